package boocontrol.simulator.chaos;

/// A toxic on a proxy.
///
/// @param name unique on its proxy
/// @param toxicity share of the connections that it hits, 0 to 1
public record AppliedToxic(String name, Direction direction, double toxicity, Toxic toxic) {

    public AppliedToxic {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be empty");
        }
        if (!(toxicity >= 0 && toxicity <= 1)) {
            throw new IllegalArgumentException("toxicity must be from 0 to 1");
        }
    }

    /// `toxic` on every connection, named after its kind and direction.
    public static AppliedToxic of(Toxic toxic, Direction direction) {
        return new AppliedToxic(toxic.type() + "_" + direction.word(), direction, 1, toxic);
    }

    public AppliedToxic named(String other) {
        return new AppliedToxic(other, direction, toxicity, toxic);
    }

    public AppliedToxic withToxicity(double other) {
        return new AppliedToxic(name, direction, other, toxic);
    }
}
