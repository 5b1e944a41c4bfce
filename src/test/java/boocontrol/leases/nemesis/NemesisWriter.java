package boocontrol.leases.nemesis;

import boocontrol.hosts.entity.ProviderId;
import boocontrol.leases.control.KeptConnections;
import boocontrol.leases.entity.Terms;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/// A process that takes hosts and writes under its leases until its parent ends it: arguments are
/// the port of the database, a name, a seed, `right` or `naive`, and where to write its journal.
final class NemesisWriter {

    static final List<String> HOSTS = List.of("one", "two", "three");
    static final Terms TERMS = new Terms(Duration.ofSeconds(1), Duration.ofHours(1));

    /// How a writer takes a host, uses it, and gives it back.
    interface Conduct {
        void turn(ProviderId host) throws InterruptedException;
    }

    private NemesisWriter() {}

    public static void main(String[] words) throws IOException {
        var source = NemesisPostgres.source(Integer.parseInt(words[0]));
        source.setApplicationName("writer " + words[1]);
        var random = new Random(Long.parseLong(words[2]));
        var journal = new Journal(new PrintStream(Path.of(words[4]).toFile()));
        var pool = new KeptConnections(source);
        var conduct =
                words[3].equals("naive")
                        ? new NaiveConduct(pool, words[1], random, journal)
                        : new LeaseConduct(pool, random, journal);
        Thread.ofPlatform().daemon().start(() -> work(conduct, random));
        // Ends with its parent.
        while (System.in.read() >= 0) {}
        Runtime.getRuntime().halt(0);
    }

    private static void work(Conduct conduct, Random random) {
        try {
            while (true) {
                conduct.turn(new ProviderId(HOSTS.get(random.nextInt(HOSTS.size()))));
                Thread.sleep(random.nextInt(10, 50));
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
