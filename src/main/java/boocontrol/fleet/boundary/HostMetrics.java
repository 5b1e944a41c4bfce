package boocontrol.fleet.boundary;

import boocontrol.fleet.control.ConnectorFigures;
import boocontrol.fleet.entity.HostState;
import boocontrol.fleet.entity.Inflight;
import boocontrol.fleet.entity.Liveness;
import boocontrol.fleet.entity.Losses;
import boocontrol.fleet.entity.ModelView;
import boocontrol.llamaswap.entity.HostFacts;
import boocontrol.llamaswap.entity.SwapModel.Phase;
import boocontrol.platform.metrics.Families;
import boocontrol.platform.metrics.Family;
import java.util.List;
import java.util.Locale;

/// What `/metrics` tells of each host.
final class HostMetrics {

    private static final String HOST = "provider_id";
    private static final List<String> STATES =
            List.of("starting", "connected", "reconnecting", "down", "disabled");

    private final Family up;
    private final Family state;
    private final Family info;
    private final Family lastByte;
    private final Family silent;
    private final Family models;
    private final Family inflight;
    private final Family busy;
    private final Family skew;
    private final Family losses;
    private final Following following;

    HostMetrics(Families to) {
        up =
                to.gauge(
                        "boocontrol_host_up",
                        "1 when connected, 0 when not; none when disabled or not tried yet",
                        HOST);
        state = to.gauge("boocontrol_host_state", "1 for the state the host is in", HOST, "state");
        info =
                to.info(
                        "boocontrol_host_info",
                        "Name, dialect and version of a host, as far as known",
                        HOST,
                        "name",
                        "dialect",
                        "version");
        lastByte =
                to.gauge(
                        "boocontrol_host_last_byte_timestamp_seconds",
                        "When the host last said anything, since 1970",
                        HOST);
        silent =
                to.gauge(
                        "boocontrol_host_last_byte_age_seconds",
                        "Since the last byte of the host; none while it is not connected",
                        HOST);
        models =
                to.gauge(
                        "boocontrol_host_models",
                        "Models of the host by phase; none while it is not connected",
                        HOST,
                        "phase");
        inflight =
                to.gauge(
                        "boocontrol_host_requests_in_flight",
                        "Requests the host works on; none where it does not count them",
                        HOST);
        busy =
                to.gauge(
                        "boocontrol_host_busy",
                        "1 when the host works on requests; none where it does not tell",
                        HOST);
        skew =
                to.gauge(
                        "boocontrol_host_clock_skew_seconds",
                        "The host's clock minus ours, to the second",
                        HOST);
        losses =
                to.counter(
                        "boocontrol_host_losses_total",
                        "What was lost or not understood on the way from the host",
                        HOST,
                        "kind");
        following = new Following(to);
    }

    void add(HostState host, ConnectorFigures connector) {
        var id = host.provider().id().value();
        liveness(id, host.liveness());
        facts(id, host);
        lastByte.at(host.lastByte(), id);
        silent.add(connector.silent(), id);
        if (host.liveness() instanceof Liveness.Connected && host.modelsAt().isPresent()) {
            models(id, host.models());
        }
        inflight(id, host.inflight());
        losses(id, host.losses());
        following.add(id, connector);
    }

    private void liveness(String id, Liveness liveness) {
        switch (liveness) {
            case Liveness.Connected _ -> up.add(true, id);
            case Liveness.Reconnecting _, Liveness.Down _ -> up.add(false, id);
            case Liveness.Starting _, Liveness.Disabled _ -> {}
        }
        STATES.forEach(word -> state.add(word.equals(liveness.word()), id, word));
    }

    private void facts(String id, HostState host) {
        var facts = host.facts();
        info.add(
                1,
                id,
                host.provider().name(),
                facts.map(told -> lower(told.dialect())).orElse(""),
                facts.map(HostFacts::version).orElse(""));
        skew.add(facts.flatMap(HostFacts::clockSkew), id);
    }

    private void models(String id, List<ModelView> told) {
        for (var phase : Phase.values()) {
            var count = told.stream().filter(view -> view.model().phase() == phase).count();
            models.add(count, id, lower(phase));
        }
    }

    private void inflight(String id, Inflight work) {
        switch (work) {
            case Inflight.Unknown _ -> {}
            case Inflight.Some(var some) -> busy.add(some, id);
            case Inflight.Total(var total) -> counted(id, total);
            case Inflight.Listed(var requests) -> counted(id, requests.size());
        }
    }

    private void counted(String id, int total) {
        inflight.add(total, id);
        busy.add(total > 0, id);
    }

    private void losses(String id, Losses lost) {
        losses.add(lost.unknownEvents(), id, "unknown_events")
                .add(lost.brokenFrames(), id, "broken_frames")
                .add(lost.oversizedFrames(), id, "oversized_frames")
                .add(lost.droppedLogs(), id, "dropped_logs")
                .add(lost.overflows(), id, "overflows")
                .add(lost.poisonRows(), id, "poison_rows")
                .add(lost.gaps(), id, "gaps")
                .add(lost.lostRows(), id, "lost_rows");
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    /// How the following of hosts goes.
    private static final class Following {

        private final Family attempts;
        private final Family connections;
        private final Family reopened;
        private final Family queued;

        Following(Families to) {
            attempts =
                    to.counter(
                            "boocontrol_host_connection_attempts_total",
                            "Attempts to connect, since the address was last changed",
                            HOST);
            connections =
                    to.counter(
                            "boocontrol_host_connections_total",
                            "Connections that came to be",
                            HOST);
            reopened =
                    to.counter(
                            "boocontrol_host_reopened_connections_total",
                            "Connections renewed quietly: the stream was dead, the host was not",
                            HOST);
            queued =
                    to.gauge(
                            "boocontrol_host_queued_frames",
                            "Frames that are read and wait to be understood",
                            HOST);
        }

        /// A host that nobody follows has no figures; zeros would look like a new start.
        void add(String id, ConnectorFigures connector) {
            if (connector.attempts() > 0) {
                attempts.add(connector.attempts(), id);
                connections.add(connector.connections(), id);
                reopened.add(connector.reopened(), id);
                queued.add(connector.queueDepth(), id);
            }
        }
    }
}
