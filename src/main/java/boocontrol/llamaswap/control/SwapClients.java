package boocontrol.llamaswap.control;

import boocontrol.hosts.entity.ApiKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/// Makes the clients of hosts as the application uses them (seam): REST calls under [GuardedCalls],
/// one REST client per connector, one stream client per attempt.
@ApplicationScoped
public class SwapClients {

    @Inject GuardedCalls guard;

    @Inject Clock clock;

    public SwapClient rest(URI baseUrl, Optional<ApiKey> key, String userAgent) {
        return new SwapClient(baseUrl, key, userAgent, clock, guard);
    }

    public SwapStreamClient stream(URI baseUrl, Optional<ApiKey> key, String userAgent) {
        return new SwapStreamClient(baseUrl, key, userAgent);
    }
}
