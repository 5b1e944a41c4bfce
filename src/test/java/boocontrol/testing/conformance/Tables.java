package boocontrol.testing.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The expectations of all releases, read once.
final class Tables {

    private static final Tables ALL = new Tables();

    private record Ranged<T>(Releases releases, T value) {}

    /// @param code may differ per status where the release writes one
    record Problem(String type, String code) {}

    private final Map<String, List<Ranged<Shape>>> shapes = new HashMap<>();
    private final Map<String, List<Ranged<List<String>>>> headers = new HashMap<>();
    private final Map<String, List<Ranged<String>>> errors = new HashMap<>();
    private final Map<String, List<Ranged<Shape>>> frames = new HashMap<>();
    private final Map<String, List<Ranged<List<String>>>> words = new HashMap<>();
    private final Map<Integer, Problem> problems = new HashMap<>();
    private final List<Rule> rules = new ArrayList<>();

    static Tables all() {
        return ALL;
    }

    private Tables() {
        lines("shapes.txt").forEach(this::shape);
        lines("streams.txt").forEach(this::line);
        var rule = new RuleParser();
        lines("answers.txt").filter(line -> !line(line)).flatMap(rule::read).forEach(rules::add);
    }

    Shape shape(String name, Release release) {
        return one(shapes, name, release);
    }

    List<String> headers(String name, Release release) {
        return one(headers, name, release);
    }

    /// @param form `json`, `text` or `html`
    String error(String form, Release release) {
        return one(errors, form, release);
    }

    Problem problem(int status) {
        return problems.getOrDefault(status, new Problem("server_error", "internal_error"));
    }

    Optional<Shape> frame(String type, Release release) {
        return find(frames, type, release);
    }

    List<String> frameTypes(Release release) {
        return frames.keySet().stream().filter(type -> frame(type, release).isPresent()).toList();
    }

    /// @param what `initial` or `states`
    List<String> words(String what, Release release) {
        return one(words, what, release);
    }

    List<Rule> rules() {
        return rules;
    }

    private void shape(String line) {
        var parts = line.split(" = ", 2);
        var name = parts[0].split(" ");
        add(shapes, name[0], name[1], ShapeParser.parse(parts[1]));
    }

    /// @return false when `line` is something else
    private boolean line(String line) {
        var parts = line.split(": ", 2);
        var name = parts[0].split(" ");
        switch (name[0]) {
            case "headers" -> add(headers, name[1], name[2], RuleParser.split(parts[1], "\\|"));
            case "error" -> add(errors, name[1], name[2], parts[1]);
            case "problem" ->
                    problems.put(Integer.parseInt(name[1]), new Problem(name[2], name[3]));
            case "initial", "states" ->
                    add(words, name[0], name[1], RuleParser.split(parts[1], " "));
            case "frame" -> add(frames, name[1], name[2], ShapeParser.parse(parts[1]));
            default -> {
                return false;
            }
        }
        return true;
    }

    private static <T> void add(
            Map<String, List<Ranged<T>>> all, String name, String releases, T value) {
        all.computeIfAbsent(name, _ -> new ArrayList<>())
                .add(new Ranged<>(Releases.parse(releases), value));
    }

    private static <T> T one(Map<String, List<Ranged<T>>> all, String name, Release release) {
        return find(all, name, release)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "the tables have no " + name + " for " + release));
    }

    private static <T> Optional<T> find(
            Map<String, List<Ranged<T>>> all, String name, Release release) {
        return all.getOrDefault(name, List.of()).stream()
                .filter(ranged -> ranged.releases().contains(release))
                .map(Ranged::value)
                .findFirst();
    }

    private static Stream<String> lines(String file) {
        try {
            var folder = Path.of(Tables.class.getResource("README.md").toURI()).getParent();
            return Files.readAllLines(folder.resolve(file)).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
