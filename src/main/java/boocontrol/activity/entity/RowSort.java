package boocontrol.activity.entity;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// What rows can be sorted by.
public enum RowSort {
    ENDED_AT,
    DURATION_MS,
    INPUT_TOKENS,
    OUTPUT_TOKENS,
    TOKENS_PER_SECOND;

    /// The value a row is sorted by; empty when it is unknown, and for the end, which every cursor
    /// has anyway.
    public Optional<Number> value(ActivityRow row) {
        var told = row.row();
        return switch (this) {
            case ENDED_AT -> Optional.empty();
            case DURATION_MS -> whole(told.durationMs());
            case INPUT_TOKENS -> whole(told.inputTokens());
            case OUTPUT_TOKENS -> whole(told.outputTokens());
            case TOKENS_PER_SECOND -> real(told.tokensPerSecond());
        };
    }

    /// A value of this kind from its text.
    ///
    /// @throws IllegalArgumentException when it is none
    public Number parse(String text) {
        return this == TOKENS_PER_SECOND ? real(text) : Long.valueOf(text);
    }

    private static Number real(String text) {
        var value = Double.parseDouble(text);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("not a number: " + text);
        }
        return value;
    }

    private static Optional<Number> whole(OptionalLong value) {
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }

    private static Optional<Number> real(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }
}
