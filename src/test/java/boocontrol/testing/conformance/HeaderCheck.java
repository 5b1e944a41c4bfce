package boocontrol.testing.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Header lines in their order.
final class HeaderCheck {

    /// Above, Go's server does not wait for the end of the body any more.
    private static final int BUFFER = 2_048;

    private static final String OTHER_NAMES = "has the headers ";

    private HeaderCheck() {}

    static boolean isAboutNames(String problem) {
        return problem.startsWith(OTHER_NAMES);
    }

    /// @param expected as `answers.txt` writes a list
    static List<String> problems(
            List<Map.Entry<String, String>> headers, List<String> expected, int bodyLength) {
        var problems = new ArrayList<String>();
        var names = headers.stream().map(Map.Entry::getKey).toList();
        var wanted = expected.stream().map(one -> name(one, bodyLength)).toList();
        if (!names.equals(wanted)) {
            problems.add(OTHER_NAMES + names + ", not " + wanted);
            return problems;
        }
        for (var n = 0; n < wanted.size(); n++) {
            value(headers.get(n), expected.get(n), bodyLength, problems);
        }
        return problems;
    }

    private static String name(String expected, int bodyLength) {
        return switch (expected) {
            case "(size)" -> bodyLength > BUFFER ? "Transfer-Encoding" : "Content-Length";
            case "(chunked)" -> "Transfer-Encoding";
            case "(length)" -> "Content-Length";
            default -> expected.split("=", 2)[0];
        };
    }

    private static void value(
            Map.Entry<String, String> header,
            String expected,
            int bodyLength,
            List<String> problems) {
        var found = header.getValue();
        var wanted = expected.contains("=") ? expected.split("=", 2)[1] : "/.*/";
        var fine =
                switch (header.getKey()) {
                    case "Transfer-Encoding" -> found.equals("chunked");
                    case "Content-Length" -> found.equals(String.valueOf(bodyLength));
                    case "Date" ->
                            found.matches("\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT");
                    default ->
                            wanted.length() > 1 && wanted.startsWith("/") && wanted.endsWith("/")
                                    ? Pattern.matches(
                                            wanted.substring(1, wanted.length() - 1), found)
                                    : found.equals(wanted);
                };
        if (!fine) {
            problems.add("has %s: %s, not %s".formatted(header.getKey(), found, wanted));
        }
    }
}
