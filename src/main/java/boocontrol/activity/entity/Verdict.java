package boocontrol.activity.entity;

/// What a [Look] says about the lives of the host's id counter.
public sealed interface Verdict {

    /// It is of this epoch.
    ///
    /// @param sure false when that is only the likeliest: ids that are missing between what we know
    ///   and what we see are then a suspicion
    record Same(long epoch, boolean sure) implements Verdict {}

    /// It is of a life we have not seen before.
    record Other() implements Verdict {}

    /// It does not reach down far enough to be placed.
    ///
    /// @param toTheEnd the oldest rows are needed; else those around the watermark
    record Deeper(boolean toTheEnd) implements Verdict {}
}
