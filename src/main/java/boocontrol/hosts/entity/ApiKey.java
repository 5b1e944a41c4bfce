package boocontrol.hosts.entity;

import java.util.Optional;

/// A secret that a provider wants. Prints as dots, so that it cannot slip into a log.
public record ApiKey(String value) {

    private static final int LONGEST = 4_096;

    /// The key in what somebody pasted or keeps in a file: without white space around it, 1 to
    /// 4,096 visible ASCII characters, since it travels in a header.
    public static Optional<ApiKey> in(String text) {
        var key = text.strip();
        var fits =
                !key.isEmpty()
                        && key.length() <= LONGEST
                        && key.chars().allMatch(c -> c > ' ' && c < 0x7f);
        return fits ? Optional.of(new ApiKey(key)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "••••";
    }
}
