package boocontrol.activity.entity;

import java.time.Instant;
import java.util.Optional;

/// A stretch of time: `from` included, `to` not; an empty end is open.
public record Span(Optional<Instant> from, Optional<Instant> to) {

    public static final Span EVER = new Span(Optional.empty(), Optional.empty());

    public Span {
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            throw new IllegalArgumentException("must be later than from");
        }
    }
}
