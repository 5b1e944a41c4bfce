package boocontrol.leases.nemesis;

import boocontrol.testing.Await;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Four writers, and everything that can happen to them and to their database.
final class Nemesis {

    private static final int WRITERS = 4;

    private final NemesisPostgres postgres;
    private final String conduct;
    private final Path folder;
    private final Random random;
    private final WriterProcess[] writers = new WriterProcess[WRITERS];
    private final long[] pausedUntil = new long[WRITERS];
    private int started;

    int pauses;
    int kills;
    int terminations;
    int crashes;

    /// @param conduct `right` or `naive`
    Nemesis(NemesisPostgres postgres, String conduct, Path folder, long seed) {
        this.postgres = postgres;
        this.conduct = conduct;
        this.folder = folder;
        this.random = new Random(seed);
    }

    /// @param crashEvery how often PostgreSQL is killed
    /// @param enough ends it before its time
    void run(Duration length, Duration crashEvery, BooleanSupplier enough) throws IOException {
        for (var i = 0; i < WRITERS; i++) {
            start(i);
        }
        for (var writer : writers) {
            Await.until("a writer works", Duration.ofSeconds(90), writer::works);
        }
        var end = System.nanoTime() + length.toNanos();
        var crash = System.nanoTime() + crashEvery.toNanos();
        while (System.nanoTime() < end && !enough.getAsBoolean()) {
            LockSupport.parkNanos(Duration.ofMillis(random.nextInt(100, 500)).toNanos());
            resumeDue(System.nanoTime());
            if (System.nanoTime() > crash) {
                postgres.crash();
                crashes++;
                crash = System.nanoTime() + crashEvery.toNanos();
            } else {
                strike(random.nextInt(WRITERS));
            }
        }
        for (var writer : writers) {
            writer.end();
        }
    }

    private void strike(int at) throws IOException {
        var dice = random.nextInt(10);
        if (dice < 5 && pausedUntil[at] == 0) {
            var length = Duration.ofMillis(random.nextInt(200, 2_500));
            writers[at].pause();
            pausedUntil[at] = System.nanoTime() + length.toNanos();
            pauses++;
        } else if (dice == 5) {
            writers[at].kill();
            start(at);
            kills++;
        } else if (dice > 5) {
            terminations += (int) postgres.terminateOne();
        }
    }

    private void resumeDue(long now) {
        for (var i = 0; i < WRITERS; i++) {
            if (pausedUntil[i] != 0 && now > pausedUntil[i]) {
                writers[i].resume();
                pausedUntil[i] = 0;
            }
        }
    }

    private void start(int at) throws IOException {
        pausedUntil[at] = 0;
        var name = at + "-" + started++;
        writers[at] = new WriterProcess(postgres.port(), name, random.nextLong(), conduct, folder);
    }
}
