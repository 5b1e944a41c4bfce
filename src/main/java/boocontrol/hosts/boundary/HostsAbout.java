package boocontrol.hosts.boundary;

import boocontrol.hosts.control.Hosts;
import boocontrol.platform.about.AboutPart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// The registry's part of `/api/control/about`.
@ApplicationScoped
public class HostsAbout implements AboutPart {

    @Inject Hosts hosts;

    @Override
    public String name() {
        return "hosts";
    }

    @Override
    public HostsFigures figures() {
        return HostsFigures.of(hosts);
    }
}
