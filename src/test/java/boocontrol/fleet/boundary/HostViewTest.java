package boocontrol.fleet.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.fleet.entity.HostState;
import boocontrol.fleet.entity.Inflight;
import boocontrol.fleet.entity.Liveness;
import boocontrol.fleet.entity.Liveness.Reason;
import boocontrol.fleet.entity.Losses;
import boocontrol.fleet.entity.ModelView;
import boocontrol.fleet.entity.ModelView.Expiry;
import boocontrol.hosts.entity.KeySource;
import boocontrol.hosts.entity.Provider;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.hosts.entity.ProviderKind;
import boocontrol.llamaswap.entity.Dialect;
import boocontrol.llamaswap.entity.HostFacts;
import boocontrol.llamaswap.entity.InflightRequest;
import boocontrol.llamaswap.entity.SwapModel;
import boocontrol.llamaswap.entity.SwapModel.Phase;
import boocontrol.platform.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostViewTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Reason REASON = new Reason(Reason.Word.NOT_SSE, "a login page");

    @Test
    void a_connected_host_is_told_flat() {
        var json = json(state(new Liveness.Connected(NOON), new Inflight.Total(3)));

        assertThat(json.getString("provider_id")).isEqualTo("box");
        assertThat(json.getString("state")).isEqualTo("connected");
        assertThat(json.getString("since")).isEqualTo("2026-01-01T12:00:00Z");
        assertThat(json.isNull("reason")).isTrue();
        assertThat(json.getString("dialect")).isEqualTo("store");
        assertThat(json.getString("version")).isEqualTo("v250");
        assertThat(json.isNull("commit")).isTrue();
        assertThat(json.getInt("clock_skew_ms")).isEqualTo(-7_000);
        assertThat(json.getString("inflight")).isEqualTo("counted");
        assertThat(json.getInt("inflight_total")).isEqualTo(3);
        assertThat(json.getJsonObject("losses").getInt("dropped_logs")).isEqualTo(4);
    }

    @Test
    void a_host_that_is_down_says_why_and_when_it_is_asked_again() {
        var down = new Liveness.Down(9, REASON, Optional.of(NOON), NOON.plusSeconds(60));

        var json = json(state(down, new Inflight.Unknown()));

        assertThat(json.getString("state")).isEqualTo("down");
        assertThat(json.isNull("since")).isTrue();
        assertThat(json.getInt("failures")).isEqualTo(9);
        assertThat(json.getString("reason")).isEqualTo("not-sse");
        assertThat(json.getString("reason_detail")).isEqualTo("a login page");
        assertThat(json.getString("last_seen")).isEqualTo("2026-01-01T12:00:00Z");
        assertThat(json.getString("retry_at")).isEqualTo("2026-01-01T12:01:00Z");
        assertThat(json.isNull("inflight_total")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"exact, true", "at_most, true", "held, false", "unknown, false", "none, false"})
    void an_expiry_says_how_well_it_is_known(String word, boolean dated) {
        var expiry =
                switch (word) {
                    case "exact" -> new Expiry.Exact(NOON);
                    case "at_most" -> new Expiry.AtMost(NOON);
                    case "held" -> new Expiry.Held();
                    case "unknown" -> new Expiry.Unknown();
                    default -> new Expiry.None();
                };
        var state =
                state(new Liveness.Connected(NOON), new Inflight.Unknown())
                        .with(List.of(model(expiry)), Optional.of(NOON));

        var model = json(state).getJsonArray("models").getJsonObject(0);

        assertThat(model.getString("expiry")).isEqualTo(word);
        assertThat(model.isNull("expires_at")).isEqualTo(!dated);
        assertThat(model.getInt("ttl_s")).isEqualTo(300);
        assertThat(model.getInt("median_load_ms")).isEqualTo(4_000);
        assertThat(model.getString("state")).isEqualTo("ready");
    }

    @ParameterizedTest
    @CsvSource({"true, busy", "false, idle"})
    void a_count_that_is_not_to_be_trusted_is_not_told(boolean busy, String word) {
        var json = json(state(new Liveness.Connected(NOON), new Inflight.Some(busy)));

        assertThat(json.getString("inflight")).isEqualTo(word);
        assertThat(json.isNull("inflight_total")).isTrue();
    }

    @Test
    void of_the_headers_of_a_request_only_source_and_agent_leave_the_server() {
        var request =
                new InflightRequest(
                        "7",
                        NOON,
                        "m",
                        "/v1/chat/completions",
                        "POST",
                        Map.of(
                                "x-boo-source", "arena",
                                "User-Agent", "curl/8",
                                "X-Secret", "hunter2"),
                        Optional.of("10.0.0.9"),
                        OptionalLong.of(120),
                        OptionalLong.of(40),
                        Map.of("note", "hunter2"));
        var state = state(new Liveness.Connected(NOON), new Inflight.Listed(List.of(request)));

        var json = json(state);

        assertThat(json.getInt("inflight_total")).isEqualTo(1);
        var line = json.getJsonArray("requests").getJsonObject(0);
        assertThat(line.getString("source")).isEqualTo("arena");
        assertThat(line.getString("user_agent")).isEqualTo("curl/8");
        assertThat(json.toString()).doesNotContain("hunter2");
    }

    private static JsonObject json(HostState state) {
        var text = Json.write(HostView.of(state));
        try (var reader = jakarta.json.Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static ModelView model(Expiry expiry) {
        return new ModelView(
                new SwapModel(
                        "m",
                        "",
                        "",
                        Phase.READY,
                        false,
                        Optional.empty(),
                        List.of(),
                        OptionalInt.empty()),
                Optional.empty(),
                Optional.of(Duration.ofSeconds(300)),
                expiry,
                Optional.of(Duration.ofSeconds(4)),
                OptionalInt.empty(),
                Optional.empty());
    }

    private static HostState state(Liveness liveness, Inflight inflight) {
        var provider =
                new Provider(
                        new ProviderId("box"),
                        "Box",
                        ProviderKind.LLAMA_SWAP,
                        URI.create("http://127.0.0.1:1"),
                        new KeySource.None(),
                        true,
                        Provider.Origin.COCKPIT,
                        "",
                        List.of(),
                        List.of(),
                        List.of(),
                        1);
        var facts =
                new HostFacts(
                        Dialect.STORE,
                        "v250",
                        OptionalInt.of(250),
                        "",
                        Optional.empty(),
                        Optional.of(Duration.ofSeconds(-7)));
        return HostState.first(provider, "life", liveness)
                .with(facts)
                .with(inflight)
                .plus(Losses.ofDroppedLogs(4));
    }
}
