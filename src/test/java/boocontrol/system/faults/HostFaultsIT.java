package boocontrol.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.testing.Await;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What goes wrong with hosts and on the way to them, all of it at the same time on one server.
@ExtendWith(SharedCockpit.class)
@Timeout(value = 150, unit = TimeUnit.SECONDS)
class HostFaultsIT {

    private static Cockpit cockpit;
    private static int loops;

    @BeforeAll
    static void count(Cockpit shared) {
        cockpit = shared;
        loops = cockpit.loops();
    }

    /// Whatever happened to the hosts, no thread is left of them.
    @AfterAll
    static void count_again() {
        Await.until(
                "the threads of removed hosts have ended",
                Duration.ofSeconds(20),
                Cockpit.EVERY,
                () -> cockpit.loops() <= loops);
        assertThat(cockpit.hosts()).isEmpty();
        new Figure("A3").with("threads_leaked", cockpit.loops() - loops).print();
    }

    @Nested
    @Execution(ExecutionMode.CONCURRENT)
    class OnTheWay extends StreamFaults {}

    @Nested
    @Execution(ExecutionMode.CONCURRENT)
    class InItsCounters extends LifeFaults {}

    @Nested
    @Execution(ExecutionMode.CONCURRENT)
    class InItsRows extends RowFaults {}

    @Nested
    @Execution(ExecutionMode.CONCURRENT)
    class AtTheDoor extends RefusalFaults {}

    @Nested
    @Execution(ExecutionMode.CONCURRENT)
    class Meanwhile extends Scrapes {}
}
