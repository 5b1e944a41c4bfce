package boocontrol.platform.boot;

/// One step of start and stop. [Boot] starts the stages in ascending `order` and stops them in
/// descending order, so what writes is stopped before what it writes to.
///
/// Orders: -100 access, 0 database, 100 hosts, 120 leases, 150 model-events, 200 activity, 220
/// perf, 225 logs, 250 host-states, 300 fleet, 400 live.
public interface Stage {

    /// Lower starts earlier and stops later.
    int order();

    /// One word for logs and `/about`.
    String name();

    /// Returns when the stage is ready. What it throws fails the start of the application.
    void start();

    /// Returns when everything is written and every thread of the stage has ended or was
    /// interrupted; must not throw and not take longer than ten seconds.
    void stop();
}
