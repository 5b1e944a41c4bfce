package boocontrol.system.leases;

import boocontrol.testing.RunningServer;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/// The four writers of docs/leases.md, each as it must behave, on one host.
final class OutsideWriters {

    /// A use of the host, by a clock that never steps.
    record Use(String writer, String mode, long fence, long from, long to) {

        boolean conflicts(Use other) {
            return fence != other.fence
                    && (mode.equals("exclusive") || other.mode.equals("exclusive"))
                    && from - other.to < 0
                    && other.from - to < 0;
        }
    }

    private static final String HOST = "sam-desktop";

    private final RunningServer server;
    private final List<Use> uses = new CopyOnWriteArrayList<>();
    private final List<String> yielded = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private volatile boolean over;

    OutsideWriters(RunningServer server) {
        this.server = server;
    }

    List<Use> uses() {
        return uses;
    }

    /// Who stopped because it was asked.
    List<String> yielded() {
        return yielded;
    }

    void start() {
        // People wait: asks at once when something long is in the way.
        writer("boochat", "chat", "shared", 3, 0);
        // Agents have time before they ask.
        writer("boocoder", "agent", "shared", 3, 20);
        // One round at a time.
        writer("arena", "battle-timed", "exclusive", 5, 40);
        // Runs for long, but stops when asked.
        writer("bench", "bench:7", "exclusive", 200, Integer.MAX_VALUE);
    }

    void stop() throws InterruptedException {
        over = true;
        for (var thread : threads) {
            thread.join(java.time.Duration.ofSeconds(20));
        }
    }

    /// @param samples how much it does under one lease
    /// @param patience refusals before it asks
    private void writer(String name, String purpose, String mode, int samples, int patience) {
        var holder = name + "/" + Long.toHexString(new Random().nextLong());
        threads.add(
                Thread.ofPlatform()
                        .name(name)
                        .start(() -> {
                            var refusals = 0;
                            while (!over) {
                                var answer =
                                        OutsideLease.claim(server, HOST, holder, purpose, mode);
                                if (answer.lease().isPresent()) {
                                    refusals = 0;
                                    use(name, mode, samples, answer.lease().get());
                                    pause(200);
                                } else if (++refusals > patience) {
                                    OutsideLease.preempt(server, HOST, holder, purpose, mode);
                                }
                                pause(150);
                            }
                        }));
    }

    private void use(String name, String mode, int samples, OutsideLease lease) {
        try (lease) {
            for (var i = 0; i < samples && lease.mayAct() && !over; i++) {
                if (lease.asked()) {
                    yielded.add(name);
                    return;
                }
                var from = System.nanoTime();
                pause(40);
                uses.add(new Use(name, mode, lease.fence(), from, System.nanoTime()));
            }
        }
    }

    private static void pause(int millis) {
        LockSupport.parkNanos(millis * 1_000_000L);
    }
}
