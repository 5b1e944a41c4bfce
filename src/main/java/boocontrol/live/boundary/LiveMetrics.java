package boocontrol.live.boundary;

import boocontrol.live.control.Live;
import boocontrol.live.entity.LiveFigures;
import boocontrol.platform.metrics.Families;
import boocontrol.platform.metrics.MetricsPart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// The live socket's figures for `/metrics`: of all sessions together, since a session has no name
/// that lasts; `/api/control/about` has a line for each.
@ApplicationScoped
public class LiveMetrics implements MetricsPart {

    @Inject Live live;

    @Override
    public String name() {
        return "live";
    }

    @Override
    public void tell(Families to) {
        var figures = live.figures();
        now(to, figures);
        sent(to, figures);
        lost(to, figures);
        asked(to, figures);
    }

    private static void now(Families to, LiveFigures figures) {
        to.gauge("boocontrol_live_sessions", "Open sessions").add(figures.sessions());
        to.gauge("boocontrol_live_hosts", "Hosts with channels").add(figures.hosts());
        to.gauge("boocontrol_live_queued_packets", "Packets that wait, in all sessions")
                .add(figures.queued());
        to.gauge("boocontrol_live_queued_bytes", "Their size").add(figures.queuedBytes());
    }

    private static void sent(Families to, LiveFigures figures) {
        to.counter("boocontrol_live_sent_frames_total", "Frames sent, to all sessions")
                .add(figures.sentFrames());
        to.counter("boocontrol_live_sent_bytes_total", "Bytes sent, to all sessions")
                .add(figures.sentBytes());
        to.counter("boocontrol_live_encoded_frames_total", "Frames made, each sent to many")
                .add(figures.encodedFrames());
        to.counter(
                        "boocontrol_live_conflated_states_total",
                        "States replaced by a later one before they were sent")
                .add(figures.conflatedStates());
    }

    private static void lost(Families to, LiveFigures figures) {
        to.counter(
                        "boocontrol_live_dropped_entries_total",
                        "Activity entries that left a ring before they were sent to everybody")
                .add(figures.droppedEntries());
        to.counter("boocontrol_live_sheds_total", "Queues that were shed").add(figures.sheds());
        to.counter(
                        "boocontrol_live_ended_slow_sessions_total",
                        "Sessions ended because they could not keep up")
                .add(figures.endedSlow());
        to.counter("boocontrol_live_refused_sessions_total", "Refused: too many were open")
                .add(figures.refused());
        to.counter("boocontrol_live_stray_rows_total", "Rows of a host that is not in the fleet")
                .add(figures.strayRows());
    }

    private static void asked(Families to, LiveFigures figures) {
        to.counter("boocontrol_live_joins_total", "First words of connections")
                .add(figures.joins());
        to.counter("boocontrol_live_resyncs_total", "Questions of pages that were answered")
                .add(figures.resyncs());
        to.counter("boocontrol_live_refused_resyncs_total", "Questions over the allowance")
                .add(figures.resyncsRefused());
        to.counter("boocontrol_live_strange_requests_total", "Well-formed but unknown requests")
                .add(figures.strangeRequests());
        to.counter("boocontrol_live_junk_requests_total", "Requests that ended their connection")
                .add(figures.junkRequests());
    }
}
