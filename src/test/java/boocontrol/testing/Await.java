package boocontrol.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for what a test expects to become true, with a deadline and a name for what was awaited.
public final class Await {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Await() {}

    public static void until(String what, BooleanSupplier condition) {
        until(what, PATIENCE, condition);
    }

    public static void until(String what, Duration patience, BooleanSupplier condition) {
        until(what, patience, Duration.ofMillis(5), condition);
    }

    /// @param every between two looks, where looking costs
    public static void until(
            String what, Duration patience, Duration every, BooleanSupplier condition) {
        until(() -> what, patience, every, condition);
    }

    /// @param what told when it was awaited in vain
    public static void until(
            Supplier<String> what, Duration patience, Duration every, BooleanSupplier condition) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        "not within " + patience.toSeconds() + " s: " + what.get());
            }
            LockSupport.parkNanos(every.toNanos());
        }
    }
}
