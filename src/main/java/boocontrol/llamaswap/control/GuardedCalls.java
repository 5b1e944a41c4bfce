package boocontrol.llamaswap.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/// The guard that the application uses: MicroProfile Fault Tolerance. A time-out interrupts the
/// calling virtual thread, which closes its socket, so a host that drips bytes holds nothing.
///
/// Only a connection that broke is tried again, at once; everything else is for the caller's next
/// round, so that many hosts in trouble are not asked twice as often.
@ApplicationScoped
public class GuardedCalls implements CallGuard {

    @Override
    @Timeout(5_000)
    @Retry(
            maxRetries = 1,
            delay = 200,
            jitter = 100,
            maxDuration = 5_000,
            retryOn = Unanswered.Broken.class)
    public <T> T reading(Callable<T> call) throws Exception {
        return call.call();
    }

    @Override
    @Timeout(3_000)
    public <T> T probing(Callable<T> call) throws Exception {
        return call.call();
    }

    @Override
    @Timeout(4_000)
    public <T> T polling(Callable<T> call) throws Exception {
        return call.call();
    }
}
