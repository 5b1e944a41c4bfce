package boocontrol.leases.entity;

import java.util.regex.Pattern;

/// What a lease is for: a word, and for some the thing it is about: `chat`, `agent`, `battle`,
/// `battle-timed`, `bench:<run>`, `eval:<run>`, `action:<id>`, `config-edit:<id>`.
public record Purpose(String value) {

    private static final Pattern FORM =
            Pattern.compile("[a-z][a-z0-9-]{0,31}(:[A-Za-z0-9][A-Za-z0-9._~-]{0,127})?");

    public Purpose {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a purpose is a word such as chat, or a word and an id such as bench:42: up to"
                            + " 32 of a-z 0-9 -, a colon, up to 128 of A-Z a-z 0-9 . _ ~ -");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
