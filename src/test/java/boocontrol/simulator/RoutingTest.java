package boocontrol.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.simulator.entity.HostSpec;
import boocontrol.simulator.entity.ModelSpec;
import boocontrol.simulator.entity.Release;
import boocontrol.simulator.entity.Routing;
import boocontrol.simulator.entity.Routing.Peer;
import boocontrol.simulator.entity.Routing.Profile;
import boocontrol.simulator.entity.Routing.Selector;
import boocontrol.testing.Await;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Names that stand for something else: peers, selectors, profiles.
class RoutingTest {

    private final SimulatedHost far =
            SimulatedHost.start(HostSpec.of("far", new Release(250), fast("far-m")));
    private final SimulatedHost host = SimulatedHost.start(spec(250));
    private final Caller caller = new Caller(host);

    private static ModelSpec fast(String id) {
        return ModelSpec.chat(id).loadsIn(Duration.ofMillis(10)).withRate(5000, 500).declared();
    }

    private HostSpec spec(int release) {
        return HostSpec.of("near", new Release(release), fast("m").aliased("n"), fast("other"))
                .with(
                        Routing.DEFAULT
                                .with(
                                        new Peer("far", far.url(), List.of("far-m")),
                                        new Peer("dead", "http://127.0.0.1:1", List.of("gone")))
                                .with(
                                        new Selector(
                                                "best", "Best", "warm", List.of("m", "other"), 0))
                                .with(
                                        new Profile(
                                                "night",
                                                "night routing",
                                                Map.of("asked", "other", "off", "")))
                                .listingAliases());
    }

    @AfterEach
    void end() {
        caller.close();
        host.close();
        far.close();
    }

    @Test
    void a_peers_answer_comes_through_and_is_a_row_on_both() {
        var answer = caller.streaming("far/far-m", 5).join();
        assertThat(answer.body()).contains("[DONE]");
        assertThat(caller.chat("far-m", 3).statusCode()).isEqualTo(200);
        assertThat(host.rows())
                .extracting(row -> row.model())
                .containsExactly("far/far-m", "far-m");
        assertThat(far.rows()).extracting(row -> row.model()).containsExactly("far-m", "far-m");
        assertThat(host.rows().getFirst().outputTokens()).isEqualTo(5);
    }

    @Test
    void a_dead_peer_is_a_502_in_plain_text() {
        var answer = caller.chat("dead/gone", 3);
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body())
                .isEqualTo("peer proxy error: dial tcp 127.0.0.1:1: connect: connection refused\n");
        assertThat(host.rows().getLast().status()).isEqualTo(502);
    }

    @Test
    void peers_are_listed_without_a_state() {
        try (var stream = caller.events()) {
            Await.until("the states", () -> !stream.of("modelStatus").isEmpty());
            assertThat(stream.of("modelStatus").getFirst())
                    .contains("\\\"id\\\":\\\"far/far-m\\\"", "\\\"state\\\":\\\"\\\"")
                    .contains("\\\"context_length\\\":8192");
        }
        assertThat(caller.get("/v1/models").body())
                .contains("\"id\":\"n\"", "{\"modelID\":\"m\",\"type\":\"alias\"}")
                .contains("\"name\":\"far: far-m\"", "\"n_ctx\":8192");
    }

    @Test
    void a_selector_takes_what_is_warm_and_says_so_in_the_row() {
        caller.chat("other", 2);
        caller.chat("best", 2);
        assertThat(host.rows().getLast().model()).isEqualTo("other");
        assertThat(caller.get("/api/metrics/activity?limit=1").body())
                .contains("\"metadata\":{\"fifo_priority\":\"0\",\"selector\":\"best\"}");
    }

    @Test
    void a_profile_pins_and_disables_names() {
        assertThat(caller.chat("asked", 2).statusCode()).isEqualTo(404);
        assertThat(caller.put("/api/profiles/active", "{\"name\":\"nope\"}").statusCode())
                .isEqualTo(404);
        try (var stream = caller.events()) {
            assertThat(caller.put("/api/profiles/active", "{\"name\":\"night\"}").body())
                    .isEqualTo("{\"active\":\"night\"}\n");
            Await.until("it is told", () -> stream.of("profileChanged").size() == 2);
        }
        assertThat(caller.chat("asked", 2).statusCode()).isEqualTo(200);
        assertThat(host.rows().getLast().model()).isEqualTo("other");
        var rows = host.rows().size();
        assertThat(caller.chat("off", 2).body()).contains("no model id could be identified");
        assertThat(host.rows()).hasSize(rows);
        assertThat(caller.get("/v1/models").body())
                .contains("\"id\":\"asked\"")
                .doesNotContain("\"off\"");
        host.reload();
        assertThat(caller.get("/api/profiles").body()).startsWith("{\"active\":null");
    }

    @Test
    void v235_knows_peers_by_their_bare_names_only() {
        host.upgrade(new Release(235));
        assertThat(caller.chat("far/far-m", 2).statusCode()).isEqualTo(404);
        assertThat(caller.chat("far-m", 2).statusCode()).isEqualTo(200);
        assertThat(caller.chat("best", 2).statusCode()).isEqualTo(404);
    }
}
