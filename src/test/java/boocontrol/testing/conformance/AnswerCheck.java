package boocontrol.testing.conformance;

import boocontrol.testing.conformance.Rule.Answer;
import boocontrol.testing.conformance.Rule.Body;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Holds every answer against the rules of `answers.txt`.
final class AnswerCheck {

    private static final Body.Text UNAUTHORIZED = text("unauthorized: invalid or missing API key");
    private static final String GIN_404 = "nothing";
    private static final String GO_404 = "go-text";

    private final Tables tables;
    private final Release release;
    private final ShapeCheck shapes;
    private final ErrorForm errors;
    private final InferenceCheck inference;
    private final Set<Rule> met = new HashSet<>();
    private final List<Deviation> deviations = new ArrayList<>();

    AnswerCheck(Tables tables, Release release) {
        this.tables = tables;
        this.release = release;
        this.shapes = new ShapeCheck(tables, release);
        this.errors = new ErrorForm(tables, release);
        this.inference = new InferenceCheck(tables, release);
    }

    List<Deviation> check(Evidence evidence) {
        evidence.exchanges().forEach(this::check);
        if (evidence.whole()) {
            tables.rules().stream()
                    .filter(rule -> rule.releases().contains(release))
                    .filter(rule -> !rule.rare() && !met.contains(rule))
                    .forEach(this::notMet);
        }
        return deviations;
    }

    private void notMet(Rule rule) {
        var where = rule.heading().method() + " " + rule.heading().path();
        deviations.add(new Deviation(where, "no answer met the rule: " + rule.line()));
    }

    private void check(Exchange exchange) {
        var rules =
                tables.rules().stream().filter(rule -> rule.concerns(exchange, release)).toList();
        if (rules.isEmpty()) {
            add(exchange, List.of("no rule is about it; it was " + exchange.statusLine()));
            return;
        }
        if (exchange.keyless(release) && isProtected(rules)) {
            add(exchange, unauthorized(exchange));
            return;
        }
        var fitting =
                RuleParser.nearest(rules).stream()
                        .filter(rule -> rule.answer().status(release) == exchange.status())
                        .toList();
        if (fitting.isEmpty()) {
            var expected =
                    RuleParser.nearest(rules).stream()
                            .map(rule -> rule.answer().status(release))
                            .distinct()
                            .toList();
            add(exchange, List.of("has status %d, not %s".formatted(exchange.status(), expected)));
            return;
        }
        add(exchange, best(exchange, fitting));
    }

    private boolean isProtected(List<Rule> rules) {
        return rules.stream().noneMatch(rule -> rule.heading().open().contains(release))
                && rules.stream().noneMatch(rule -> rule.answer() instanceof Answer.Absent);
    }

    private List<String> unauthorized(Exchange exchange) {
        if (exchange.status() != 401) {
            return List.of("has status " + exchange.status() + " without a key, not 401");
        }
        return errors.problems(
                exchange, UNAUTHORIZED, List.of("Www-Authenticate=Basic realm=\"llama-swap\""));
    }

    private List<String> best(Exchange exchange, List<Rule> rules) {
        var results =
                rules.stream()
                        .map(rule -> new Judged(rule, problems(exchange, rule.answer())))
                        .toList();
        var best =
                results.stream()
                        .min(
                                Comparator.comparing(Judged::otherHeaders)
                                        .thenComparing(judged -> judged.problems().size()))
                        .orElseThrow();
        met.add(best.rule());
        return best.problems();
    }

    /// The rule whose headers fit is the one that was meant.
    private record Judged(Rule rule, List<String> problems) {

        boolean otherHeaders() {
            return problems.stream().anyMatch(HeaderCheck::isAboutNames);
        }
    }

    private List<String> problems(Exchange exchange, Answer answer) {
        return switch (answer) {
            case Answer.Absent _ ->
                    release.from(218)
                            ? given(exchange, GO_404, text("404 page not found\n"))
                            : given(exchange, GIN_404, new Body.Empty());
            case Answer.WrongMethod(var allow) -> wrongMethod(exchange, allow);
            case Answer.Error(_, var message) -> errors.problems(exchange, message, List.of());
            case Answer.Given(_, var headers, var body) -> given(exchange, headers, body);
        };
    }

    private List<String> wrongMethod(Exchange exchange, String allow) {
        if (!release.from(218)) {
            return given(exchange, GIN_404, new Body.Empty());
        }
        var expected = new ArrayList<>(List.of("Allow=" + allow));
        expected.addAll(tables.headers(GO_404, release));
        return of(exchange, expected, text("Method Not Allowed\n"));
    }

    private List<String> given(Exchange exchange, String headers, Body body) {
        return of(exchange, tables.headers(headers, release), body);
    }

    private List<String> of(Exchange exchange, List<String> headers, Body body) {
        var length =
                exchange.method().equals("HEAD") && !exchange.header("Content-Length").isEmpty()
                        ? Integer.parseInt(exchange.header("Content-Length"))
                        : exchange.body().length;
        var problems = new ArrayList<>(HeaderCheck.problems(exchange.headers(), headers, length));
        problems.addAll(body(exchange, body));
        return problems;
    }

    private List<String> body(Exchange exchange, Body body) {
        var text = exchange.text();
        return switch (body) {
            case Body.Any _ -> List.of();
            case Body.Empty _ -> text.isEmpty() ? List.of() : List.of("has a body: " + text);
            case Body.Text(var pattern, var shown) ->
                    pattern.matcher(text).matches()
                            ? List.of()
                            : List.of("says %s, not %s".formatted(start(text), shown));
            case Body.Inference _ -> inference.problems(exchange);
            case Body.Json(var shape) ->
                    Values.parse(text)
                            .map(value -> shapes.problems(value, tables.shape(shape, release)))
                            .orElseGet(() -> List.of("is not JSON: " + start(text)));
        };
    }

    private void add(Exchange exchange, List<String> problems) {
        problems.forEach(problem -> deviations.add(new Deviation(exchange.toString(), problem)));
    }

    private static Body.Text text(String literal) {
        return new Body.Text(Pattern.compile(Pattern.quote(literal)), literal);
    }

    private static String start(String text) {
        return text.length() > 200 ? text.substring(0, 200) + "..." : text;
    }
}
