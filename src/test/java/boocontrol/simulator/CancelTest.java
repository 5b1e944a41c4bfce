package boocontrol.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.simulator.entity.HostSpec;
import boocontrol.simulator.entity.LedgerRow;
import boocontrol.simulator.entity.ModelSpec;
import boocontrol.simulator.entity.Release;
import boocontrol.testing.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that come to an end before their answer does, and the rows they leave.
class CancelTest {

    private SimulatedHost host = SimulatedHost.start(spec(250));
    private Caller caller = new Caller(host);

    private static HostSpec spec(int release) {
        return HostSpec.of(
                        "a",
                        new Release(release),
                        ModelSpec.chat("m").loadsIn(Duration.ofMillis(20)).withRate(5000, 100),
                        ModelSpec.chat("other").loadsIn(Duration.ofMillis(20)).withRate(5000, 100))
                .timed(Duration.ofSeconds(5), Duration.ofMillis(400));
    }

    private void use(int release) {
        end();
        host = SimulatedHost.start(spec(release));
        caller = new Caller(host);
    }

    @AfterEach
    void end() {
        caller.close();
        host.close();
    }

    private LedgerRow row(int count) {
        Await.until("row " + count, () -> host.rows().size() >= count);
        return host.rows().get(count - 1);
    }

    private String newest() {
        return caller.get("/api/metrics/activity?limit=1").body();
    }

    /// A request of another model that waits for the one being served.
    private void queue() {
        caller.streaming("m", 400);
        Await.until("m is served", () -> host.inflight().size() == 1);
        Await.until("m is ready", () -> "ready".equals(host.states().get("m")));
    }

    @Test
    void who_leaves_the_queue_looks_like_an_empty_success() throws IOException {
        queue();
        var socket = new RawCaller(host.port()).begin(Caller.chatBody("other", 5, false));
        Await.until("it waits", () -> host.inflight().size() == 2);
        socket.close();
        assertThat(row(1).status()).isEqualTo(200);
        assertThat(newest())
                .contains(
                        "\"model\":\"other\"",
                        "\"resp_content_type\":\"\",\"resp_status_code\":200",
                        "\"has_capture\":false}]");
        assertThat(caller.get("/logs").body())
                .contains("[WARN] metrics: empty body, recording minimal metrics");
    }

    @Test
    void who_is_cancelled_in_the_queue_gets_an_empty_success() {
        queue();
        var waiting = caller.chatting("other", 5);
        Await.until("it waits", () -> host.inflight().size() == 2);
        assertThat(caller.post("/api/inflight/2/cancel", "").body())
                .isEqualTo("{\"msg\":\"ok\"}\n");
        var answer = waiting.join();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Length")).contains("0");
    }

    @Test
    void cancelled_before_the_answer_begins_it_is_a_502_without_a_body() {
        var waiting = caller.chatting("m", 400);
        Await.until("m works", () -> "ready".equals(host.states().get("m")));
        caller.post("/api/inflight/1/cancel", "");
        var answer = waiting.join();
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).isEmpty();
        assertThat(row(1).status()).isEqualTo(502);
        assertThat(newest())
                .contains(
                        "\"error_msg\":\"502 Bad Gateway\",\"metadata\":{\"fifo_priority\":\"0\"}");
        assertThat(caller.get("/api/captures/1").body())
                .contains("\"resp_headers\":{},\"resp_body\":null");
    }

    @ParameterizedTest
    @ValueSource(ints = {235, 250})
    void cut_in_mid_stream_the_row_is_a_success_with_zeros(int release) {
        use(release);
        var begun = new AtomicBoolean();
        var stream = caller.streaming("m", 400, () -> begun.set(true));
        Await.until("the answer has begun", begun::get);
        Await.until("it is cancelled", () -> cancelled());
        var answer = stream.join();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("[DONE]");
        var row = row(1);
        assertThat(row.status()).isEqualTo(200);
        assertThat(row.outputTokens()).isZero();
        assertThat(caller.get("/logs").body())
                .contains("<m> recovered from upstream disconnection during streaming");
    }

    private boolean cancelled() {
        return caller.post("/api/inflight/1/cancel", "").statusCode() == 200;
    }

    @Test
    void a_server_that_dies_ends_a_stream_as_if_it_were_complete() {
        host.faults().crashAfter("m", 5);
        var answer = caller.streaming("m", 50).join();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"content\"").doesNotContain("[DONE]");
        Await.until("it is stopped", () -> "stopped".equals(host.states().get("m")));
        assertThat(caller.get("/logs").body()).contains("<m> upstream process exited unexpectedly");
    }

    @Test
    void up_to_v217_who_leaves_the_queue_is_a_502_when_his_turn_comes() throws IOException {
        use(217);
        caller.streaming("m", 40);
        Await.until("m is ready", () -> "ready".equals(host.states().get("m")));
        var socket = new RawCaller(host.port()).begin(Caller.chatBody("other", 5, false));
        Await.until("it waits", () -> host.inflight().size() == 2);
        socket.close();
        assertThat(row(2).status()).isEqualTo(502);
        assertThat(row(2).durationMs()).isGreaterThan(100);
        Await.until("it is logged", () -> caller.get("/logs").body().contains("502 -1 \"\""));
    }

    @Test
    void v190_keeps_no_row_of_a_failure() {
        use(190);
        caller.chat("m", 3);
        host.faults().crashAfter("m", 2);
        assertThat(caller.chat("m", 9).statusCode()).isEqualTo(502);
        assertThat(host.rows()).hasSize(1);
        assertThat(caller.get("/logs").body())
                .contains("[WARN] metrics skipped, HTTP status=502, path=/v1/chat/completions");
    }

    @Test
    void unloaded_in_mid_stream_it_is_silent_until_it_is_killed() {
        var stream = caller.streaming("m", 400);
        Await.until("m works", () -> "ready".equals(host.states().get("m")));
        var began = System.nanoTime();
        assertThat(caller.post("/api/models/unload", "").body()).isEqualTo("{\"msg\":\"ok\"}\n");
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isGreaterThan(Duration.ofMillis(350));
        assertThat(stream.join().body()).doesNotContain("[DONE]");
        assertThat(host.states()).containsEntry("m", "stopped");
    }

    @Test
    void a_reload_refuses_who_waits_and_lets_a_late_row_come() {
        queue();
        var waiting = caller.chatting("other", 5);
        Await.until("it waits", () -> host.inflight().size() == 2);
        host.reload();
        var answer = waiting.join();
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("unspecific error: group is shutting down");
        assertThat(host.inflight()).isEmpty();
        assertThat(row(2).outputTokens()).isZero();
    }

    @Test
    void late_rows_of_a_ring_keep_their_old_ids() {
        use(235);
        caller.chat("m", 2);
        caller.streaming("m", 400);
        Await.until("m is served", () -> host.inflight().size() == 1);
        host.reload();
        try (var stream = caller.events()) {
            Await.until("the late row", () -> stream.of("metrics").size() == 2);
            assertThat(stream.of("metrics").get(0)).contains("\"data\":\"[]\"");
            assertThat(stream.of("metrics").get(1)).contains("\\\"id\\\":1,");
            assertThat(caller.get("/api/metrics").body()).isEqualTo("[]");
        }
    }

    @Test
    void an_unknown_inflight_id_cannot_be_cancelled() {
        var answer =
                new RawCaller(host.port())
                        .send("POST", "/api/inflight/77/cancel", Map.of("Host", "a"), "");
        assertThat(answer.status()).isEqualTo(404);
    }
}
