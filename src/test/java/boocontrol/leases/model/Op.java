package boocontrol.leases.model;

import boocontrol.leases.entity.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// One thing that happens in a sequence, `after` milliseconds after the one before.
///
/// @param writer who does it
/// @param mode of claims and asks
/// @param out milliseconds until a request arrives, or how much, or for how long
/// @param back milliseconds until the answer arrives, or until the commit; below zero: never
record Op(Kind kind, int after, int writer, Mode mode, int out, int back) {

    enum Kind {
        CLAIM(30),
        ASK(6),
        RENEW(40),
        RELEASE(8),
        WRITE(45),
        PAUSE(6),
        CRASH(2),
        DATABASE_CRASH(1),
        STEP(3),
        BACKUP(1),
        RESTORE(1);

        final int weight;

        Kind(int weight) {
            this.weight = weight;
        }
    }

    /// What a sequence may contain besides the writers' own doings.
    enum Weather {
        /// Nothing happens to the database's clock or data: the holders' own view must be right.
        CALM,
        /// The database's clock steps.
        STEPS,
        /// The database is restored from backups.
        RESTORES;

        boolean allows(Kind kind) {
            return switch (kind) {
                case STEP -> this == STEPS;
                case BACKUP, RESTORE -> this == RESTORES;
                default -> true;
            };
        }
    }

    static final int WRITERS = 4;

    static List<Op> sequence(RandomGenerator random, Weather weather, int length) {
        var ops = new ArrayList<Op>();
        while (ops.size() < length) {
            var op = any(random);
            if (weather.allows(op.kind())) {
                ops.add(op);
            }
        }
        return ops;
    }

    private static Op any(RandomGenerator random) {
        var kind = kind(random);
        var exclusive = random.nextInt(3) > 0;
        return new Op(
                kind,
                random.nextInt(12) == 0 ? random.nextInt(900) : random.nextInt(90),
                random.nextInt(WRITERS),
                exclusive ? Mode.EXCLUSIVE : Mode.SHARED,
                out(kind, random),
                back(kind, random));
    }

    private static int back(Kind kind, RandomGenerator random) {
        if (kind == Kind.WRITE) {
            return random.nextInt(8) == 0 ? random.nextInt(1_500) : random.nextInt(120);
        }
        return random.nextInt(25) == 0 ? -1 : random.nextInt(120);
    }

    private static int out(Kind kind, RandomGenerator random) {
        return switch (kind) {
            case PAUSE -> random.nextInt(3 * (int) LeaseWorld.TERMS.ttl().toMillis());
            case STEP -> random.nextInt(401) - 200;
            // Now and then a request hangs in a network for longer than any lease.
            default -> random.nextInt(20) == 0 ? random.nextInt(2_500) : random.nextInt(60);
        };
    }

    private static Kind kind(RandomGenerator random) {
        var all = Kind.values();
        var at = random.nextInt(java.util.Arrays.stream(all).mapToInt(k -> k.weight).sum());
        for (var kind : all) {
            at -= kind.weight;
            if (at < 0) {
                return kind;
            }
        }
        throw new AssertionError();
    }
}
