package boocontrol.activity.entity;

import boocontrol.hosts.entity.ProviderId;
import java.util.Optional;
import java.util.Set;

/// Which rows are meant. An empty set or an open end means all; all conditions hold together, of a
/// set any one.
///
/// @param sources who sent the request; the empty text means rows of which it is not known
/// @param text part of the model, the path or the error message, in any case
public record RowFilter(
        Set<ProviderId> providers,
        Set<String> models,
        Set<String> paths,
        Set<StatusMatch> statuses,
        Set<String> sources,
        Span ended,
        Bounds outputTokens,
        Bounds durationMs,
        Optional<String> text) {

    public static final RowFilter ALL =
            new RowFilter(
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    Span.EVER,
                    Bounds.OPEN,
                    Bounds.OPEN,
                    Optional.empty());

    public RowFilter {
        providers = Set.copyOf(providers);
        models = Set.copyOf(models);
        paths = Set.copyOf(paths);
        statuses = Set.copyOf(statuses);
        sources = Set.copyOf(sources);
    }

    public static RowFilter of(ProviderId provider) {
        return new RowFilter(
                Set.of(provider),
                ALL.models,
                ALL.paths,
                ALL.statuses,
                ALL.sources,
                ALL.ended,
                ALL.outputTokens,
                ALL.durationMs,
                ALL.text);
    }
}
