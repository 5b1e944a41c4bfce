package boocontrol.leases.nemesis;

import boocontrol.leases.entity.Mode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/// What a writer notes beside the database: when it used a host, and what was refused to it.
record Journal(PrintStream out) {

    /// A host was in use, by the machine's clock in milliseconds.
    record Use(String host, long fence, Mode mode, long from, long to) {

        boolean overlaps(Use other) {
            return host.equals(other.host)
                    && fence != other.fence
                    && mode.conflictsWith(other.mode)
                    && from < other.to
                    && other.from < to;
        }
    }

    void used(Use use) {
        out.println(
                "use %s %d %s %d %d"
                        .formatted(use.host(), use.fence(), use.mode(), use.from(), use.to()));
        out.flush();
    }

    /// A write was refused because its lease is over.
    void refused() {
        out.println("refused");
        out.flush();
    }

    /// The lease was lost while in use.
    void lost(String why) {
        out.println("lost " + why);
        out.flush();
    }

    static List<Use> uses(Path folder) throws IOException {
        return lines(folder, "use ").stream()
                .map(line -> line.split(" "))
                .filter(words -> words.length == 6)
                .map(words ->
                        new Use(
                                words[1],
                                Long.parseLong(words[2]),
                                Mode.valueOf(words[3]),
                                Long.parseLong(words[4]),
                                Long.parseLong(words[5])))
                .toList();
    }

    static long refused(Path folder) throws IOException {
        return lines(folder, "refused").size();
    }

    static long lost(Path folder) throws IOException {
        return lines(folder, "lost ").size();
    }

    /// How many met a use that conflicts. A host cannot check fences, so this may be: what must not
    /// be is that both are written.
    static long overlapping(List<Use> uses) {
        var begun = uses.stream().sorted(Comparator.comparingLong(Use::from)).toList();
        var met = new HashSet<Use>();
        for (var i = 0; i < begun.size(); i++) {
            var use = begun.get(i);
            for (var j = i + 1; j < begun.size() && begun.get(j).from() < use.to(); j++) {
                if (use.overlaps(begun.get(j))) {
                    met.add(use);
                    met.add(begun.get(j));
                }
            }
        }
        return met.size();
    }

    /// Whole lines only: a killed writer may have left half a one.
    private static List<String> lines(Path folder, String start) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".journal"))
                    .flatMap(Journal::whole)
                    .filter(line -> line.startsWith(start))
                    .toList();
        }
    }

    private static Stream<String> whole(Path file) {
        try {
            var text = Files.readString(file);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
