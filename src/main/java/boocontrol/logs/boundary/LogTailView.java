package boocontrol.logs.boundary;

import boocontrol.logs.control.LogTails.TailSize;
import boocontrol.logs.entity.LogSource;
import java.time.Instant;
import java.util.Optional;

/// One tail: what it has now, and counters since it began.
///
/// @param bytes of memory that its entries take at most
/// @param readLines ever taken in
/// @param fellLines that made room for newer ones
/// @param marked marks ever made
/// @param repeatedLines of histories, that were known and left out
/// @param droppedPieces dropped by us, of either log of the host
/// @param hostDroppedBytes that the host says it dropped
/// @param cutChars left out of long lines
/// @param ownLines about questions of ours
public record LogTailView(
        String providerId,
        LogSource source,
        int lines,
        int marks,
        long bytes,
        Optional<Instant> lastLineAt,
        long readLines,
        long fellLines,
        long marked,
        long repeatedLines,
        long droppedPieces,
        long hostDroppedBytes,
        long cutChars,
        long ownLines) {

    static LogTailView of(TailSize tail) {
        var figures = tail.figures();
        return new LogTailView(
                tail.provider().value(),
                tail.source(),
                figures.lines(),
                figures.marks(),
                figures.bytes(),
                figures.lastLineAt(),
                figures.read(),
                figures.fell(),
                figures.marked(),
                figures.repeated(),
                figures.dropped(),
                figures.hostDropped(),
                figures.cut(),
                figures.own());
    }
}
