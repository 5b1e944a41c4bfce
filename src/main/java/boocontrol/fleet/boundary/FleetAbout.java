package boocontrol.fleet.boundary;

import boocontrol.fleet.boundary.FleetFigures.HostFigures;
import boocontrol.fleet.control.Fleet;
import boocontrol.fleet.control.FleetStage;
import boocontrol.fleet.control.ModelEvents;
import boocontrol.fleet.entity.HostState;
import boocontrol.platform.about.AboutPart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// The fleet's figures for `/api/control/about`.
@ApplicationScoped
public class FleetAbout implements AboutPart {

    @Inject Fleet fleet;

    @Inject FleetStage stage;

    @Inject ModelEvents events;

    @Override
    public String name() {
        return "fleet";
    }

    @Override
    public FleetFigures figures() {
        return new FleetFigures(
                fleet.hosts().stream().map(this::figures).toList(),
                events.waiting(),
                events.dropped(),
                stage.observerFailures());
    }

    private HostFigures figures(HostState host) {
        var view = HostView.of(host);
        var connector = stage.figures(host.provider().id());
        return new HostFigures(
                view.providerId(),
                view.dialect(),
                view.version(),
                view.state(),
                view.reason(),
                HostView.millis(connector.silent()),
                connector.queueDepth(),
                connector.queueHighWater(),
                connector.attempts(),
                connector.connections(),
                connector.reopened(),
                view.losses());
    }
}
