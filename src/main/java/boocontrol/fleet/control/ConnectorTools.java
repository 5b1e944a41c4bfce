package boocontrol.fleet.control;

import boocontrol.fleet.entity.Moment;
import boocontrol.hosts.entity.ApiKey;
import boocontrol.hosts.entity.Provider;
import boocontrol.llamaswap.control.EventParser;
import boocontrol.llamaswap.control.SwapClient;
import boocontrol.llamaswap.control.SwapStreamClient;
import boocontrol.platform.loops.Loops;
import boocontrol.platform.time.Ticker;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// What every connector works with.
///
/// @param random safe for use by several threads
record ConnectorTools(
        FleetSettings settings,
        Keys keys,
        Clients clients,
        Observers observers,
        FrameRoom room,
        EventParser parser,
        Loops loops,
        Clock clock,
        Ticker ticker,
        RandomGenerator random) {

    /// The keys of the hosts, asked before each connect, on the connector's thread.
    interface Keys {

        Optional<ApiKey> keyOf(Provider provider);
    }

    /// Makes the clients of a host.
    interface Clients {

        SwapClient rest(URI baseUrl, Optional<ApiKey> key);

        SwapStreamClient stream(URI baseUrl, Optional<ApiKey> key);

        /// As what they present themselves to hosts.
        String userAgent();
    }

    Moment now() {
        return new Moment(clock.instant(), ticker.nanos());
    }
}
