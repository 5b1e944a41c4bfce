package boocontrol.simulator.chaos;

import java.time.Duration;

/// One thing that can be wrong with a connection. Durations are not negative.
public sealed interface Toxic {

    /// The kind's name in the admin API.
    String type();

    /// Every byte arrives `latency`, up to `jitter` more or less, after it was sent.
    record Latency(Duration latency, Duration jitter) implements Toxic {

        public Latency {
            atLeastZero(latency, "latency");
            atLeastZero(jitter, "jitter");
        }

        public Latency(Duration latency) {
            this(latency, Duration.ZERO);
        }

        @Override
        public String type() {
            return "latency";
        }
    }

    /// At most `bytesPerSecond` pass.
    record Bandwidth(long bytesPerSecond) implements Toxic {

        public Bandwidth {
            check(bytesPerSecond > 0, "rate must be above 0");
        }

        @Override
        public String type() {
            return "bandwidth";
        }
    }

    /// The end of the stream arrives `delay` late.
    record SlowClose(Duration delay) implements Toxic {

        public SlowClose {
            atLeastZero(delay, "delay");
        }

        @Override
        public String type() {
            return "slow_close";
        }
    }

    /// A black hole: nothing arrives any more. The connection is closed after `timeout`; after zero
    /// it is not.
    record Timeout(Duration timeout) implements Toxic {

        public Timeout {
            atLeastZero(timeout, "timeout");
        }

        @Override
        public String type() {
            return "timeout";
        }
    }

    /// Both ends get a TCP reset after `timeout`.
    record ResetPeer(Duration timeout) implements Toxic {

        public ResetPeer {
            atLeastZero(timeout, "timeout");
        }

        @Override
        public String type() {
            return "reset_peer";
        }
    }

    /// Bytes arrive in pieces of `averageSize`, up to `sizeVariation` more or less, `delay` apart.
    record Slicer(int averageSize, int sizeVariation, Duration delay) implements Toxic {

        public Slicer {
            check(averageSize > 0, "average_size must be above 0");
            check(
                    sizeVariation >= 0 && sizeVariation < averageSize,
                    "size_variation must be at least 0 and below average_size");
            atLeastZero(delay, "delay");
        }

        @Override
        public String type() {
            return "slicer";
        }
    }

    /// `bytes` arrive, then the connection is closed.
    record LimitData(long bytes) implements Toxic {

        public LimitData {
            check(bytes >= 0, "bytes must be at least 0");
        }

        @Override
        public String type() {
            return "limit_data";
        }
    }

    private static void atLeastZero(Duration duration, String name) {
        check(!duration.isNegative(), name + " must be at least 0");
    }

    private static void check(boolean fine, String otherwise) {
        if (!fine) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
