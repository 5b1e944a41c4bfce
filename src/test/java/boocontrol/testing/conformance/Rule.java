package boocontrol.testing.conformance;

import java.util.Map;
import java.util.regex.Pattern;

/// One line of `answers.txt`.
///
/// @param heading the requests it is about
/// @param answer what they get
/// @param when further conditions, by key
/// @param rare need not be met
record Rule(
        Heading heading,
        Releases releases,
        Answer answer,
        Map<String, Pattern> when,
        boolean rare,
        String line) {

    /// @param open releases in which it needs no key
    record Heading(String method, Pattern path, Releases open) {}

    sealed interface Answer {

        int status(Release release);

        record Given(int status, String headers, Body body) implements Answer {
            @Override
            public int status(Release release) {
                return status;
            }
        }

        /// One of the forms in which the release writes errors.
        record Error(int status, Body.Text message) implements Answer {
            @Override
            public int status(Release release) {
                return status;
            }
        }

        record Absent() implements Answer {
            @Override
            public int status(Release release) {
                return 404;
            }
        }

        record WrongMethod(String allow) implements Answer {
            @Override
            public int status(Release release) {
                return release.from(218) ? 405 : 404;
            }
        }
    }

    sealed interface Body {

        record Empty() implements Body {}

        record Any() implements Body {}

        /// @param pattern of the whole text, or the text itself
        record Text(Pattern pattern, String literal) implements Body {}

        /// A stream of an inference, judged by [InferenceCheck].
        record Inference() implements Body {}

        record Json(String shape) implements Body {}
    }

    boolean concerns(Exchange exchange, Release release) {
        return releases.contains(release)
                && heading.method().equals(exchange.method())
                && heading.path().matcher(exchange.pathOnly()).matches()
                && when.entrySet().stream()
                        .allMatch(e -> e.getValue().matcher(value(exchange, e.getKey())).matches());
    }

    private static String value(Exchange exchange, String key) {
        return switch (key) {
            case "label" -> exchange.label();
            case "query" -> exchange.query();
            case "accept" -> exchange.accept();
            case "origin" -> exchange.requestHeaders().getOrDefault("Origin", "");
            default -> throw new IllegalArgumentException("no condition: " + key);
        };
    }
}
