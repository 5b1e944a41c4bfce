package boocontrol.fleet.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.fleet.control.ConnectorFigures;
import boocontrol.fleet.control.Fleet;
import boocontrol.fleet.control.FleetStage;
import boocontrol.fleet.control.ModelEvents;
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
import boocontrol.platform.metrics.Families;
import boocontrol.platform.metrics.MetricsPart;
import boocontrol.platform.metrics.Told;
import boocontrol.testing.metrics.MetricsText;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FleetMetricsTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Reason REASON = new Reason(Reason.Word.SILENT, "not a byte");
    private static final ConnectorFigures FOLLOWED =
            new ConnectorFigures(9, 3, 1, 5, 8, Optional.of(Duration.ofMillis(1_500)));
    private static final ConnectorFigures NOT_FOLLOWED =
            new ConnectorFigures(0, 0, 0, 0, 0, Optional.empty());

    @Test
    void a_connected_host_is_up_and_all_that_is_known_of_it_told() {
        var host =
                host(new Liveness.Connected(NOON))
                        .with(facts())
                        .heard(NOON)
                        .with(
                                List.of(
                                        model("a", Phase.READY),
                                        model("b", Phase.READY),
                                        model("c", Phase.STOPPED)),
                                Optional.of(NOON))
                        .with(new Inflight.Total(3))
                        .plus(Losses.ofDroppedLogs(4));

        var told = told(host, FOLLOWED);

        assertThat(told.value("boocontrol_host_up", "provider_id", "box")).isEqualTo(1);
        assertThat(told.value("boocontrol_host_requests_in_flight", "provider_id", "box"))
                .isEqualTo(3);
        assertThat(told.value("boocontrol_host_busy", "provider_id", "box")).isEqualTo(1);
        assertThat(told.value("boocontrol_host_clock_skew_seconds", "provider_id", "box"))
                .isEqualTo(-7);
        assertThat(told.value("boocontrol_host_last_byte_age_seconds", "provider_id", "box"))
                .isEqualTo(1.5);
        assertThat(told.value("boocontrol_host_last_byte_timestamp_seconds", "provider_id", "box"))
                .isEqualTo(NOON.getEpochSecond());
        assertThat(models(told, "ready")).isEqualTo(2);
        assertThat(models(told, "stopped")).isEqualTo(1);
        assertThat(models(told, "starting")).isZero();
        assertThat(losses(told, "dropped_logs")).isEqualTo(4);
        assertThat(losses(told, "gaps")).isZero();
        assertThat(told.value("boocontrol_host_connections_total", "provider_id", "box"))
                .isEqualTo(3);
        assertThat(
                        told.value(
                                "boocontrol_host_info",
                                "provider_id",
                                "box",
                                "name",
                                "The \"Box\" \\ 箱",
                                "dialect",
                                "store",
                                "version",
                                "v250"))
                .isEqualTo(1);
    }

    @Test
    void of_the_five_states_one_is_true() {
        for (var liveness : states()) {
            var states = told(host(liveness), FOLLOWED).family("boocontrol_host_state").samples();

            assertThat(states).hasSize(5);
            assertThat(states.values().stream().mapToDouble(Double::doubleValue).sum())
                    .isEqualTo(1);
            assertThat(states)
                    .containsEntry(Map.of("provider_id", "box", "state", liveness.word()), 1.0);
        }
    }

    @Test
    void a_lost_host_is_not_up_and_what_it_told_before_is_not_told_as_if_it_were_now() {
        var waiting = new Liveness.Reconnecting(2, REASON, Optional.of(NOON), NOON.plusSeconds(2));
        var host =
                host(waiting).with(List.of(model("a", Phase.READY)), Optional.of(NOON)).heard(NOON);

        var told = told(host, new ConnectorFigures(9, 3, 1, 0, 8, Optional.empty()));

        assertThat(told.value("boocontrol_host_up", "provider_id", "box")).isZero();
        assertThat(told.names())
                .contains("boocontrol_host_last_byte_timestamp_seconds")
                .doesNotContain(
                        "boocontrol_host_models",
                        "boocontrol_host_requests_in_flight",
                        "boocontrol_host_busy",
                        "boocontrol_host_last_byte_age_seconds");
    }

    @Test
    void a_host_that_is_disabled_or_not_tried_yet_is_neither_up_nor_not() {
        for (var liveness : List.of(new Liveness.Disabled(NOON), new Liveness.Starting(NOON))) {
            var told = told(host(liveness), NOT_FOLLOWED);

            assertThat(told.names())
                    .contains("boocontrol_host_state")
                    .doesNotContain(
                            "boocontrol_host_up",
                            "boocontrol_host_connections_total",
                            "boocontrol_host_clock_skew_seconds");
        }
    }

    @Test
    void a_count_that_is_not_to_be_trusted_is_not_told() {
        var told = told(host(new Liveness.Connected(NOON)).with(new Inflight.Some(true)), FOLLOWED);

        assertThat(told.value("boocontrol_host_busy", "provider_id", "box")).isEqualTo(1);
        assertThat(told.names()).doesNotContain("boocontrol_host_requests_in_flight");
    }

    @Test
    void of_requests_only_the_number_leaves_the_server() {
        var request =
                new InflightRequest(
                        "hunter2",
                        NOON,
                        "hunter2",
                        "/hunter2",
                        "POST",
                        Map.of("x-boo-source", "hunter2"),
                        Optional.of("hunter2"),
                        OptionalLong.of(120),
                        OptionalLong.of(40),
                        Map.of("note", "hunter2"));

        var told =
                told(
                        host(new Liveness.Connected(NOON))
                                .with(new Inflight.Listed(List.of(request))),
                        FOLLOWED);

        assertThat(told.value("boocontrol_host_requests_in_flight", "provider_id", "box"))
                .isEqualTo(1);
        assertThat(told.names().stream().map(told::family).map(Object::toString))
                .noneMatch(text -> text.contains("hunter2"));
    }

    @Test
    void before_anything_was_followed_only_the_counters_of_the_whole_are_told() {
        var part = new FleetMetrics();
        part.fleet = new Fleet();
        part.stage = new FleetStage();
        part.events = new ModelEvents();

        var told = Told.by(part);

        assertThat(told.names())
                .containsExactlyInAnyOrder(
                        "boocontrol_model_events_waiting",
                        "boocontrol_model_events_dropped_total",
                        "boocontrol_observer_failures_total",
                        "boocontrol_metrics_part_up",
                        "boocontrol_metrics_left_out_samples");
    }

    private static List<Liveness> states() {
        return List.of(
                new Liveness.Starting(NOON),
                new Liveness.Connected(NOON),
                new Liveness.Reconnecting(1, REASON, Optional.empty(), NOON),
                new Liveness.Down(6, REASON, Optional.empty(), NOON),
                new Liveness.Disabled(NOON));
    }

    private static double models(MetricsText told, String phase) {
        return told.value("boocontrol_host_models", "provider_id", "box", "phase", phase);
    }

    private static double losses(MetricsText told, String kind) {
        return told.value("boocontrol_host_losses_total", "provider_id", "box", "kind", kind);
    }

    private static MetricsText told(HostState host, ConnectorFigures connector) {
        return Told.by(
                new MetricsPart() {
                    @Override
                    public String name() {
                        return "fleet";
                    }

                    @Override
                    public void tell(Families to) {
                        new HostMetrics(to).add(host, connector);
                    }
                });
    }

    private static ModelView model(String id, Phase phase) {
        return new ModelView(
                new SwapModel(
                        id, "", "", phase, false, Optional.empty(), List.of(), OptionalInt.empty()),
                Optional.empty(),
                Optional.empty(),
                new Expiry.Unknown(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty());
    }

    private static HostFacts facts() {
        return new HostFacts(
                Dialect.STORE,
                "v250",
                OptionalInt.of(250),
                "",
                Optional.empty(),
                Optional.of(Duration.ofSeconds(-7)));
    }

    private static HostState host(Liveness liveness) {
        var provider =
                new Provider(
                        new ProviderId("box"),
                        "The \"Box\" \\ 箱",
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
        return HostState.first(provider, "life", liveness);
    }
}
