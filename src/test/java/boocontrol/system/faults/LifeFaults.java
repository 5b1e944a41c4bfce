package boocontrol.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.simulator.entity.Release;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Faults A6, A7, A13 and A19: a host whose ids begin anew, whose clock is wrong, or that becomes
/// another one.
@Execution(ExecutionMode.CONCURRENT)
abstract class LifeFaults {

    @ParameterizedTest
    @ValueSource(ints = {217, 235, 250})
    void a6_a_restart_begins_a_new_epoch_though_the_ids_are_the_same(int release, Cockpit cockpit) {
        try (var subject = Subject.connected(cockpit, "a6-v" + release, release)) {
            subject.finish(20);
            // As many rows as before, fewer, more: under the same ids in the same second.
            for (var rows : new int[] {20, 5, 30}) {
                var before = subject.connections();
                subject.host.kill();
                subject.host.revive();
                subject.host.finishRequests(rows);
                subject.awaitConnectedAfter(before);
                subject.awaitWhole();
            }
            var truth = subject.truth();

            assertThat(truth.epochs()).isEqualTo(subject.host.ledger().epochs()).isEqualTo(4);
            new Figure("A6").with("release", "v" + release).of(truth).print();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {217, 235})
    void a7_a_reload_of_a_ring_begins_a_new_epoch_and_late_rows_go_to_the_old_one(
            int release, Cockpit cockpit) {
        var second = Duration.ofSeconds(1);
        var spec = Subject.spec("a7-v" + release, release).timed(second, second);
        try (var subject = Subject.connected(cockpit, spec)) {
            subject.chat("m", 1);
            subject.finish(19);
            // The reload cuts it off; its row comes then, under an id that the new life may have
            // given too.
            var late = CompletableFuture.supplyAsync(() -> subject.chat("m", 100));
            Subject.await("a request runs", () -> !subject.host.inflight().isEmpty());
            var before = subject.connections();

            subject.host.reload();
            subject.host.finishRequests(10);
            subject.awaitConnectedAfter(before);
            late.join();
            subject.host.finishRequests(10);
            // Up to v217 the late row is told while the streams are being ended: it may go with the
            // ring that held it, and then that must be said.
            var mayBeGone = release <= 217 ? 1 : 0;
            Subject.await(
                    "all that the host has is told", () -> subject.truth().lost() <= mayBeGone);
            var truth = subject.truth();

            assertThat(truth.finished()).isEqualTo(41);
            assertThat(truth.epochs()).isEqualTo(2);
            assertThat(truth.doubled() + truth.invented()).isZero();
            assertThat(subject.gapsSuspected()).isEqualTo(1);
            new Figure("A7").with("release", "v" + release).of(truth).print();
        }
    }

    @Test
    void a13_an_hour_ahead_or_behind(Cockpit cockpit) {
        var hour = Duration.ofHours(1);
        wrongClock(cockpit, "a13-ahead", 235, hour);
        wrongClock(cockpit, "a13-behind", 250, hour.negated());
    }

    private static void wrongClock(Cockpit cockpit, String id, int release, Duration ahead) {
        var spec = Subject.spec(id, release);
        try (var subject = new Subject(cockpit, spec, host -> host.clockOffset(ahead))) {
            subject.awaitConnected();
            subject.finish(20);
            var told = cockpit.host(id).getJsonNumber("clock_skew_ms").longValue();
            var error = Math.abs(told - ahead.toMillis());

            assertThat(error).isLessThanOrEqualTo(1_000);
            new Figure("A13")
                    .with("clock_ahead_s", ahead.toSeconds())
                    .with("skew_error_ms", error)
                    .of(subject.truth())
                    .print();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {235, 250})
    void a13_a_clock_that_steps_loses_no_row_and_begins_no_epoch(int release, Cockpit cockpit) {
        try (var subject = Subject.connected(cockpit, "a13-v" + release, release)) {
            Consumer<Duration> step =
                    by -> {
                        subject.host.stepClock(by);
                        subject.finish(20);
                    };
            subject.finish(20);
            step.accept(Duration.ofMinutes(-10));
            step.accept(Duration.ofHours(2));
            step.accept(Duration.ofHours(-1));
            var before = subject.connections();
            subject.proxy.disable();
            subject.host.stepClock(Duration.ofMinutes(-5));
            subject.host.finishRequests(20);
            subject.proxy.enable();
            subject.awaitConnectedAfter(before);
            var truth = subject.awaitWhole();

            assertThat(truth.epochs()).isEqualTo(1);
            assertThat(cockpit.lost(subject.id, "gaps")).isZero();
            new Figure("A13").with("release", "v" + release).with("steps", 4).of(truth).print();
        }
    }

    @Test
    void a19_a_host_that_is_upgraded_is_probed_anew(Cockpit cockpit) {
        try (var subject = Subject.connected(cockpit, "a19", 235)) {
            subject.finish(30);
            assertThat(cockpit.host(subject.id).getString("dialect")).isEqualTo("ring");
            var before = subject.connections();

            var begun = System.nanoTime();
            subject.host.upgrade(new Release(250));
            subject.host.finishRequests(30);
            subject.awaitConnectedAfter(before);
            var seconds = Figure.secondsSince(begun);
            var truth = subject.awaitWhole();

            assertThat(cockpit.host(subject.id).getString("dialect")).isEqualTo("store");
            assertThat(truth.epochs()).isEqualTo(2);
            new Figure("A19").of(truth).with("seconds_to_connected", seconds).print();
        }
    }
}
