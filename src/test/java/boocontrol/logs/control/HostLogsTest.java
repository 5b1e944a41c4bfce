package boocontrol.logs.control;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.hosts.entity.ProviderId;
import boocontrol.llamaswap.entity.SwapEvent;
import boocontrol.llamaswap.entity.SwapEvent.LogData.Source;
import boocontrol.logs.entity.LogFilter;
import boocontrol.logs.entity.LogLine;
import boocontrol.logs.entity.LogMarkKind;
import boocontrol.logs.entity.LogSource;
import boocontrol.platform.loops.Loops;
import boocontrol.testing.Await;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HostLogsTest {

    private final AtomicLong waiting = new AtomicLong();
    private final List<LogsArrived> arrived = new CopyOnWriteArrayList<>();
    private final HostLogs logs = logs(LogSettings.DEFAULT);
    private Optional<Thread> loop = Optional.empty();

    private HostLogs logs(LogSettings settings) {
        var tools =
                new LogTools(
                        settings,
                        Clock.systemUTC(),
                        System::nanoTime,
                        waiting,
                        _ -> Set.of("m"),
                        arrived::add);
        return new HostLogs(new ProviderId("h"), "life", settings.share(2), tools);
    }

    @AfterEach
    void end() {
        logs.end();
        loop.ifPresent(thread -> Loops.end(thread, Duration.ofSeconds(5)));
        assertThat(waiting).hasValue(0);
    }

    @Test
    void lines_are_told_in_order_as_soon_as_they_are_complete() {
        run(logs);
        connect(logs, "one\n", "");
        say(logs, Source.PROXY, "two\nth");
        say(logs, Source.UPSTREAM, "other\n");
        say(logs, Source.PROXY, "ree\n");

        Await.until("all lines came", () -> texts(LogSource.PROXY).size() == 3);
        assertThat(texts(LogSource.PROXY)).containsExactly("one", "two", "three");
        Await.until("the other log too", () -> texts(LogSource.UPSTREAM).size() == 1);
        assertThat(logs.page(LogSource.PROXY, LogFilter.newest(10)).entries()).hasSize(3);
    }

    @Test
    void what_does_not_fit_is_dropped_and_marked_where_it_was() {
        var all = LogSettings.DEFAULT;
        var small =
                logs(
                        new LogSettings(
                                all.lines(),
                                all.tailBytes(),
                                all.totalBytes(),
                                100,
                                50,
                                1_000,
                                all.every()));
        connect(small, "", "");
        say(small, Source.UPSTREAM, "kept\n");
        for (var i = 0; i < 20; i++) {
            say(small, Source.UPSTREAM, "x".repeat(97) + "\n");
        }
        var reading = run(small);
        Await.until("it was taken in", () -> small.waitingChars() == 0);
        say(small, Source.UPSTREAM, "later\n");
        Await.until("what came later is told", () -> texts(LogSource.UPSTREAM).contains("later"));
        small.end();
        Loops.end(reading, Duration.ofSeconds(5));

        assertThat(texts(LogSource.UPSTREAM)).containsExactly("kept", "later");
        assertThat(arrived)
                .flatExtracting(LogsArrived::marks)
                .filteredOn(mark -> mark.kind() == LogMarkKind.DROPPED)
                .allMatch(mark -> mark.amount() == 20)
                .isNotEmpty();
    }

    @Test
    void a_burst_is_told_in_few_batches() {
        connect(logs, "", "");
        for (var i = 0; i < 5_000; i++) {
            say(logs, Source.UPSTREAM, "line " + i + "\n");
        }
        run(logs);

        Await.until("all lines came", () -> texts(LogSource.UPSTREAM).size() == 5_000);
        assertThat(arrived).hasSizeLessThan(10);
    }

    @Test
    void an_observer_that_fails_stops_nothing() {
        var tools =
                new LogTools(
                        LogSettings.DEFAULT,
                        Clock.systemUTC(),
                        System::nanoTime,
                        waiting,
                        _ -> Set.of(),
                        _ -> {
                            throw new IllegalStateException("observer");
                        });
        var failing =
                new HostLogs(new ProviderId("f"), "life", LogSettings.DEFAULT.share(2), tools);
        var reading = run(failing);
        connect(failing, "one\n", "");
        say(failing, Source.PROXY, "two\n");

        Await.until(
                "both lines are kept",
                () -> failing.page(LogSource.PROXY, LogFilter.newest(9)).entries().size() == 2);
        failing.end();
        Loops.end(reading, Duration.ofSeconds(5));
        assertThat(failing.failures()).isPositive();
    }

    private Thread run(HostLogs some) {
        var thread = new Loops().start("logs", some::run);
        loop = Optional.of(thread);
        return thread;
    }

    private static void connect(HostLogs some, String proxy, String upstream) {
        some.connected();
        say(some, Source.PROXY, proxy);
        say(some, Source.UPSTREAM, upstream);
        some.event(new SwapEvent.ModelStatus(List.of()));
    }

    private static void say(HostLogs some, Source source, String text) {
        some.event(new SwapEvent.LogData(source, text));
    }

    private List<String> texts(LogSource source) {
        return arrived.stream()
                .filter(batch -> batch.source() == source)
                .flatMap(batch -> batch.lines().stream())
                .map(LogLine::text)
                .toList();
    }
}
