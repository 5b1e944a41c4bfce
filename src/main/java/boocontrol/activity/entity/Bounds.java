package boocontrol.activity.entity;

import java.util.OptionalLong;

/// From `least` to `most`, both included; an empty end is open. A row without the value is in only
/// when both are open.
public record Bounds(OptionalLong least, OptionalLong most) {

    public static final Bounds OPEN = new Bounds(OptionalLong.empty(), OptionalLong.empty());

    public Bounds {
        if (least.isPresent() && most.isPresent() && least.getAsLong() > most.getAsLong()) {
            throw new IllegalArgumentException("must not be less than its minimum");
        }
    }
}
