package boocontrol.platform.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.util.random.RandomGenerator;

/// The only place that reads the machine's clocks and its chance; everybody else is handed a
/// [Clock] (what time it is), a [Ticker] (how long it took) or a `RandomGenerator`.
@ApplicationScoped
public class Clocks {

    @Produces
    @ApplicationScoped
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @ApplicationScoped
    Ticker ticker() {
        return System::nanoTime;
    }

    /// Safe for many threads, as most beans who draw are used by many.
    @Produces
    RandomGenerator random() {
        var own = RandomGenerator.of("L64X128MixRandom");
        return () -> {
            synchronized (own) {
                return own.nextLong();
            }
        };
    }
}
