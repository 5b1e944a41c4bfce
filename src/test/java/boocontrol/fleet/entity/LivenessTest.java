package boocontrol.fleet.entity;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.fleet.entity.Liveness.Reason;
import boocontrol.fleet.entity.Liveness.Reason.Word;
import boocontrol.fleet.entity.Liveness.Signal;
import boocontrol.llamaswap.entity.StreamEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LivenessTest {

    private static final Instant THEN = Instant.parse("2026-01-01T11:00:00Z");
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Optional<Instant> SEEN = Optional.of(THEN);

    @ParameterizedTest(name = "{0}, {1} -> {2}")
    @CsvSource({
        "starting,           opened,            connected(0)",
        "starting,           lost at once,      reconnecting(1)",
        "starting,           disabled,          disabled",
        "starting,           restarted,         starting",
        "connected(0),       opened,            connected(0)",
        "connected(0),       lost after 5 s,    reconnecting(1)",
        "connected(0),       lost at once,      reconnecting(1)",
        "connected(3),       lost at once,      reconnecting(4)",
        "connected(5),       lost at once,      down(6)",
        "connected(5),       lost after 5 s,    reconnecting(1)",
        "connected(9),       lost at once,      down(10)",
        "connected(0),       disabled,          disabled",
        "connected(0),       restarted,         starting",
        "reconnecting(1),    opened,            connected(1)",
        "reconnecting(1),    lost at once,      reconnecting(2)",
        "reconnecting(4),    lost at once,      reconnecting(5)",
        "reconnecting(5),    lost at once,      down(6)",
        "reconnecting(2),    disabled,          disabled",
        "reconnecting(2),    restarted,         starting",
        "down(6),            opened,            connected(6)",
        "down(6),            lost at once,      down(7)",
        "down(100000),       lost at once,      down(100001)",
        "down(6),            disabled,          disabled",
        "down(6),            restarted,         starting",
        "disabled,           opened,            disabled",
        "disabled,           lost at once,      disabled",
        "disabled,           disabled,          disabled",
        "disabled,           restarted,         starting"
    })
    void a_signal_moves_it(String before, String signal, String after) {
        assertThat(written(liveness(before).on(signal(signal), Backoff.DEFAULT, new Random(1))))
                .isEqualTo(after);
    }

    @Test
    void a_loss_says_why_when_it_was_last_seen_and_when_it_is_tried_again() {
        var lost = new Signal.Lost(NOW, new Reason(Word.SILENT, "no byte"), SEEN, Duration.ZERO);

        var after = new Liveness.Connected(THEN).on(lost, Backoff.DEFAULT, new Random(1));

        assertThat(after).isInstanceOf(Liveness.Reconnecting.class);
        var waiting = (Liveness.Reconnecting) after;
        assertThat(waiting.reason()).isEqualTo(new Reason(Word.SILENT, "no byte"));
        assertThat(waiting.lastSeen()).isEqualTo(SEEN);
        assertThat(waiting.retryAt()).isBetween(NOW.plusMillis(1_000), NOW.plusMillis(1_500));
        assertThat(after.wait(NOW)).isEqualTo(Duration.between(NOW, waiting.retryAt()));
    }

    @Test
    void a_healthy_stream_that_ended_cleanly_is_tried_again_at_once() {
        var ended = new Reason(Word.ENDED, "reload");
        var lost = new Signal.Lost(NOW, ended, SEEN, Duration.ofMinutes(1));

        var after = new Liveness.Connected(THEN).on(lost, Backoff.DEFAULT, new Random(1));

        assertThat(after.wait(NOW)).isBetween(Duration.ofMillis(250), Duration.ofMillis(375));
    }

    @Test
    void a_host_that_opens_and_ends_at_once_is_not_hurried() {
        var ended = new Reason(Word.ENDED, "again");
        var lost = new Signal.Lost(NOW, ended, SEEN, Duration.ofMillis(10));

        var after = new Liveness.Connected(THEN, 4).on(lost, Backoff.DEFAULT, new Random(1));

        assertThat(after.wait(NOW)).isGreaterThanOrEqualTo(Duration.ofSeconds(16));
    }

    @Test
    void nothing_else_waits() {
        assertThat(new Liveness.Starting(THEN).wait(NOW)).isZero();
        assertThat(new Liveness.Connected(THEN).wait(NOW)).isZero();
        assertThat(new Liveness.Disabled(THEN).wait(NOW)).isZero();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "ended,        ended",
        "unreachable,  unreachable",
        "unauthorized, unauthorized",
        "unsupported,  unsupported",
        "page,         not-sse"
    })
    void every_end_of_a_stream_has_its_reason(String end, String word) {
        var told =
                switch (end) {
                    case "ended" -> new StreamEnd.Ended();
                    case "unreachable" -> new StreamEnd.Unreachable("refused");
                    case "unauthorized" -> new StreamEnd.Unauthorized();
                    case "unsupported" -> new StreamEnd.Unsupported("nothing there");
                    default -> new StreamEnd.NotSse("text/html");
                };

        assertThat(Reason.of(told).word().text()).isEqualTo(word);
        assertThat(Reason.of(told).detail()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(Word.class)
    void whatever_the_reason_it_is_tried_again(Word word) {
        Liveness state = new Liveness.Connected(THEN);
        for (var failure = 1; failure <= 50; failure++) {
            var lost = new Signal.Lost(NOW, new Reason(word, ""), SEEN, Duration.ZERO);
            state = state.on(lost, Backoff.DEFAULT, new Random(failure));
            assertThat(state.wait(NOW)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(90));
        }
        assertThat(state).isInstanceOf(Liveness.Down.class);
    }

    private static Liveness liveness(String text) {
        var reason = new Reason(Word.UNREACHABLE, "refused");
        var count = text.contains("(") ? Integer.parseInt(text.replaceAll("\\D", "")) : 0;
        return switch (text.replaceFirst("\\(.*", "")) {
            case "starting" -> new Liveness.Starting(THEN);
            case "connected" -> new Liveness.Connected(THEN, count);
            case "reconnecting" -> new Liveness.Reconnecting(count, reason, SEEN, NOW);
            case "down" -> new Liveness.Down(count, reason, SEEN, NOW);
            default -> new Liveness.Disabled(THEN);
        };
    }

    private static Signal signal(String text) {
        var reason = new Reason(Word.UNREACHABLE, "refused");
        return switch (text) {
            case "opened" -> new Signal.Opened(NOW);
            case "lost at once" -> new Signal.Lost(NOW, reason, SEEN, Duration.ZERO);
            case "lost after 5 s" -> new Signal.Lost(NOW, reason, SEEN, Duration.ofSeconds(5));
            case "disabled" -> new Signal.Disabled(NOW);
            default -> new Signal.Restarted(NOW);
        };
    }

    private static String written(Liveness state) {
        return switch (state) {
            case Liveness.Starting _ -> "starting";
            case Liveness.Connected connected -> "connected(" + connected.failures() + ")";
            case Liveness.Reconnecting waiting -> "reconnecting(" + waiting.failures() + ")";
            case Liveness.Down waiting -> "down(" + waiting.failures() + ")";
            case Liveness.Disabled _ -> "disabled";
        };
    }
}
