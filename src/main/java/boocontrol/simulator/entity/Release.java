package boocontrol.simulator.entity;

import java.util.Map;

/// A llama-swap release. Everything that differs between releases asks here, so that a release
/// between the known ones behaves as the table of eras says.
///
/// @param number 140 and up; 251 stands for the state of main after v250, which has no tag yet
public record Release(int number) {

    public static final Release AFTER_V250 = new Release(251);

    private static final Map<Integer, String> COMMITS =
            Map.of(
                    190, "4b4ee701",
                    217, "636b53e7",
                    235, "c59816ba",
                    236, "b834706b",
                    240, "6b5320de",
                    250, "60226b63",
                    251, "0bdb3720");

    private static final Map<Integer, String> DATES =
            Map.of(
                    190, "2026-02-08T00:54:02Z",
                    217, "2026-05-21T00:59:49Z",
                    235, "2026-07-03T18:20:11Z",
                    236, "2026-07-06T17:02:40Z",
                    240, "2026-07-14T06:31:09Z",
                    250, "2026-08-14T15:45:40Z");

    public Release {
        if (number < 140 || number > 251) {
            throw new IllegalArgumentException(
                    "no release v" + number + " is simulated: v140 to v250, or main");
        }
    }

    /// Reads `v235`, `235` or `main`.
    public static Release of(String text) {
        var plain = text.strip().toLowerCase(java.util.Locale.ROOT);
        if (plain.equals("main") || plain.equals("after-v250")) {
            return AFTER_V250;
        }
        var digits = plain.startsWith("v") ? plain.substring(1) : plain;
        if (digits.isEmpty()
                || !digits.chars().allMatch(Character::isDigit)
                || digits.length() > 4) {
            throw new IllegalArgumentException("not a release: " + text);
        }
        return new Release(Integer.parseInt(digits));
    }

    public boolean from(int since) {
        return number >= since;
    }

    /// Rows live in a ring that restarts with every configuration; later they are in a store.
    public boolean ring() {
        return number < 236;
    }

    /// The server of the older line: other errors, other 404s, other way of stopping.
    public boolean legacy() {
        return number < 218;
    }

    public InflightShape inflight() {
        if (from(240)) {
            return InflightShape.OPERATIONS;
        }
        if (from(235)) {
            return InflightShape.REQUESTS;
        }
        if (from(218)) {
            return InflightShape.TOTAL;
        }
        return from(192) ? InflightShape.WRONG_TOTAL : InflightShape.NONE;
    }

    /// Messages an event stream may wait with before the host drops them.
    public int messageBuffer() {
        return legacy() ? 25 : 1024;
    }

    /// What `/api/version` says.
    public String version() {
        if (equals(AFTER_V250)) {
            return "v250-5-g0bdb37";
        }
        return from(233) ? "v" + number : String.valueOf(number);
    }

    public String commit() {
        return COMMITS.getOrDefault(number, "%08x".formatted(0x5b0f_0000 + number));
    }

    public String buildDate() {
        return DATES.getOrDefault(number, "2026-04-01T12:00:00Z");
    }

    @Override
    public String toString() {
        return equals(AFTER_V250) ? "main" : "v" + number;
    }
}
