package boocontrol.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.testing.Await;
import boocontrol.testing.Contract;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The logs of simulated hosts, as the packaged server tells them.
@ExtendWith(SharedCockpit.class)
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class LogsIT {

    private static final boolean LONG = Boolean.getBoolean("boocontrol.long");
    private static final long FLOOD = LONG ? 20_000_000 : 5_000_000;
    private static final Duration FLOOD_TIME = Duration.ofSeconds(LONG ? 60 : 4);

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(ints = {217, 235, 250})
    void lines_arrive_as_they_are_and_say_whose_they_are(int release, Cockpit cockpit) {
        try (var subject = Subject.connected(cockpit, "log-v" + release, release)) {
            var told = new LogTold(cockpit, subject.id);
            subject.host.say("\u001b[32mgröße 🦙\u001b[0m\r\nhalf a ");
            subject.host.say("line\n");
            subject.chat("m", 2);

            Subject.await("lines arrive", () -> told.upstream().contains("half a line"));
            assertThat(told.upstream()).contains("\u001b[32mgröße 🦙\u001b[0m");
            assertThat(told.texts("?source=upstream&q=GR%C3%B6%C3%9Fe")).hasSize(1);
            Subject.await(
                    "the load is told", () -> !told.texts("?model=m&q=health%20check").isEmpty());
            assertThat(told.texts("?model=n")).isEmpty();
            assertOwnLinesAreKnown(told);
            assertThat(told.asText("?source=upstream&q=gr%C3%B6%C3%9Fe").body())
                    .isEqualTo("\u001b[32mgröße 🦙\u001b[0m\n");
            assertThat(told.asText("?limit=0").statusCode()).isEqualTo(400);
        }
    }

    private static void assertOwnLinesAreKnown(LogTold told) {
        Subject.await(
                "the client's request is told", () -> !told.texts("?q=chat/completions").isEmpty());
        var lines = told.lines("?limit=2000");
        assertThat(lines)
                .filteredOn(line -> line.getString("text").contains("\"BooControl/"))
                .isNotEmpty()
                .allMatch(line -> line.getBoolean("own"));
        assertThat(told.texts("?limit=2000&own=false"))
                .anyMatch(text -> text.contains("/v1/chat/completions"))
                .noneMatch(text -> text.contains("\"BooControl/"));
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(ints = {235, 250})
    void a_reconnect_repeats_no_line_and_loses_none(int release, Cockpit cockpit) {
        try (var subject = Subject.connected(cockpit, "log-again-v" + release, release)) {
            var told = new LogTold(cockpit, subject.id);
            Talk.lines(subject, 0, 100);
            subject.host.say("the last one is ha");
            Subject.await("lines arrive", () -> told.upstream().size() == 100);

            for (var outage = 1; outage <= 2; outage++) {
                var before = subject.connections();
                subject.proxy.disable();
                Subject.await("the connection is over", () -> !subject.connected());
                subject.host.say("lf\n");
                Talk.lines(subject, outage * 100, 100);
                subject.host.say("the last one is ha");
                subject.proxy.enable();
                subject.awaitConnectedAfter(before);
                var all = outage * 101 + 100;
                Subject.await("the rest arrives", () -> told.upstream().size() == all);
            }

            var numbered =
                    told.upstream().stream().filter(line -> line.startsWith("line")).toList();
            assertThat(numbered)
                    .isEqualTo(IntStream.range(0, 300).mapToObj("line %d"::formatted).toList());
            assertThat(told.upstream()).contains("the last one is half");
            assertThat(told.marks("upstream")).isEmpty();
            assertThat(told.marks("proxy")).isEmpty();
            assertThat(told.texts("?limit=2000")).doesNotHaveDuplicates();
            new Figure("A2-logs")
                    .with("release", "v" + release)
                    .with("outages", 2)
                    .with("lines", told.figure("upstream", "read_lines"))
                    .with("lines_lost", 0)
                    .with("lines_doubled", 0)
                    .with("lines_repeated_by_host", told.figure("upstream", "repeated_lines"))
                    .print();
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void a_host_with_another_history_is_marked_once(Cockpit cockpit) {
        try (var subject = Subject.connected(cockpit, "log-new", 250)) {
            var told = new LogTold(cockpit, subject.id);
            Talk.lines(subject, 0, 10);
            Subject.await("lines arrive", () -> told.upstream().size() == 10);
            var before = subject.connections();

            subject.host.restart();
            subject.awaitConnectedAfter(before);
            Talk.lines(subject, 100, 10);

            Subject.await("lines of the new life arrive", () -> told.upstream().size() == 20);
            assertThat(told.marks("upstream"))
                    .extracting(mark -> mark.getString("kind"))
                    .containsExactly("rejoined");
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(ints = {235, 250})
    void ten_thousand_lines_a_second_delay_no_state_and_what_is_lost_is_said(
            int release, Cockpit cockpit) {
        try (var subject = Subject.connected(cockpit, "log-burst-v" + release, release);
                var quiet = Subject.connected(cockpit, "log-quiet-v" + release, release)) {
            var told = new LogTold(cockpit, subject.id);
            var connections = subject.connections();
            var talking = Thread.startVirtualThread(() -> Talk.burst(subject));
            quiet.chat("m", 2);
            var since = System.nanoTime();
            Subject.await("the load is shown", () -> ready(cockpit, quiet.id));
            var shown = Figure.secondsSince(since);
            await(talking);
            subject.finish(20);
            // A host says what it dropped before the next text.
            subject.host.say("the burst is over\n");
            Subject.await("the last line arrives or is lost", () -> told.settled());

            assertThat(shown).isLessThan(5);
            assertThat(subject.connections()).isEqualTo(connections);
            assertThat(cockpit.lost(subject.id, "overflows")).isZero();
            assertThat(told.figure("upstream", "lines")).isLessThanOrEqualTo(2_000);
            assertThat(told.figure("upstream", "bytes")).isLessThanOrEqualTo(1 << 20);
            var lost = Talk.BURST - told.figure("upstream", "read_lines");
            var said = told.figure("upstream", "marked") + told.figure("proxy", "marked");
            assertThat(lost <= 0 || said > 0).as("%d lines lost, %d marks", lost, said).isTrue();
            new Figure("A10")
                    .with("release", "v" + release)
                    .with("lines_per_second", Talk.BURST / Talk.BURST_TIME.toSeconds())
                    .with("lines", Talk.BURST)
                    .with("lines_lost", Math.max(0, lost))
                    .with("host_dropped_bytes", subject.host.ledger().logBytesDropped())
                    .with("host_dropped_bytes_said", told.hostDropped())
                    .with("frames_dropped_at_the_reader", cockpit.lost(subject.id, "dropped_logs"))
                    .with("we_dropped_pieces", told.figure("upstream", "dropped_pieces"))
                    .with("marks", said)
                    .with("state_shown_after_s", shown)
                    .print();
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void a_flood_of_megabytes_a_second_costs_little_memory(Cockpit cockpit) {
        try (var subject = Subject.connected(cockpit, "log-flood", 250)) {
            var told = new LogTold(cockpit, subject.id);
            var before = cockpit.residentKib();
            subject.host.flood(FLOOD);
            var since = System.nanoTime();
            Await.until(
                    "it floods",
                    FLOOD_TIME.plusSeconds(20),
                    Cockpit.EVERY,
                    () -> System.nanoTime() - since > FLOOD_TIME.toNanos());
            subject.host.flood(0);
            Subject.await("the flood is over", () -> told.settled());

            assertThat(subject.connected()).isTrue();
            assertThat(told.figure("upstream", "bytes")).isLessThanOrEqualTo(1 << 20);
            var dropped = subject.host.ledger().logBytesDropped();
            assertThat(dropped == 0 || told.figure("upstream", "marked") > 0).isTrue();
            new Figure("A10")
                    .with("bytes_per_second", FLOOD)
                    .with("seconds", FLOOD_TIME.toSeconds())
                    .with("lines", told.figure("upstream", "read_lines"))
                    .with("host_dropped_bytes", dropped)
                    .with("frames_dropped_at_the_reader", cockpit.lost(subject.id, "dropped_logs"))
                    .with("we_dropped_pieces", told.figure("upstream", "dropped_pieces"))
                    .with("tail_bytes", told.figure("upstream", "bytes"))
                    .with("rss_growth_mb", (cockpit.residentKib() - before) / 1024)
                    .print();
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void a_bad_question_is_refused_and_an_empty_answer_is_one(Cockpit cockpit) {
        try (var _ = Subject.connected(cockpit, "log-asked", 250)) {
            for (var query :
                    List.of(
                            "limit=0",
                            "limit=2001",
                            "after=x",
                            "before=-1",
                            "source=all",
                            "own=maybe",
                            "q=",
                            "model=%00")) {
                var answer = cockpit.server().get("/api/control/logs/log-asked?" + query);

                assertThat(answer.statusCode()).as(query).isEqualTo(400);
                assertThat(Contract.misfits("Problem", answer.body())).isEmpty();
            }
            var told = new LogTold(cockpit, "log-asked");
            assertThat(told.texts("?after=999999999999999999")).isEmpty();
            assertThat(told.texts("?after=5&before=3")).isEmpty();
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void who_is_no_host_has_no_log_and_the_tails_are_listed(Cockpit cockpit) {
        assertThat(cockpit.server().get("/api/control/logs/nobody").statusCode()).isEqualTo(404);
        assertThat(cockpit.server().get("/api/control/logs/..%2Fx").statusCode())
                .isBetween(400, 404);
        try (var subject = Subject.connected(cockpit, "log-listed", 250)) {
            var told = new LogTold(cockpit, subject.id);
            Subject.await("lines arrive", () -> told.figure("proxy", "lines") > 0);
            var list = cockpit.server().get("/api/control/logs").body();

            assertThat(Contract.misfits("LogsView", list)).isEmpty();
            var figures = cockpit.about().getJsonObject("parts").getJsonObject("logs");
            assertThat(Contract.misfits("LogsFigures", figures.toString())).isEmpty();
            assertThat(figures.getInt("tails")).isGreaterThanOrEqualTo(2);
            assertThat(figures.getInt("failures")).isZero();
        }
        assertThat(cockpit.server().get("/api/control/logs/log-listed").statusCode())
                .isEqualTo(404);
        Subject.await(
                "its tails are gone",
                () -> !cockpit.server().get("/api/control/logs").body().contains("log-listed"));
    }

    private static boolean ready(Cockpit cockpit, String id) {
        return cockpit.host(id).getJsonArray("models").getValuesAs(JsonObject.class).stream()
                .anyMatch(model -> model.getString("state", "").equals("ready"));
    }

    private static void await(Thread thread) {
        try {
            assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
