package boocontrol.llamaswap.control;

import boocontrol.hosts.control.AddressCheck;
import boocontrol.hosts.entity.AddressVerdict;
import boocontrol.hosts.entity.ApiKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/// Makes the clients of hosts as the application uses them (seam): REST calls under [GuardedCalls],
/// one REST client per connector, one stream client per attempt, [AddressCheck] before every
/// connection.
@ApplicationScoped
public class SwapClients {

    @Inject GuardedCalls guard;

    @Inject Clock clock;

    @Inject AddressCheck addresses;

    public SwapClient rest(URI baseUrl, Optional<ApiKey> key, String userAgent) {
        return new SwapClient(baseUrl, key, userAgent, clock, guard, this::refusal);
    }

    public SwapStreamClient stream(URI baseUrl, Optional<ApiKey> key, String userAgent) {
        return new SwapStreamClient(baseUrl, key, userAgent, this::refusal);
    }

    private Optional<String> refusal(URI baseUrl) {
        return switch (addresses.check(baseUrl)) {
            case AddressVerdict.Allowed _ -> Optional.empty();
            case AddressVerdict.Refused(var reason) ->
                    Optional.of("its address is refused: " + reason);
            case AddressVerdict.Unresolved(var reason) -> Optional.of(reason);
        };
    }
}
