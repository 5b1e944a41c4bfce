package boocontrol.perf.entity;

/// Whether a host's samples are read, and why not.
public sealed interface Sampling {

    /// Connected, and not asked yet.
    record Waiting() implements Sampling {}

    record Sampled() implements Sampling {}

    /// It is older than v212, or a build without it.
    record Unsupported() implements Sampling {}

    record Disabled() implements Sampling {}

    /// @param reason words for a person
    record Failing(String reason) implements Sampling {}

    /// Not connected.
    record Away() implements Sampling {}

    /// One word for programs.
    default String word() {
        return switch (this) {
            case Waiting _ -> "waiting";
            case Sampled _ -> "sampled";
            case Unsupported _ -> "unsupported";
            case Disabled _ -> "disabled";
            case Failing _ -> "failing";
            case Away _ -> "away";
        };
    }

    /// A sentence for a person.
    default String text() {
        return switch (this) {
            case Waiting _ -> "not asked yet";
            case Sampled _ -> "read every few seconds";
            case Unsupported _ -> "no GPU data in this version";
            case Disabled _ -> "its performance monitor is switched off";
            case Failing(var reason) -> reason;
            case Away _ -> "not connected";
        };
    }
}
