package boocontrol.fleet.entity;

import boocontrol.hosts.entity.ProviderId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// Something that happened on a host and is kept: a model's change of phase, a gap in its activity,
/// a change of liveness.
///
/// @param model [#HOST] when it concerns the host as a whole
/// @param at when we learnt it, by our clock
/// @param observed seen as it happened; otherwise concluded from two looks
/// @param text of a failure, or a reason, in words
/// @param duration of a load, from the first sight of it to `ready`
public record ModelEvent(
        ProviderId provider,
        String model,
        Kind kind,
        Instant at,
        boolean observed,
        Optional<String> text,
        Optional<Duration> duration,
        Optional<Gap> gap) {

    public static final String HOST = "*";

    public enum Kind {
        LOADING("loading"),
        READY("ready"),
        STOPPING("stopping"),
        STOPPED("stopped"),
        LOAD_FAILED("load_failed"),
        GAP("gap"),
        GAP_SUSPECTED("gap_suspected"),
        CONNECTED("connected"),
        RECONNECTING("reconnecting"),
        DOWN("down"),
        DISABLED("disabled");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /// The word on the wire and in the table.
        public String word() {
            return word;
        }

        public boolean isGap() {
            return this == GAP || this == GAP_SUSPECTED;
        }

        /// @throws IllegalArgumentException naming the words there are
        public static Kind of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("must be one of " + words()));
        }

        private static String words() {
            return Arrays.stream(values()).map(Kind::word).collect(Collectors.joining(", "));
        }
    }

    /// Activity rows that we know or suspect we missed.
    ///
    /// @param epoch as counted by us
    /// @param firstId of the missing rows, and `lastId`, both included, where the ids tell
    /// @param count empty when a loss is only suspected
    /// @param why in words
    public record Gap(
            OptionalLong epoch,
            OptionalLong firstId,
            OptionalLong lastId,
            OptionalLong count,
            String why) {}

    /// A change of a model's phase.
    public static ModelEvent of(
            ProviderId provider, String model, Kind kind, Instant at, boolean observed) {
        return new ModelEvent(
                provider,
                model,
                kind,
                at,
                observed,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// A gap; with a count it is exact, without one suspected.
    public static ModelEvent gap(ProviderId provider, Gap gap, Instant at) {
        var kind = gap.count().isPresent() ? Kind.GAP : Kind.GAP_SUSPECTED;
        return new ModelEvent(
                provider,
                HOST,
                kind,
                at,
                gap.count().isPresent(),
                Optional.of(gap.why()),
                Optional.empty(),
                Optional.of(gap));
    }

    public ModelEvent with(Optional<String> newText) {
        return new ModelEvent(provider, model, kind, at, observed, newText, duration, gap);
    }

    public ModelEvent lasting(Optional<Duration> newDuration) {
        return new ModelEvent(provider, model, kind, at, observed, text, newDuration, gap);
    }
}
