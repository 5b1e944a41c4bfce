package boocontrol.simulator.control;

import java.util.List;
import java.util.SplittableRandom;

/// Everything of a host that looks random, from one seed.
public final class Chance {

    private static final String LETTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final List<String> WORDS =
            List.of(
                    " the",
                    " sea",
                    " is",
                    " wide",
                    " and",
                    " a",
                    " boat",
                    " sails",
                    " over",
                    " it",
                    " while",
                    " gulls",
                    " cry",
                    " above",
                    " grey",
                    " water",
                    ",",
                    " then",
                    " wind",
                    " turns",
                    " north",
                    " again",
                    ".",
                    " We",
                    " keep",
                    " our",
                    " course",
                    " and",
                    " wait",
                    " for",
                    " morning",
                    " light",
                    " to",
                    " show",
                    " land");

    private final SplittableRandom random;

    public Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    public synchronized boolean of(double probability) {
        return random.nextDouble() < probability;
    }

    public synchronized int below(int bound) {
        return random.nextInt(bound);
    }

    public synchronized double between(double low, double high) {
        return low + random.nextDouble() * (high - low);
    }

    /// Exponentially distributed.
    public synchronized double around(double mean) {
        return -Math.log(1 - random.nextDouble()) * mean;
    }

    public synchronized <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    public synchronized String id(int length) {
        var text = new StringBuilder(length);
        for (var i = 0; i < length; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    public String word(int index) {
        return WORDS.get(Math.floorMod(index * 7 + index / WORDS.size(), WORDS.size()));
    }

    public synchronized long seed() {
        return random.nextLong();
    }
}
