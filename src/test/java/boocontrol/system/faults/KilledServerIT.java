package boocontrol.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.simulator.entity.HostSpec;
import boocontrol.testing.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Fault A18: kill -9 of the server while its hosts finish requests.
@ExtendWith(SharedCockpit.class)
class KilledServerIT {

    private static final boolean LONG = Boolean.getBoolean("boocontrol.long");
    private static final int KILLS = LONG ? 20 : 3;
    private static final Duration CAUGHT_UP = Duration.ofSeconds(60);

    /// A host whose users never rest, unless they are asked to.
    private static final class Busy implements AutoCloseable {

        private final Subject subject;
        private final Random random;
        private final ReentrantLock traffic = new ReentrantLock();
        private final AtomicBoolean over = new AtomicBoolean();
        private final Thread users;

        Busy(Subject subject, long seed) {
            this.subject = subject;
            this.random = new Random(seed);
            this.users = Thread.ofPlatform().name("users of " + subject.id).start(this::run);
        }

        private void run() {
            while (!over.get()) {
                traffic.lock();
                try {
                    subject.host.finishRequests(1 + random.nextInt(3));
                } finally {
                    traffic.unlock();
                }
                LockSupport.parkNanos(50_000_000L + random.nextInt(50_000_000));
            }
        }

        /// Does something to the host between two of its requests.
        void between(Runnable work) {
            traffic.lock();
            try {
                work.run();
            } finally {
                traffic.unlock();
            }
        }

        void end() {
            over.set(true);
            try {
                users.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void close() {
            end();
            subject.close();
        }
    }

    /// Closed after whatever went wrong, without hiding it.
    private record Traffic(List<Busy> hosts) implements AutoCloseable {

        Traffic() {
            this(new ArrayList<>());
        }

        @Override
        public void close() {
            hosts.forEach(Busy::close);
        }
    }

    @Test
    @Timeout(value = LONG_MINUTES, unit = TimeUnit.MINUTES)
    void a18_no_row_is_lost_or_doubled_when_the_server_is_killed_again_and_again(Cockpit cockpit) {
        try (var traffic = new Traffic()) {
            var hosts = traffic.hosts;
            for (var spec : specs()) {
                hosts.add(new Busy(Subject.connected(cockpit, spec), hosts.size()));
            }
            var slowest = 0.0;
            for (var kill = 0; kill < KILLS; kill++) {
                slowest = Math.max(slowest, killed(cockpit, hosts, kill));
            }
            hosts.forEach(Busy::end);
            var truths = hosts.stream().map(host -> host.subject.awaitWhole(CAUGHT_UP)).toList();
            for (var host : hosts) {
                assertThat(cockpit.lost(host.subject.id, "lost_rows")).isZero();
            }
            new Figure("A18")
                    .with("kills", KILLS)
                    .with("hosts", hosts.size())
                    .with("rows", truths.stream().mapToLong(Truth::finished).sum())
                    .with("rows_lost", truths.stream().mapToLong(Truth::lost).sum())
                    .with("rows_doubled", truths.stream().mapToLong(Truth::doubled).sum())
                    .with("epochs", truths.stream().mapToLong(Truth::epochs).sum())
                    .with("slowest_start_to_all_connected_s", slowest)
                    .print();
        }
    }

    private static final int LONG_MINUTES = 20;

    /// Rings, stores in memory and a store in a file.
    private static List<HostSpec> specs() {
        return List.of(
                Subject.spec("a18-v217", 217),
                Subject.spec("a18-v235", 235),
                Subject.spec("a18-v250", 250),
                Subject.spec("a18-file", 250).keeping(0, 0, true));
    }

    /// @return seconds from the start until all hosts were connected again
    private static double killed(Cockpit cockpit, List<Busy> hosts, int kill) {
        // A life may end only when all of it was told: what a ring forgets, nobody can know.
        var ring = hosts.get(1);
        ring.between(() -> {
            ring.subject.awaitWhole(CAUGHT_UP);
            ring.subject.host.reload();
        });
        // In the middle of reading and writing, wherever that is.
        var until = System.nanoTime() + 1_000_000_000L + 217_000_000L * kill % 1_000_000_000L;
        Await.until("some traffic", () -> System.nanoTime() > until);
        cockpit.server().kill();
        var file = hosts.get(3);
        file.between(() -> file.subject.host.restart());
        var start = System.nanoTime();
        cockpit.server().startAgain();
        hosts.forEach(host -> host.subject.awaitConnected());
        return Figure.secondsSince(start);
    }
}
