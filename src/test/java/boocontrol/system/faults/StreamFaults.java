package boocontrol.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.simulator.chaos.AppliedToxic;
import boocontrol.simulator.chaos.Direction;
import boocontrol.simulator.chaos.Toxic;
import boocontrol.testing.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Faults A1 to A3: what can happen between a host and us.
@Execution(ExecutionMode.CONCURRENT)
abstract class StreamFaults {

    private static final Duration OUTAGE = Duration.ofSeconds(10);
    private static final Duration DETECTION = Duration.ofSeconds(30);

    @ParameterizedTest
    @ValueSource(ints = {217, 235, 250})
    void a1_no_row_of_an_outage_is_lost_and_no_event_invented(int release, Cockpit cockpit) {
        try (var subject = Subject.connected(cockpit, "a1-v" + release, release)) {
            subject.chat("m", 5);
            Subject.await("the model is told as ready", () -> cockpit.modelEvents(subject.id) >= 2);
            var events = cockpit.modelEvents(subject.id);
            subject.finish(50);

            var cut = System.nanoTime();
            subject.proxy.disable();
            subject.host.finishRequests(500);
            cockpit.awaitState(subject.id, "reconnecting");
            Subject.await("the outage is over", () -> System.nanoTime() - cut > OUTAGE.toNanos());
            var back = System.nanoTime();
            subject.proxy.enable();
            subject.awaitConnected();
            var connected = Figure.secondsSince(back);
            var truth = subject.awaitWhole();

            assertThat(cockpit.modelEvents(subject.id)).isEqualTo(events);
            assertThat(cockpit.lost(subject.id, "gaps")).isZero();
            new Figure("A1")
                    .with("release", "v" + release)
                    .of(truth)
                    .with("events_invented", 0)
                    .with("seconds_to_connected", connected)
                    .print();
        }
    }

    @Test
    void a2_a_frame_cut_in_its_middle_is_discarded(Cockpit cockpit) {
        var subjects = new ArrayList<Subject>();
        try {
            for (var i = 0; i < 8; i++) {
                var release = i % 2 == 0 ? 235 : 250;
                subjects.add(new Subject(cockpit, Subject.spec("a2-" + i, release), _ -> {}));
            }
            subjects.forEach(Subject::awaitConnected);
            var cuts = 0;
            for (var round = 0; round < 3; round++) {
                var seed = round;
                IntStream.range(0, subjects.size())
                        .parallel()
                        .forEach(i -> cut(subjects.get(i), new Random(100L * seed + i)));
                cuts += subjects.size();
            }
            subjects.forEach(subject -> subject.finish(20));

            var truths = subjects.stream().map(Subject::truth).toList();
            assertThat(truths).allMatch(Truth::whole).allMatch(truth -> truth.epochs() == 1);
            var broken =
                    subjects.stream().mapToLong(s -> cockpit.lost(s.id, "broken_frames")).sum();
            assertThat(broken).isZero();
            new Figure("A2")
                    .with("cuts", cuts)
                    .with("broken_frames", broken)
                    .with("rows", truths.stream().mapToLong(Truth::finished).sum())
                    .with("rows_lost", truths.stream().mapToLong(Truth::lost).sum())
                    .with("rows_doubled", truths.stream().mapToLong(Truth::doubled).sum())
                    .print();
        } finally {
            subjects.forEach(Subject::close);
        }
    }

    /// Ends the stream after any number of bytes, by a FIN or by a reset.
    private static void cut(Subject subject, Random random) {
        var before = subject.connections();
        if (random.nextBoolean()) {
            subject.proxy.add(new Toxic.LimitData(1 + random.nextInt(2_000)));
        } else {
            subject.proxy.add(new Toxic.Slicer(5, 4, Duration.ofNanos(200_000)));
            subject.proxy.add(new Toxic.ResetPeer(Duration.ofMillis(1 + random.nextInt(300))));
        }
        Subject.await(
                subject.id + " is cut",
                () -> {
                    subject.host.finishRequests(10);
                    return !subject.connected() || subject.connections() > before;
                });
        subject.proxy.removeAll();
        subject.awaitConnectedAfter(before);
    }

    @Test
    void a3_a_host_that_fell_silent_is_shown_as_gone_within_30_seconds(Cockpit cockpit) {
        var subjects = new ArrayList<Subject>();
        try {
            for (var i = 0; i < 8; i++) {
                var release = i % 2 == 0 ? 235 : 250;
                subjects.add(new Subject(cockpit, Subject.spec("a3-" + i, release), _ -> {}));
            }
            subjects.forEach(Subject::awaitConnected);
            subjects.forEach(subject -> subject.finish(10));

            var hole = System.nanoTime();
            for (var subject : subjects) {
                for (var direction : Direction.values()) {
                    subject.proxy.put(AppliedToxic.of(new Toxic.Timeout(Duration.ZERO), direction));
                }
                subject.host.finishRequests(10);
            }
            var seconds =
                    subjects.parallelStream()
                            .map(subject -> {
                                Await.until(
                                        subject.id + " is shown as gone",
                                        DETECTION,
                                        Cockpit.EVERY,
                                        () -> !subject.connected());
                                assertThat(cockpit.reason(subject.id)).isEqualTo("silent");
                                return Figure.secondsSince(hole);
                            })
                            .sorted()
                            .toList();
            subjects.forEach(subject -> subject.proxy.removeAll());
            subjects.forEach(Subject::awaitConnected);

            var truths = subjects.stream().map(Subject::awaitWhole).toList();
            new Figure("A3")
                    .with("hosts", subjects.size())
                    .with("detection_p50_s", seconds.get(seconds.size() / 2))
                    .with("detection_max_s", seconds.getLast())
                    .with("rows_lost", truths.stream().mapToLong(Truth::lost).sum())
                    .print();
        } finally {
            subjects.forEach(Subject::close);
        }
    }
}
