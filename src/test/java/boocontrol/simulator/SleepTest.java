package boocontrol.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boocontrol.simulator.entity.HostSpec;
import boocontrol.simulator.entity.ModelSpec;
import boocontrol.simulator.entity.Release;
import boocontrol.testing.Await;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Hosts that do not answer, each in its own way.
class SleepTest {

    private final SimulatedHost host =
            SimulatedHost.start(
                    HostSpec.of(
                            "a",
                            new Release(250),
                            ModelSpec.chat("m").loadsIn(Duration.ZERO).withRate(5000, 500)));

    @AfterEach
    void end() {
        host.close();
    }

    @Test
    void asleep_it_keeps_connections_and_says_nothing() {
        try (var caller = new Caller(host);
                var stream = caller.events()) {
            Await.until("the first frames", () -> stream.frames.size() >= 6);
            host.sleep();
            var before = stream.frames.size();
            host.finishRequests(20);
            var health = caller.getting("/health");
            Await.until("nothing comes", Duration.ofSeconds(2), () -> passed(300));
            assertThat(stream.frames).hasSize(before);
            assertThat(stream.ended).isFalse();
            assertThat(health).isNotDone();
            host.wake();
            Await.until("the rows come", () -> stream.of("activity").size() == 20);
            assertThat(health.join().body()).isEqualTo("OK");
        }
    }

    @Test
    void asleep_it_takes_no_new_connection() throws IOException {
        host.sleep();
        try (var socket = new Socket()) {
            assertThatThrownBy(() ->
                            socket.connect(new InetSocketAddress("127.0.0.1", host.port()), 400))
                    .isInstanceOf(SocketTimeoutException.class);
        }
        host.wake();
        try (var caller = new Caller(host)) {
            assertThat(caller.get("/health").body()).isEqualTo("OK");
        }
    }

    @Test
    void killed_it_cuts_streams_without_an_end_and_refuses_callers() {
        try (var caller = new Caller(host);
                var stream = caller.events()) {
            Await.until("the first frames", () -> stream.frames.size() >= 6);
            host.kill();
            Await.until("the stream breaks", () -> stream.ended);
            assertThat(stream.frames.getLast()).startsWith("broken");
            assertThatThrownBy(() -> caller.get("/health"))
                    .hasCauseInstanceOf(ConnectException.class);
            host.revive();
            assertThat(caller.get("/health").body()).isEqualTo("OK");
        }
    }

    @Test
    void restarted_it_ends_streams_cleanly() {
        try (var caller = new Caller(host);
                var stream = caller.events()) {
            Await.until("the first frames", () -> stream.frames.size() >= 6);
            host.restart();
            Await.until("the stream ends", () -> stream.ended);
            assertThat(stream.frames.getLast()).doesNotStartWith("broken");
            assertThat(caller.get("/health").body()).isEqualTo("OK");
        }
    }

    @Test
    void mute_streams_say_nothing_while_everything_else_answers() {
        try (var caller = new Caller(host);
                var stream = caller.events()) {
            Await.until("the first frames", () -> stream.frames.size() >= 6);
            host.faults().muted(true);
            caller.chat("m", 3);
            assertThat(caller.get("/health").body()).isEqualTo("OK");
            assertThat(stream.frames).hasSize(6);
        }
    }

    @Test
    void a_page_in_front_answers_everything() {
        host.faults().page("<title>Sign in</title>");
        try (var caller = new Caller(host)) {
            var answer = caller.get("/api/events");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .contains("text/html; charset=utf-8");
        }
    }

    private long since;

    private boolean passed(long millis) {
        if (since == 0) {
            since = System.nanoTime();
        }
        return System.nanoTime() - since > millis * 1_000_000;
    }
}
