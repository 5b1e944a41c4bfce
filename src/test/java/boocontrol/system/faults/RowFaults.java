package boocontrol.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.simulator.control.Faults.Poison;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Faults A8, A9, A12 and A14: rows that come twice, out of order, not at all, or cannot be kept.
@Execution(ExecutionMode.CONCURRENT)
abstract class RowFaults {

    @ParameterizedTest
    @ValueSource(ints = {235, 250})
    void a8_rows_told_again_and_out_of_order_are_kept_once(int release, Cockpit cockpit) {
        try (var subject = Subject.connected(cockpit, "a8-v" + release, release)) {
            subject.host.faults().repeatRows(true);
            subject.host.faults().swapRows(true);
            for (var round = 0; round < 5; round++) {
                subject.host.finishRequests(40);
                subject.host.repeatRing();
            }
            subject.awaitWhole();
            subject.host.repeatRing();
            subject.host.faults().swapRows(false);
            subject.finish(1);
            var truth = subject.truth();

            assertThat(truth.epochs()).isEqualTo(1);
            new Figure("A8").with("release", "v" + release).of(truth).print();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {235, 250})
    void a9_a_row_that_was_not_told_is_found_by_its_hole_or_by_the_sweep(
            int release, Cockpit cockpit) {
        try (var subject = Subject.connected(cockpit, "a9-v" + release, release)) {
            subject.finish(10);
            var faults = subject.host.faults();
            faults.dropEvery(3);
            subject.host.finishRequests(50);
            faults.dropEvery(0);
            var holes = System.nanoTime();
            subject.finish(1);
            var byHole = Figure.secondsSince(holes);

            faults.dropEvery(1);
            subject.host.finishRequests(10);
            var silence = System.nanoTime();
            subject.awaitWhole(Duration.ofSeconds(75));
            var bySweep = Figure.secondsSince(silence);

            assertThat(bySweep).isLessThan(65);
            var truth = subject.truth();
            new Figure("A9")
                    .with("release", "v" + release)
                    .of(truth)
                    .with("told_never", subject.host.ledger().messagesWithheld())
                    .with("staleness_hole_s", byHole)
                    .with("staleness_sweep_s", bySweep)
                    .print();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {235, 250})
    void a12_a_row_that_cannot_be_kept_does_not_stop_its_neighbours(int release, Cockpit cockpit) {
        try (var subject = Subject.connected(cockpit, "a12-v" + release, release)) {
            for (var poison : Poison.values()) {
                subject.host.finishRequests(3);
                subject.host.poison(poison);
                subject.finish(3);
            }
            // A count over 32 bits is only a poison to those who keep it in 32.
            var kinds = Poison.values().length - 1;
            Subject.await(
                    "all poison is kept aside",
                    () -> cockpit.lost(subject.id, "poison_rows") == kinds);
            var before = subject.connections();
            subject.proxy.disable();
            subject.proxy.enable();
            subject.awaitConnectedAfter(before);
            subject.finish(3);
            var truth = subject.truth();

            assertThat(truth.epochs()).isEqualTo(1);
            assertThat(cockpit.lost(subject.id, "poison_rows")).isEqualTo(kinds);
            assertThat(cockpit.lost(subject.id, "gaps")).isZero();
            new Figure("A12")
                    .with("release", "v" + release)
                    .with("kept_aside", kinds)
                    .of(truth)
                    .print();
        }
    }

    @Test
    void a14_nanoseconds_of_a_host_lose_and_double_nothing(Cockpit cockpit) {
        try (var subject = Subject.connected(cockpit, "a14", 235)) {
            subject.finish(200);
            var before = subject.connections();
            subject.proxy.disable();
            subject.proxy.enable();
            subject.awaitConnectedAfter(before);
            subject.finish(200);
            var finer =
                    subject.host.rows().stream()
                            .filter(row ->
                                    !row.at().equals(row.at().truncatedTo(ChronoUnit.MICROS)))
                            .count();
            var truth = subject.truth();

            assertThat(finer).isPositive();
            new Figure("A14").with("stamps_below_1us", finer).of(truth).print();
        }
    }
}
