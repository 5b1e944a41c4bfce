package boocontrol.platform.metrics;

import boocontrol.platform.about.Build;
import boocontrol.platform.boot.Readiness;
import boocontrol.platform.health.DatabaseProbe;
import boocontrol.platform.health.DatabaseProbe.Sign;
import boocontrol.platform.loops.Loops;
import boocontrol.platform.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// The process, its JVM and its database. As the one exception among the parts it waits for the
/// database, two seconds at most.
@ApplicationScoped
public class ServerMetrics implements MetricsPart {

    private static final double MILLIS = 1e3;

    @Inject Build build;

    @Inject Readiness readiness;

    @Inject Database database;

    @Inject DatabaseProbe probe;

    @Inject Loops loops;

    @Override
    public String name() {
        return "platform";
    }

    @Override
    public void tell(Families to) {
        build(to);
        process(to);
        memory(to);
        threads(to);
        database(to, probe.ask());
    }

    private void build(Families to) {
        to.info(
                        "boocontrol_build_info",
                        "What runs: version, commit, Java",
                        "version",
                        "commit",
                        "java")
                .add(
                        1,
                        build.version(),
                        build.commit(),
                        System.getProperty("java.runtime.version", ""));
        to.gauge("boocontrol_ready", "1 when everything has started, 0 before and at the end")
                .add(readiness.phase() instanceof Readiness.Phase.Ready);
    }

    private static void process(Families to) {
        var runtime = ManagementFactory.getRuntimeMXBean();
        to.gauge("boocontrol_uptime_seconds", "Since the process started")
                .add(runtime.getUptime() / MILLIS);
        to.gauge("process_start_time_seconds", "When the process started, since 1970")
                .at(Optional.of(Instant.ofEpochMilli(runtime.getStartTime())));
        to.counter("process_cpu_seconds_total", "Processor time used, of all cores")
                .add(ProcessHandle.current().info().totalCpuDuration());
    }

    private static void memory(Families to) {
        var memory = ManagementFactory.getMemoryMXBean();
        var used = to.gauge("jvm_memory_used_bytes", "Memory of the JVM in use", "area");
        var committed = to.gauge("jvm_memory_committed_bytes", "Memory the JVM got so far", "area");
        var most =
                to.gauge("jvm_memory_max_bytes", "Memory the JVM may use, where limited", "area");
        memory(used, committed, most, memory.getHeapMemoryUsage(), "heap");
        memory(used, committed, most, memory.getNonHeapMemoryUsage(), "nonheap");
    }

    private static void memory(
            Family used, Family committed, Family most, MemoryUsage usage, String area) {
        used.add(usage.getUsed(), area);
        committed.add(usage.getCommitted(), area);
        most.add(usage.getMax() < 0 ? OptionalLong.empty() : OptionalLong.of(usage.getMax()), area);
    }

    private void threads(Families to) {
        to.gauge("jvm_threads_current", "Platform threads of the JVM")
                .add(ManagementFactory.getThreadMXBean().getThreadCount());
        to.gauge("boocontrol_loops", "Virtual threads of BooControl that are alive")
                .add(loops.alive());
        to.gauge("boocontrol_processors", "Processors the process may use")
                .add(Runtime.getRuntime().availableProcessors());
    }

    private void database(Families to, Optional<Sign> sign) {
        to.gauge("boocontrol_database_up", "1 when the database answers within two seconds")
                .add(sign.isPresent());
        to.gauge("boocontrol_database_round_trip_seconds", "From asking the database to its answer")
                .add(sign.map(Sign::took));
        var size = to.gauge("boocontrol_database_size_bytes", "Size of the whole database");
        sign.ifPresent(told -> size.add(told.sizeBytes()));
        var info =
                to.info(
                        "boocontrol_database_info",
                        "The database: embedded or external, version of the server, newest migration",
                        "kind",
                        "version",
                        "migration");
        sign.ifPresent(told ->
                info.add(
                        1,
                        database.embedded() ? "embedded" : "external",
                        told.serverVersion(),
                        told.migration().orElse("")));
    }
}
