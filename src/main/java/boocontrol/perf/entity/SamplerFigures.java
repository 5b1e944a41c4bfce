package boocontrol.perf.entity;

import java.util.Optional;

/// How the asking of one host goes; counters since our start.
///
/// @param polls answered or not
/// @param skipped rounds in which it was still being asked
/// @param stored samples new to the database
/// @param dropped samples that the database did not take; the host is asked for them again
/// @param broken what came in the place of samples
/// @param lastBroken why the last of them was none
public record SamplerFigures(
        long polls,
        long failures,
        long skipped,
        long stored,
        long dropped,
        long broken,
        Optional<String> lastBroken,
        long clockSteps,
        long regressions) {

    public static final SamplerFigures NONE =
            new SamplerFigures(0, 0, 0, 0, 0, 0, Optional.empty(), 0, 0);

    public SamplerFigures polled(boolean failed) {
        return new SamplerFigures(
                polls + 1,
                failures + (failed ? 1 : 0),
                skipped,
                stored,
                dropped,
                broken,
                lastBroken,
                clockSteps,
                regressions);
    }

    public SamplerFigures skippedOne() {
        return new SamplerFigures(
                polls,
                failures,
                skipped + 1,
                stored,
                dropped,
                broken,
                lastBroken,
                clockSteps,
                regressions);
    }

    public SamplerFigures written(long more, long lost) {
        return new SamplerFigures(
                polls,
                failures,
                skipped,
                stored + more,
                dropped + lost,
                broken,
                lastBroken,
                clockSteps,
                regressions);
    }

    public SamplerFigures brokenBy(int more, Optional<String> why) {
        return new SamplerFigures(
                polls,
                failures,
                skipped,
                stored,
                dropped,
                broken + more,
                why.or(() -> lastBroken),
                clockSteps,
                regressions);
    }

    public SamplerFigures of(Watch watch) {
        return new SamplerFigures(
                polls,
                failures,
                skipped,
                stored,
                dropped,
                broken,
                lastBroken,
                watch.steps(),
                watch.regressions());
    }
}
