package boocontrol.logs.control;

import boocontrol.fleet.entity.Moment;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.platform.time.Ticker;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;

/// What the logs of all hosts share.
///
/// @param waiting characters in all inboxes
/// @param models ids of a host's models
/// @param told of what is new; must not block
record LogTools(
        LogSettings settings,
        Clock clock,
        Ticker ticker,
        AtomicLong waiting,
        Function<ProviderId, Set<String>> models,
        Consumer<LogsArrived> told) {

    Moment now() {
        return new Moment(clock.instant(), ticker.nanos());
    }
}
