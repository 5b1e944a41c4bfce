package boocontrol.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.simulator.control.RealClock;
import boocontrol.simulator.control.VirtualClock;
import boocontrol.simulator.entity.HostSpec;
import boocontrol.simulator.entity.ModelKind;
import boocontrol.simulator.entity.ModelSpec;
import boocontrol.simulator.entity.Release;
import boocontrol.simulator.entity.Routing;
import boocontrol.testing.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How models load, wait, share, go and fail.
class ModelTest {

    private SimulatedHost host = SimulatedHost.start(spec(250, fast("m"), fast("other")));
    private Caller caller = new Caller(host);

    private static HostSpec spec(int release, ModelSpec... models) {
        return HostSpec.of("a", new Release(release), models);
    }

    private static ModelSpec fast(String id) {
        return ModelSpec.chat(id).loadsIn(Duration.ofMillis(30)).withRate(5000, 200);
    }

    private void use(HostSpec spec) {
        end();
        host = SimulatedHost.start(spec);
        caller = new Caller(host);
    }

    @AfterEach
    void end() {
        caller.close();
        host.close();
    }

    @Test
    void a_swap_waits_for_what_is_being_served_and_keeps_the_order() {
        var first = caller.streaming("m", 60);
        Await.until("m is ready", () -> "ready".equals(host.states().get("m")));
        var second = caller.chatting("other", 5);
        Await.until("it waits", () -> host.inflight().size() == 2);
        var third = caller.chatting("m", 5);
        first.join();
        second.join();
        third.join();
        assertThat(host.rows()).extracting(row -> row.model()).containsExactly("m", "other", "m");
        assertThat(host.rows().getFirst().outputTokens()).isEqualTo(60);
    }

    @Test
    void models_of_a_group_without_swap_run_together() {
        use(
                spec(250, fast("m"), ModelSpec.embedding("e").loadsIn(Duration.ofMillis(10)))
                        .grouped(Routing.Group.together("small", "e")));
        caller.chat("m", 3);
        caller.post("/v1/embeddings", "{\"model\":\"e\",\"input\":\"sea\"}");
        assertThat(host.states()).containsEntry("m", "ready").containsEntry("e", "ready");
    }

    @ParameterizedTest
    @CsvSource({"190,false", "217,true", "222,false", "230,true", "235,true", "250,true"})
    void more_than_the_limit_is_refused(int release, boolean row) {
        use(spec(release, fast("m").limitedTo(2)));
        caller.chat("m", 2);
        var all = IntStream.range(0, 4).mapToObj(i -> caller.streaming("m", 60)).toList();
        var statuses = all.stream().map(one -> one.join().statusCode()).sorted().toList();
        assertThat(statuses).containsExactly(200, 200, 429, 429);
        assertThat(host.rows().stream().filter(r -> r.status() == 429).count())
                .isEqualTo(row ? 2 : 0);
    }

    @Test
    void an_idle_model_is_unloaded_after_its_ttl_on_a_virtual_clock() {
        var clock = new VirtualClock(Instant.parse("2026-11-01T12:00:00Z"));
        end();
        host =
                SimulatedHost.start(
                        spec(250, fast("m").loadsIn(Duration.ZERO).withTtl(Duration.ofMinutes(10))),
                        clock,
                        0);
        caller = new Caller(host);
        var answer = caller.chatting("m", 3);
        while (!answer.isDone()) {
            clock.advance(Duration.ofMillis(5));
        }
        clock.advance(Duration.ofMinutes(9));
        assertThat(host.states()).containsEntry("m", "ready");
        clock.advance(Duration.ofMinutes(2));
        assertThat(host.states()).containsEntry("m", "stopped");
        assertThat(caller.get("/logs").body()).contains("<m> Unloading model, TTL of 600s reached");
    }

    @Test
    void a_failed_start_is_told_and_logged() {
        host.faults().failNextLoad("m", "upstream command exited prematurely");
        var answer = caller.chat("m", 3);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"error\":\"unspecific error: upstream command exited prematurely\","
                                + "\"src\":\"llama-swap\"}");
        assertThat(caller.get("/logs").body())
                .contains("group: starting m failed: upstream command exited prematurely");
        assertThat(caller.chat("m", 3).statusCode()).isEqualTo(200);
    }

    @Test
    void upstream_loads_a_model_without_a_row() {
        assertThat(caller.get("/upstream/m/health").body()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(host.states()).containsEntry("m", "ready");
        assertThat(host.rows()).isEmpty();
    }

    @Test
    void loading_is_told_in_pieces_of_five_characters_and_fails_with_a_bare_line() {
        use(spec(250, fast("slow").announced(), ModelSpec.broken("broken").announced()));
        var told = caller.streaming("slow", 3).join().body();
        assertThat(told)
                .startsWith("data: {\"choices\":[{\"delta\":{\"reasoning_content\":\"━━━━━\"}}]}")
                .contains("\"llama\"", "\"-swap\"", "\"Done!\"")
                .contains("data: [DONE]");
        var failed = caller.streaming("broken", 3).join();
        assertThat(failed.statusCode()).isEqualTo(200);
        assertThat(failed.body())
                .endsWith(
                        "\n\n{\"error\":\"unspecific error: upstream command exited prematurely\","
                                + "\"src\":\"llama-swap\"}");
        assertThat(caller.get("/api/metrics/activity?limit=1").body())
                .contains("\"resp_content_type\":\"application/json\",\"resp_status_code\":200");
    }

    @Test
    void up_to_v217_loading_is_told_line_by_line() {
        use(spec(217, ModelSpec.broken("broken").announced()));
        var told = caller.streaming("broken", 3).join().body();
        assertThat(told)
                .contains("\"llama-swap loading model: broken\\n\"")
                .contains("Unable to swap model err: unable to start process: upstream command")
                .endsWith("{\"reasoning_content\":\" \\n\"}}]}\n\n");
    }

    @Test
    void prompt_and_generation_take_their_time() {
        use(spec(250, fast("m").withRate(1000, 100)));
        caller.chat("m", 1);
        caller.chat("m", 50);
        assertThat(host.rows().getLast().durationMs()).isBetween(400L, 3_000L);
        assertThat(host.rows().getLast().outputTokens()).isEqualTo(50);
    }

    @Test
    void a_paced_server_tells_no_usage_in_streams() {
        use(spec(250, fast("fake").as(ModelKind.PACED)));
        caller.streaming("fake", 3).join();
        caller.chat("fake", 3);
        assertThat(host.rows()).extracting(row -> row.outputTokens()).containsExactly(0, 40);
    }

    @Test
    void rows_and_dates_follow_the_hosts_clock() {
        var clock = new RealClock();
        host.clockOffset(Duration.ofHours(-3));
        host.finishRequests(1);
        var late = Duration.between(host.rows().getFirst().at(), clock.wall());
        assertThat(late).isBetween(Duration.ofMinutes(179), Duration.ofMinutes(181));
        host.stepClock(Duration.ofHours(4));
        var date = caller.get("/health").headers().firstValue("Date").orElseThrow();
        assertThat(date).isNotEmpty();
    }
}
