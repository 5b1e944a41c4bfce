package boocontrol.fleet.entity;

import boocontrol.llamaswap.entity.SwapModel.Phase;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Where what a host answers differs from what its stream told. A host tells a change of phase
/// once, and drops the message when its buffer is full (25 messages up to v217, then 1,024; log
/// lines fill it), so a lost one is only found by asking.
public final class Disagreement {

    private static final Set<Phase> COMPARED =
            Set.of(Phase.STOPPED, Phase.STARTING, Phase.READY, Phase.STOPPING);

    private Disagreement() {}

    /// @param told the models as the stream told them
    /// @param running the phase of every model that runs, as answered; who is not in it is stopped
    /// @return a line for each model that differs; empty when all is well
    public static Set<String> between(List<ModelView> told, Map<String, Phase> running) {
        var lines = new TreeSet<String>();
        for (var view : told) {
            var model = view.model();
            var shown = plain(model.phase());
            var real = plain(running.getOrDefault(model.id(), Phase.STOPPED));
            if (COMPARED.contains(shown) && COMPARED.contains(real) && shown != real) {
                lines.add(
                        "%s was told %s and is %s".formatted(model.id(), word(shown), word(real)));
            }
        }
        return lines;
    }

    private static Phase plain(Phase phase) {
        return phase == Phase.SHUTDOWN ? Phase.STOPPED : phase;
    }

    private static String word(Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }
}
