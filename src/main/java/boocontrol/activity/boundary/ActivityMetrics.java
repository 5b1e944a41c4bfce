package boocontrol.activity.boundary;

import boocontrol.activity.control.ActivityIntake;
import boocontrol.activity.control.StoredRows;
import boocontrol.activity.entity.HostFigures;
import boocontrol.platform.metrics.Families;
import boocontrol.platform.metrics.Family;
import boocontrol.platform.metrics.MetricsPart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// The figures of activity for `/metrics`.
@ApplicationScoped
public class ActivityMetrics implements MetricsPart {

    private static final String HOST = "provider_id";

    @Inject ActivityIntake intake;

    @Inject StoredRows stored;

    @Override
    public String name() {
        return "activity";
    }

    @Override
    public void tell(Families to) {
        var figures = intake.figures();
        stored.keepOnly(figures.hosts().keySet());
        to.gauge("boocontrol_spooled_rows", "Rows that are read and not in the database yet")
                .add(figures.spooled());
        to.gauge(
                        "boocontrol_spool_failing",
                        "1 when the database did not take rows when last tried")
                .add(figures.failure().isPresent());
        var rows =
                to.counter(
                        "boocontrol_host_rows_stored_total",
                        "Finished requests of the host that came into the database",
                        HOST);
        var hosts = new Intake(to);
        figures.hosts()
                .forEach((provider, host) -> {
                    rows.add(stored.of(provider), provider.value());
                    hosts.add(provider.value(), host);
                });
    }

    /// How far we are with the rows of each host.
    private static final class Intake {

        private final Family read;
        private final Family noticed;
        private final Family spooled;
        private final Family lag;
        private final Family oldest;
        private final Family dropped;
        private final Family reconciles;
        private final Family reconciled;
        private final Family failing;

        Intake(Families to) {
            read = to.counter("boocontrol_host_rows_read_total", "Finished requests read", HOST);
            noticed =
                    to.gauge(
                            "boocontrol_host_noticed_rows",
                            "Rows told by the host's stream and not taken in yet",
                            HOST);
            spooled =
                    to.gauge(
                            "boocontrol_host_spooled_rows",
                            "Rows of the host that are read and not in the database yet",
                            HOST);
            lag =
                    to.gauge(
                            "boocontrol_host_rows_lag_seconds",
                            "From reading the rows committed last to their commit",
                            HOST);
            oldest =
                    to.gauge(
                            "boocontrol_host_oldest_spooled_row_age_seconds",
                            "Age of the oldest row that is read and not in the database yet",
                            HOST);
            dropped =
                    to.counter(
                            "boocontrol_host_dropped_notices_total",
                            "Notices dropped, each made up for by asking the host",
                            HOST);
            reconciles =
                    to.counter(
                            "boocontrol_host_reconciles_total",
                            "How often the host was asked for its rows and all could be placed",
                            HOST);
            reconciled =
                    to.gauge(
                            "boocontrol_host_last_reconcile_timestamp_seconds",
                            "When that was last, since 1970",
                            HOST);
            failing =
                    to.gauge(
                            "boocontrol_host_reconcile_failing",
                            "1 when the host could not be asked for its rows the last time",
                            HOST);
        }

        void add(String id, HostFigures host) {
            read.add(host.rows(), id);
            noticed.add(host.noticed(), id);
            spooled.add(host.spooled(), id);
            lag.add(host.lag(), id);
            oldest.add(host.oldest(), id);
            dropped.add(host.dropped(), id);
            reconciles.add(host.reconciles(), id);
            reconciled.at(host.lastReconcile(), id);
            failing.add(host.failure().isPresent(), id);
        }
    }
}
