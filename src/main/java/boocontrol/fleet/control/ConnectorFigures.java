package boocontrol.fleet.control;

import java.time.Duration;
import java.util.Optional;

/// How the following of one host goes, since our start or since its address was changed.
///
/// @param attempts to connect
/// @param connections that came to be, since our start
/// @param reopened connections renewed quietly, because the stream was dead and the host was not
/// @param queueDepth frames that wait for the connector now
/// @param queueHighWater the most that ever waited
/// @param silent since the last byte; empty while not connected
public record ConnectorFigures(
        long attempts,
        long connections,
        long reopened,
        int queueDepth,
        int queueHighWater,
        Optional<Duration> silent) {

    static final ConnectorFigures NONE = new ConnectorFigures(0, 0, 0, 0, 0, Optional.empty());
}
