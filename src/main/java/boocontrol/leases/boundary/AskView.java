package boocontrol.leases.boundary;

import boocontrol.leases.entity.Ask;
import boocontrol.leases.entity.Mode;
import java.time.Instant;

/// Somebody asks the holders of a host to stop.
///
/// @param askedAt by the database's clock
public record AskView(
        String providerId, String holder, String purpose, Mode mode, Instant askedAt) {

    static AskView of(Ask ask) {
        var by = ask.by();
        return new AskView(
                by.provider().value(),
                by.holder().value(),
                by.purpose().value(),
                by.mode(),
                ask.at());
    }
}
