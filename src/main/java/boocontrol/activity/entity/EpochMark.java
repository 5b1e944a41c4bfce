package boocontrol.activity.entity;

import boocontrol.llamaswap.entity.Dialect;
import java.time.Instant;
import java.util.Optional;

/// What is kept of an epoch, so that a new start of ours goes on where the database ends.
///
/// @param settledRow fingerprint of the row at the watermark; recognises a life also when its rows
///   were purged since
public record EpochMark(
        long number,
        long turn,
        Dialect dialect,
        Instant firstSeen,
        Optional<Instant> processStart,
        long settled,
        Optional<Fingerprint> settledRow) {

    public static EpochMark of(Epoch epoch) {
        return new EpochMark(
                epoch.number(),
                epoch.turn(),
                epoch.dialect(),
                epoch.firstSeen(),
                epoch.processStart(),
                epoch.settled(),
                epoch.recent().at(epoch.settled()));
    }

    /// The epoch again, with the newest rows that are kept of it.
    public Epoch epoch(Recent rows) {
        return new Epoch(number, turn, dialect, firstSeen, processStart, settled, rows);
    }
}
