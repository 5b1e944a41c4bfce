package boocontrol.perf.boundary;

import boocontrol.perf.control.PerfIntake;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/// The clock of sampling: begins a round every interval. A timer is not persistent: what a server
/// that was down would have missed is fetched from the hosts' own history.
@Singleton
@Startup
@DependsOn("Boot")
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class PerfTimer {

    private static final Logger LOGGER = System.getLogger(PerfTimer.class.getName());

    @Resource TimerService timers;

    @Inject PerfIntake intake;

    @PostConstruct
    void begin() {
        var interval = intake.settings().interval().toMillis();
        timers.createIntervalTimer(interval, interval, new TimerConfig(null, false));
    }

    /// Never throws: a timer that does is blocked by the container for a while.
    @Timeout
    void round() {
        try {
            intake.round();
        } catch (RuntimeException e) {
            LOGGER.log(Level.ERROR, "a round of samples did not begin", e);
        }
    }
}
