package boocontrol.simulator;

import boocontrol.simulator.entity.Release;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the command line asks for.
///
/// @param portBase first port of the hosts; 0 takes free ones
/// @param rate how busy the visitors are; 0 is nobody
/// @param parent process after whose end the simulator ends; 0 is none
record Options(
        boolean demo,
        int hosts,
        List<Release> releases,
        long seed,
        Optional<Integer> adminPort,
        int portBase,
        double rate,
        long parent,
        Optional<Path> providers) {

    static final String HELP =
            """
            usage: ./boocontrol simulate [OPTIONS]

            Simulated llama-swap hosts that need no GPU, on loopback ports. Ctrl-C ends them.

              --demo                 four hosts with people who use them; one sleeps now and then
              --hosts N              so many equal hosts instead (default 1)
              --release v235,v250    their releases, in turn: v140 to v250, or main (default v250)
              --rate X               how busy their users are; 0 is nobody (default 0, demo 1)
              --seed N               of everything that looks random (default 1)
              --port-base N          first port; by default free ones
              --admin-port N         the admin API (docs/simulator.md); 0 takes a free port
              --write-providers FILE the hosts as a providers file, once all of them listen
              --with-parent PID      end when that process ends
              --help                 this text
            """;

    /// An option that is not understood.
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;

        Wrong(String message) {
            super(message, null, false, false);
        }
    }

    static Options of(String... words) throws Wrong {
        var draft = new Draft();
        for (var i = 0; i < words.length; i++) {
            if (words[i].equals("--demo")) {
                draft.demo = true;
            } else if (i + 1 < words.length) {
                draft.take(words[i], words[++i]);
            } else {
                throw new Wrong(
                        Draft.KNOWN.contains(words[i])
                                ? words[i] + " needs a value"
                                : "unknown option " + words[i] + " (see --help)");
            }
        }
        return draft.options();
    }

    private static final class Draft {

        static final List<String> KNOWN =
                List.of(
                        "--hosts",
                        "--release",
                        "--rate",
                        "--seed",
                        "--port-base",
                        "--admin-port",
                        "--write-providers",
                        "--with-parent");

        private boolean demo;
        private int hosts = 1;
        private List<Release> releases = List.of(new Release(250));
        private Optional<Double> rate = Optional.empty();
        private long seed = 1;
        private int portBase;
        private Optional<Integer> adminPort = Optional.empty();
        private Optional<Path> providers = Optional.empty();
        private long parent;

        void take(String option, String value) throws Wrong {
            switch (option) {
                case "--hosts" -> hosts = (int) whole(option, value, 1, 2000);
                case "--release" -> releases = releases(value);
                case "--rate" -> rate = Optional.of(decimal(option, value));
                case "--seed" -> seed = whole(option, value, Long.MIN_VALUE, Long.MAX_VALUE);
                case "--port-base" -> portBase = (int) whole(option, value, 1, 65_000);
                case "--admin-port" ->
                        adminPort = Optional.of((int) whole(option, value, 0, 65_535));
                case "--write-providers" -> providers = Optional.of(Path.of(value));
                case "--with-parent" -> parent = whole(option, value, 1, Long.MAX_VALUE);
                default -> throw new Wrong("unknown option " + option + " (see --help)");
            }
        }

        Options options() {
            return new Options(
                    demo,
                    hosts,
                    releases,
                    seed,
                    adminPort,
                    portBase,
                    rate.orElse(demo ? 1.0 : 0.0),
                    parent,
                    providers);
        }

        private static List<Release> releases(String value) throws Wrong {
            var all = new ArrayList<Release>();
            for (var name : value.split(",")) {
                try {
                    all.add(Release.of(name));
                } catch (IllegalArgumentException e) {
                    throw new Wrong(String.valueOf(e.getMessage()));
                }
            }
            return List.copyOf(all);
        }

        private static long whole(String option, String value, long low, long high) throws Wrong {
            try {
                var number = Long.parseLong(value);
                if (number >= low && number <= high) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw new Wrong(option + " needs a whole number, not " + value);
            }
            throw new Wrong(option + " must be between " + low + " and " + high);
        }

        private static double decimal(String option, String value) throws Wrong {
            try {
                var number = Double.parseDouble(value);
                if (number >= 0 && number <= 1000) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw new Wrong(option + " needs a number, not " + value);
            }
            throw new Wrong(option + " must be between 0 and 1000");
        }
    }
}
