package boocontrol.leases.model;

import boocontrol.leases.entity.Hold;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// One writer of the virtual world, with clocks of its own that run wrong.
final class Writer {
    final int number;
    final double rate;
    final long offset;
    final Duration wallError;
    int life;
    long pausedUntil;
    long claimUntil;
    long renewUntil;
    Optional<Hold> hold = Optional.empty();

    Writer(int number, RandomGenerator random) {
        this.number = number;
        this.rate = 0.82 + random.nextDouble() * 0.36;
        this.offset = random.nextLong(1L << 50);
        this.wallError = Duration.ofMillis(random.nextInt(1_600) - 800);
    }
}
