package boocontrol.testing;

import java.util.Random;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// Runs a property for many seeds and names the seed that broke it; `-Dboocontrol.seed=` runs one.
public final class Seeds {

    private Seeds() {}

    public static void each(int count, Consumer<RandomGenerator> property) {
        var one = System.getProperty("boocontrol.seed", "");
        if (!one.isBlank()) {
            run(Long.parseLong(one), property);
            return;
        }
        for (var seed = 1L; seed <= count; seed++) {
            run(seed, property);
        }
    }

    private static void run(long seed, Consumer<RandomGenerator> property) {
        try {
            property.accept(new Random(seed));
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("with -Dboocontrol.seed=" + seed + ": " + e.getMessage(), e);
        }
    }
}
