package boocontrol.logs.boundary;

import boocontrol.logs.control.LogTails;
import boocontrol.logs.control.LogTails.TailSize;
import boocontrol.logs.entity.TailFigures;

/// The logs in figures: what the tails have now, and counters since they began. By tail they are at
/// `/api/control/logs`.
///
/// @param bytes of memory that all entries take at most
/// @param waitingChars not taken in yet
/// @param fellLines that made room for newer ones
/// @param repeatedLines of histories, that were known and left out
/// @param droppedPieces dropped by us; each counts for both tails of its host
/// @param hostDroppedBytes that hosts say they dropped
/// @param failures pieces lost by errors of ours
public record LogsFigures(
        int tails,
        int lines,
        int marks,
        long bytes,
        long waitingChars,
        long readLines,
        long fellLines,
        long marked,
        long repeatedLines,
        long droppedPieces,
        long hostDroppedBytes,
        long cutChars,
        long failures) {

    static LogsFigures of(LogTails tails) {
        var all = tails.tails();
        var sum = all.stream().map(TailSize::figures).reduce(TailFigures.NONE, TailFigures::plus);
        return new LogsFigures(
                all.size(),
                sum.lines(),
                sum.marks(),
                sum.bytes(),
                tails.waitingChars(),
                sum.read(),
                sum.fell(),
                sum.marked(),
                sum.repeated(),
                sum.dropped(),
                sum.hostDropped(),
                sum.cut(),
                tails.failures());
    }
}
