package boocontrol.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.testing.Await;
import boocontrol.testing.ScriptedHost;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Fault A17: a host that is there and does not let us in.
@Execution(ExecutionMode.CONCURRENT)
abstract class RefusalFaults {

    /// A refusal is tried again after 30 to 45 s; we see it a little later than it was.
    private static final double LEAST_PAUSE = 25;

    @Test
    void a17_a_changed_key(Cockpit cockpit) {
        try (var subject = Subject.connected(cockpit, "a17-key", 250)) {
            subject.finish(10);
            subject.host.changeKeys("another-key");
            awaitReason(cockpit, subject.id, "unauthorized");
            var pause = secondsBetweenAttempts(cockpit, subject.id);
            subject.host.finishRequests(10);

            var cured = System.nanoTime();
            cockpit.key(subject.id, "another-key");
            subject.awaitConnected();
            tell("unauthorized", pause, Figure.secondsSince(cured));
            subject.awaitWhole();
        }
    }

    @Test
    void a17_a_login_page(Cockpit cockpit) {
        try (var subject = Subject.connected(cockpit, "a17-page", 235)) {
            subject.finish(10);
            subject.host.faults().page("<!doctype html><title>Sign in</title>");
            subject.proxy.disable();
            subject.proxy.enable();
            awaitReason(cockpit, subject.id, "not-sse");
            subject.host.finishRequests(10);

            var cured = System.nanoTime();
            subject.host.faults().page("");
            subject.awaitConnected();
            tell("not-sse", 0, Figure.secondsSince(cured));
            subject.awaitWhole();
        }
    }

    @Test
    void a17_something_that_is_not_llama_swap(Cockpit cockpit) throws IOException {
        try (var other =
                ScriptedHost.answering("404 Not Found", "Content-Type: text/plain\r\n", "no")) {
            cockpit.add("a17-other", other.url().toString());
            try {
                awaitReason(cockpit, "a17-other", "unsupported");
                tell("unsupported", secondsBetweenAttempts(cockpit, "a17-other"), 0);
            } finally {
                cockpit.remove("a17-other");
            }
        }
    }

    private static void awaitReason(Cockpit cockpit, String id, String reason) {
        Subject.await(id + " is " + reason, () -> cockpit.reason(id).equals(reason));
    }

    private static double secondsBetweenAttempts(Cockpit cockpit, String id) {
        var attempts = attempts(cockpit, id);
        var since = System.nanoTime();
        Await.until(
                id + " is tried again",
                Duration.ofSeconds(60),
                Cockpit.EVERY,
                () -> attempts(cockpit, id) > attempts);
        var pause = Figure.secondsSince(since);
        assertThat(pause).isGreaterThan(LEAST_PAUSE);
        return pause;
    }

    private static long attempts(Cockpit cockpit, String id) {
        return cockpit.about("fleet", id).getJsonNumber("attempts").longValue();
    }

    private static void tell(String reason, double pause, double connected) {
        new Figure("A17")
                .with("reason", reason)
                .with("seconds_between_attempts", pause)
                .with("seconds_to_connected_after_cure", connected)
                .print();
    }
}
