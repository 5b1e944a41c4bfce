package boocontrol.logs.boundary;

import boocontrol.logs.control.LogTails;
import boocontrol.platform.about.AboutPart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// The figures of the logs in `/api/control/about`.
@ApplicationScoped
public class LogsAbout implements AboutPart {

    @Inject LogTails tails;

    @Override
    public String name() {
        return "logs";
    }

    @Override
    public LogsFigures figures() {
        return LogsFigures.of(tails);
    }
}
