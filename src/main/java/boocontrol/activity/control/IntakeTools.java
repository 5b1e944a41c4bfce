package boocontrol.activity.control;

import boocontrol.activity.entity.Ledger;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.llamaswap.entity.SwapRow;
import boocontrol.platform.time.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// What the intakes of all hosts share.
///
/// @param recover what the database knows of a host; may block and throw
/// @param completed told of requests that were just seen to end
/// @param clockSkew told of a host's clock minus ours, whenever the host was asked
record IntakeTools(
        IntakeSettings settings,
        Clock clock,
        Ticker ticker,
        RandomGenerator random,
        Spool spool,
        Function<ProviderId, Ledger> recover,
        BiConsumer<ProviderId, SwapRow> completed,
        BiConsumer<ProviderId, Duration> clockSkew) {}
