package boocontrol.testing.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// How a release writes an error of its own, depending on what the request accepts.
final class ErrorForm {

    private static final String JSON = "json";

    private final Tables tables;
    private final Release release;

    ErrorForm(Tables tables, Release release) {
        this.tables = tables;
        this.release = release;
    }

    /// @param extra headers besides `Content-Type`, sorted after it
    List<String> problems(Exchange exchange, Rule.Body.Text message, List<String> extra) {
        var form = form(exchange.accept());
        var expected = new ArrayList<String>();
        expected.add("Content-Type=" + contentType(form));
        expected.addAll(extra);
        expected.addAll(List.of("Date", "(size)"));
        var problems =
                new ArrayList<>(
                        HeaderCheck.problems(exchange.headers(), expected, exchange.body().length));
        var pattern = pattern(form, exchange.status(), message);
        if (!pattern.matcher(exchange.text()).matches()) {
            problems.add("says " + exchange.text() + ", not " + pattern);
        }
        return problems;
    }

    private Pattern pattern(String form, int status, Rule.Body.Text message) {
        var problem = tables.problem(status);
        var whole =
                tables.error(form, release)
                        .replace("TYPE", problem.type())
                        .replace("CODE", problem.code());
        var parts = whole.split("MESSAGE", 2);
        var literal = message.pattern().pattern().startsWith("\\Q");
        var text = literal ? Pattern.quote(escaped(form, message.literal())) : message.literal();
        return Pattern.compile(Pattern.quote(parts[0]) + text + Pattern.quote(parts[1]));
    }

    /// v218 to v224 put the message into the JSON as it is.
    private String escaped(String form, String message) {
        var asIs = release.from(218) && !release.from(225);
        return form.equals(JSON) && !asIs ? Values.escaped(message) : message;
    }

    private String form(String accept) {
        if (!release.from(218)) {
            return accept.contains("application/json") ? JSON : "text";
        }
        if (accept.contains("text/plain")) {
            return "text";
        }
        return accept.contains("text/html") ? "html" : JSON;
    }

    private String contentType(String form) {
        var old = release.from(218) ? "" : "; charset=utf-8";
        return switch (form) {
            case JSON -> "application/json" + old;
            case "html" -> "text/html";
            default -> "text/plain" + old;
        };
    }
}
