package boocontrol.perf.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What to ask a host for next, and what of its answer is new.
///
/// A host is normally asked for what is newer than its watermark. Its clock may be set back, and
/// then nothing is newer for as long as it takes to catch up; or one sample of the far future may
/// lift the watermark over everything that follows. So when its clock was seen to jump, or nothing
/// new came for some rounds, or what came ends before its watermark, it is looked at whole: the end
/// of its ring, which is in the order of sampling, is the truth, and a watermark beyond it is
/// dropped and counted.
///
/// @param seen what was told so far
/// @param kept what of it is in the database for certain
/// @param quiet rounds in a row without anything new
/// @param lookAt so many of them make a look at the whole ring; doubled after a look in vain
/// @param look the next question is for the whole ring
/// @param owed the whole ring was read, and is not in the database yet
/// @param skew the host's clock minus ours at the last answer that told
/// @param steps how often that jumped, whoever's clock it was
/// @param regressions watermarks that were dropped
public record Watch(
        Marks seen,
        Marks kept,
        int quiet,
        int lookAt,
        boolean look,
        boolean owed,
        Optional<Duration> skew,
        long steps,
        long regressions) {

    static final int LOOK_AT = 3;
    private static final int LOOK_AT_MOST = 96;

    /// The skew is known to a second, and a slow answer moves it by half its time.
    private static final Duration JUMP = Duration.ofSeconds(5);

    public static final Watch NEW =
            new Watch(Marks.NONE, Marks.NONE, 0, LOOK_AT, true, false, Optional.empty(), 0, 0);

    /// @param after empty: everything
    /// @param contiguous nothing is missing between what is kept and the answer
    public record Question(Optional<Instant> after, boolean contiguous) {

        public boolean whole() {
            return after.isEmpty();
        }
    }

    /// @param fresh the newest new sample of each stream that has one
    /// @param marks how far the answer goes
    public record Heard(Watch watch, List<PerfSample> fresh, Map<StreamName, Instant> marks) {}

    /// What was recovered from the database.
    public Watch recovered(Marks marks) {
        return new Watch(
                seen.atLeast(marks.newest()),
                marks,
                quiet,
                lookAt,
                marks.newest().isEmpty(),
                owed,
                skew,
                steps,
                regressions);
    }

    /// @param storing the database takes samples; while it does not, asking for all that it lacks
    ///   would only make the same large answer again and again
    public Question question(boolean storing) {
        var whole = look || (storing && owed);
        var after = whole ? Optional.<Instant>empty() : (storing ? kept : seen).after();
        return new Question(after, storing || after.isEmpty());
    }

    public Heard heard(Question asked, List<PerfSample> samples, Optional<Duration> skewNow) {
        var last = last(samples);
        var marks = new TreeMap<StreamName, Instant>();
        var fresh = new ArrayList<PerfSample>();
        var back = 0;
        for (var sample : last.values()) {
            var known = seen.of(sample.stream());
            var behind = known.isPresent() && sample.at().isBefore(known.get());
            back += behind ? 1 : 0;
            marks.put(sample.stream(), sample.at());
            if (behind ? asked.whole() : !known.equals(Optional.of(sample.at()))) {
                fresh.add(sample);
            }
        }
        return new Heard(next(asked, marks, fresh.isEmpty(), back, skewNow), fresh, marks);
    }

    /// The answer to `asked` is in the database.
    public Watch kept(Question asked, Map<StreamName, Instant> marks) {
        if (!asked.contiguous()) {
            return this;
        }
        return new Watch(
                seen,
                moved(kept, asked, marks),
                quiet,
                lookAt,
                look,
                owed && !asked.whole(),
                skew,
                steps,
                regressions);
    }

    /// This state with what the database did meanwhile.
    public Watch withKept(Watch now) {
        return new Watch(seen, now.kept, quiet, lookAt, look, owed, skew, steps, regressions);
    }

    /// The host does not take our time; ask it for everything.
    public Watch refused() {
        return new Watch(seen, kept, quiet, lookAt, true, owed, skew, steps, regressions);
    }

    private Watch next(
            Question asked,
            Map<StreamName, Instant> marks,
            boolean nothing,
            int back,
            Optional<Duration> skewNow) {
        var jumped =
                skew.isPresent()
                        && skewNow.isPresent()
                        && skew.get().minus(skewNow.get()).abs().compareTo(JUMP) >= 0;
        var rounds = nothing ? quiet + 1 : 0;
        var due = rounds >= lookAt;
        var inVain = nothing && asked.whole();
        return new Watch(
                moved(seen, asked, marks),
                kept,
                due ? 0 : rounds,
                nothing ? (inVain ? Math.min(lookAt * 2, LOOK_AT_MOST) : lookAt) : LOOK_AT,
                due || jumped || (back > 0 && !asked.whole()),
                owed || asked.whole(),
                skewNow.or(() -> skew),
                steps + (jumped ? 1 : 0),
                regressions + (asked.whole() ? back : 0));
    }

    private static Marks moved(Marks marks, Question asked, Map<StreamName, Instant> by) {
        return asked.whole() ? marks.replaced(by) : marks.atLeast(by);
    }

    /// The end of each stream.
    private static Map<StreamName, PerfSample> last(List<PerfSample> samples) {
        var last = new TreeMap<StreamName, PerfSample>();
        samples.forEach(sample -> last.put(sample.stream(), sample));
        return last;
    }
}
