package boocontrol.hosts.boundary;

import boocontrol.hosts.boundary.HostsFigures.FileWord;
import boocontrol.hosts.control.Hosts;
import boocontrol.platform.metrics.Families;
import boocontrol.platform.metrics.MetricsPart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// The registry's figures for `/metrics`.
@ApplicationScoped
public class HostsMetrics implements MetricsPart {

    @Inject Hosts hosts;

    @Override
    public String name() {
        return "hosts";
    }

    @Override
    public void tell(Families to) {
        var figures = HostsFigures.of(hosts);
        to.gauge("boocontrol_providers", "Providers in the registry by kind", "kind")
                .add(figures.llamaSwap(), "llama_swap")
                .add(figures.openai(), "openai")
                .add(figures.boocontrolGateway(), "boocontrol_gateway");
        to.gauge("boocontrol_enabled_providers", "Providers that are enabled")
                .add(figures.enabled());
        to.gauge("boocontrol_missing_key_providers", "Enabled providers whose key cannot be read")
                .add(figures.missingKeys());
        to.gauge(
                        "boocontrol_gone_from_file_providers",
                        "Providers that came from the file and are not in it any more")
                .add(figures.goneFromFile());
        var broken =
                to.gauge(
                        "boocontrol_providers_file_broken",
                        "1 when the file of providers cannot be used; none without a file");
        if (figures.file() != FileWord.NONE) {
            broken.add(figures.file() == FileWord.BROKEN);
        }
    }
}
