package boocontrol.fleet.entity;

import boocontrol.fleet.entity.ModelEvent.Kind;
import boocontrol.llamaswap.entity.SwapModel.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What must have happened to a model between two looks at it.
///
/// A host tells phases by whole lists that are read when they are sent, so quick changes collapse
/// (protocol 4.4). Phases go round: stopped, starting, ready, stopping, stopped. On one connection
/// the last step was seen, those skipped are inferred. Across a reconnect only the outcome is told,
/// as inferred, and only if it differs.
public final class PhaseSteps {

    private static final List<Phase> ROUND =
            List.of(Phase.STOPPED, Phase.STARTING, Phase.READY, Phase.STOPPING);

    /// @param observed seen as it happened
    public record Step(Kind kind, boolean observed) {}

    private PhaseSteps() {}

    /// Steps seen on one connection, oldest first.
    public static List<Step> seen(Phase before, Phase after) {
        var from = plain(before);
        var to = plain(after);
        if (from == to || told(to).isEmpty()) {
            return List.of();
        }
        if (!ROUND.contains(from)) {
            return outcome(to);
        }
        if (from == Phase.STARTING && to == Phase.STOPPED) {
            return List.of(new Step(Kind.LOAD_FAILED, true));
        }
        return direct(from, to) ? List.of(observed(to)) : round(from, to);
    }

    /// Steps concluded from what was known before a connection and its first list.
    public static List<Step> missed(Phase before, Phase after) {
        return plain(before) == plain(after) ? List.of() : outcome(plain(after));
    }

    /// `shutdown` is a stop that ends the process for good; nothing here depends on the difference.
    static Phase plain(Phase phase) {
        return phase == Phase.SHUTDOWN ? Phase.STOPPED : phase;
    }

    private static List<Step> outcome(Phase to) {
        return told(to).map(kind -> List.of(new Step(kind, false))).orElse(List.of());
    }

    /// Changes that need nothing between: a process that dies goes from ready to stopped at once,
    /// and a load can be cancelled.
    private static boolean direct(Phase from, Phase to) {
        return (from == Phase.READY && to == Phase.STOPPED)
                || (from == Phase.STARTING && to == Phase.STOPPING);
    }

    private static List<Step> round(Phase from, Phase to) {
        var steps = new ArrayList<Step>();
        var next = after(from);
        while (next != to) {
            told(next).ifPresent(kind -> steps.add(new Step(kind, false)));
            next = after(next);
        }
        steps.add(observed(to));
        return steps;
    }

    private static Phase after(Phase phase) {
        return ROUND.get((ROUND.indexOf(phase) + 1) % ROUND.size());
    }

    private static Step observed(Phase to) {
        return new Step(told(to).orElseThrow(), true);
    }

    private static Optional<Kind> told(Phase phase) {
        return switch (phase) {
            case STARTING -> Optional.of(Kind.LOADING);
            case READY -> Optional.of(Kind.READY);
            case STOPPING -> Optional.of(Kind.STOPPING);
            case STOPPED, SHUTDOWN -> Optional.of(Kind.STOPPED);
            case REMOTE, UNKNOWN -> Optional.empty();
        };
    }
}
