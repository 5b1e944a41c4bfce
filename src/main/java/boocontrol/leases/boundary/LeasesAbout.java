package boocontrol.leases.boundary;

import boocontrol.leases.control.HostLeases;
import boocontrol.leases.control.LeaseCounts;
import boocontrol.leases.control.LeaseDesk;
import boocontrol.platform.about.AboutPart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// The figures of leases for `/api/control/about`.
@ApplicationScoped
public class LeasesAbout implements AboutPart {

    @Inject HostLeases leases;

    @Inject LeaseDesk desk;

    @Inject LeaseCounts counts;

    @Override
    public String name() {
        return "leases";
    }

    @Override
    public LeasesFigures figures() {
        return new LeasesFigures(
                leases.held(),
                counts.granted(),
                counts.refused(),
                counts.renewed(),
                counts.gone(),
                counts.asked(),
                counts.unavailable(),
                counts.lost(),
                desk.terms().ttl().toMillis());
    }
}
