package boocontrol.activity.entity;

/// Which HTTP statuses of finished requests are meant.
public sealed interface StatusMatch {

    record Exactly(int status) implements StatusMatch {}

    /// @param hundred 1 to 5, for 1xx to 5xx
    record Hundreds(int hundred) implements StatusMatch {}

    /// From 400 on, or with an error message of the host.
    record Failed() implements StatusMatch {}

    /// The host told none.
    record Unknown() implements StatusMatch {}

    /// From the words of a query: `200`, `5xx`, `failed`, `unknown`.
    ///
    /// @throws IllegalArgumentException with words for the caller
    static StatusMatch of(String text) {
        if (text.matches("[1-5]xx")) {
            return new Hundreds(text.charAt(0) - '0');
        }
        if (text.matches("\\d{3}")) {
            return new Exactly(Integer.parseInt(text));
        }
        return switch (text) {
            case "failed" -> new Failed();
            case "unknown" -> new Unknown();
            default ->
                    throw new IllegalArgumentException(
                            "must be a status (200), a class (5xx), failed or unknown");
        };
    }
}
