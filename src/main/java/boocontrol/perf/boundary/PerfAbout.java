package boocontrol.perf.boundary;

import boocontrol.perf.boundary.PerfFiguresView.HostSampling;
import boocontrol.perf.control.PerfIntake;
import boocontrol.platform.about.AboutPart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// The figures of sampling in `/api/control/about`.
@ApplicationScoped
public class PerfAbout implements AboutPart {

    @Inject PerfIntake intake;

    @Override
    public String name() {
        return "perf";
    }

    @Override
    public PerfFiguresView figures() {
        return new PerfFiguresView(
                intake.waiting(),
                intake.failure(),
                intake.figures().entrySet().stream()
                        .map(host -> HostSampling.of(host.getKey(), host.getValue()))
                        .toList());
    }
}
