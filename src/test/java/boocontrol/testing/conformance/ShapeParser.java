package boocontrol.testing.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads the notation for shapes that the README beside the tables tells.
final class ShapeParser {

    private static final Pattern TOKEN =
            Pattern.compile("\\s*(\"[^\"]*\"|\\.\\.\\.|[\\[\\]{}|,*?]|@[0-9-]+|\\$?[\\w.-]+)");

    private final List<String> tokens = new ArrayList<>();
    private int at;

    private ShapeParser(String text) {
        var token = TOKEN.matcher(text);
        var end = 0;
        while (token.lookingAt()) {
            tokens.add(token.group(1));
            end = token.end();
            token.region(end, text.length());
        }
        if (!text.substring(end).isBlank()) {
            throw new IllegalArgumentException("not a shape: " + text.substring(end));
        }
    }

    static Shape parse(String text) {
        var parser = new ShapeParser(text);
        var shape = parser.either();
        if (parser.at != parser.tokens.size()) {
            throw new IllegalArgumentException("more than a shape: " + text);
        }
        return shape;
    }

    private Shape either() {
        var shapes = new ArrayList<Shape>();
        do {
            shapes.add(one());
        } while (take("|"));
        return shapes.size() == 1 ? shapes.getFirst() : new Shape.AnyOf(shapes);
    }

    private Shape one() {
        if (take("[")) {
            return take("]") ? new Shape.ListOf(new Shape.Plain("none")) : listed();
        }
        if (take("{")) {
            return take("*") ? mapped() : keys();
        }
        var word = next();
        if (word.startsWith("\"")) {
            return new Shape.Word(word.substring(1, word.length() - 1));
        }
        return word.startsWith("$") ? new Shape.Named(word.substring(1)) : new Shape.Plain(word);
    }

    private Shape listed() {
        var element = either();
        expect("]");
        return new Shape.ListOf(element);
    }

    private Shape mapped() {
        var value = either();
        expect("}");
        return new Shape.MapOf(value);
    }

    private Shape keys() {
        var fields = new ArrayList<Shape.Field>();
        var open = false;
        while (!take("}")) {
            if (take("...")) {
                open = true;
            } else {
                fields.add(field());
            }
            take(",");
        }
        return new Shape.Keys(fields, open);
    }

    private Shape.Field field() {
        var name = next();
        var releases = Releases.ALL;
        if (tokens.get(at).startsWith("@")) {
            var range = next().substring(1);
            releases = Releases.parse(range.contains("-") ? range : range + "-");
        }
        var optional = take("?");
        return new Shape.Field(name, optional, releases, either());
    }

    private String next() {
        return tokens.get(at++);
    }

    private boolean take(String token) {
        if (at < tokens.size() && tokens.get(at).equals(token)) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(String token) {
        if (!take(token)) {
            throw new IllegalArgumentException(token + " is missing");
        }
    }
}
