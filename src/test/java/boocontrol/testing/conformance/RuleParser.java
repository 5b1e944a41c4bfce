package boocontrol.testing.conformance;

import boocontrol.testing.conformance.Rule.Answer;
import boocontrol.testing.conformance.Rule.Body;
import boocontrol.testing.conformance.Rule.Heading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads the rules in `answers.txt`.
final class RuleParser {

    /// A quoted text, a pattern between slashes, or a word.
    private static final Pattern WORD =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|/.*?/(?=\\s|$)|\\S+");

    private final List<Heading> headings = new ArrayList<>();

    /// @param line a heading, or an indented rule of the headings before it
    Stream<Rule> read(String line) {
        if (!line.startsWith(" ")) {
            head(line);
            return Stream.empty();
        }
        return headings.stream().map(heading -> rule(heading, line.strip()));
    }

    private void head(String line) {
        headings.clear();
        var open = line.split(" open ", 2);
        var releases = open.length == 2 ? Releases.parse(open[1].strip()) : new Releases(1, 0);
        var words = open[0].split(" ", 2);
        for (var path : words[1].split(", ")) {
            headings.add(new Heading(words[0], pattern(path.strip()), releases));
        }
    }

    private static Pattern pattern(String path) {
        return Pattern.compile(
                path.replaceAll("\\{\\w+\\.\\.\\.}", ".+").replaceAll("\\{\\w+}", "[^/]+"));
    }

    private static Rule rule(Heading heading, String line) {
        var words = new ArrayList<>(words(line));
        var rare = words.remove("rare");
        var when = new LinkedHashMap<String, Pattern>();
        if (words.contains("when")) {
            var from = words.indexOf("when");
            var condition = String.join(" ", words.subList(from + 1, words.size()));
            when.putAll(conditions(condition));
            words.subList(from, words.size()).clear();
        }
        var releases = Releases.parse(words.removeFirst());
        return new Rule(heading, releases, answer(words), when, rare, line);
    }

    private static Map<String, Pattern> conditions(String text) {
        var parts = text.split("=", 2);
        return Map.of(parts[0], Pattern.compile(parts[1]));
    }

    private static Answer answer(List<String> words) {
        return switch (words.getFirst()) {
            case "absent" -> new Answer.Absent();
            case "wrong-method" -> new Answer.WrongMethod(unquoted(words.get(1)));
            default ->
                    words.get(1).equals("error")
                            ? new Answer.Error(
                                    Integer.parseInt(words.get(0)), (Body.Text) body(words.get(2)))
                            : new Answer.Given(
                                    Integer.parseInt(words.get(0)),
                                    words.get(1),
                                    body(words.get(2)));
        };
    }

    private static Body body(String word) {
        return switch (word) {
            case "empty" -> new Body.Empty();
            case "any" -> new Body.Any();
            case "stream" -> new Body.Inference();
            default -> {
                if (word.startsWith("\"")) {
                    var text = unquoted(word);
                    yield new Body.Text(Pattern.compile(Pattern.quote(text)), text);
                }
                if (word.startsWith("/")) {
                    var pattern = word.substring(1, word.length() - 1);
                    yield new Body.Text(Pattern.compile(pattern), pattern);
                }
                yield new Body.Json(word);
            }
        };
    }

    private static List<String> words(String line) {
        var words = WORD.matcher(line);
        return words.results().map(result -> result.group()).toList();
    }

    private static String unquoted(String word) {
        return Values.text(word);
    }

    /// Rules with a condition go before those without.
    static List<Rule> nearest(List<Rule> rules) {
        var conditional = rules.stream().filter(rule -> !rule.when().isEmpty()).toList();
        return conditional.isEmpty() ? rules : conditional;
    }

    static List<String> split(String text, String separator) {
        return Arrays.stream(text.split(separator)).map(String::strip).toList();
    }
}
