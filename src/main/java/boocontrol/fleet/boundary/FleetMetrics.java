package boocontrol.fleet.boundary;

import boocontrol.fleet.control.Fleet;
import boocontrol.fleet.control.FleetStage;
import boocontrol.fleet.control.ModelEvents;
import boocontrol.platform.metrics.Families;
import boocontrol.platform.metrics.MetricsPart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// The fleet's figures for `/metrics`.
@ApplicationScoped
public class FleetMetrics implements MetricsPart {

    @Inject Fleet fleet;

    @Inject FleetStage stage;

    @Inject ModelEvents events;

    @Override
    public String name() {
        return "fleet";
    }

    @Override
    public void tell(Families to) {
        var hosts = new HostMetrics(to);
        fleet.hosts().forEach(host -> hosts.add(host, stage.figures(host.provider().id())));
        to.gauge("boocontrol_model_events_waiting", "Model events that wait to be written")
                .add(events.waiting());
        to.counter(
                        "boocontrol_model_events_dropped_total",
                        "Model events dropped because the database was too slow")
                .add(events.dropped());
        to.counter(
                        "boocontrol_observer_failures_total",
                        "Mistakes of BooControl's own in what follows the hosts")
                .add(stage.observerFailures());
    }
}
