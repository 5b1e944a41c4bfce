package boocontrol.llamaswap.control;

import jakarta.json.Json;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reading foreign JSON that is at hand as text. The factories are looked up once: a lookup per
/// frame would cost more than the parsing.
final class JsonTexts {

    /// Characters of a poison row that are kept.
    static final int RAW = 4096;

    private final JsonParserFactory parsers = Json.createParserFactory(Map.of());
    private final JsonReaderFactory readers = Json.createReaderFactory(Map.of());

    JsonParser parser(String text) {
        return parsers.createParser(new FiniteReader(text));
    }

    /// The one value that `text` is.
    ///
    /// @throws Malformed with `what` in its reason: not JSON, or more than JSON
    JsonValue value(String text, String what) throws Malformed {
        try (var parser = parser(text)) {
            parser.next();
            var value = parser.getValue();
            atEnd(parser);
            return value;
        } catch (RuntimeException _) {
            // JSON-P tells damage, too many digits and too many levels by different exceptions.
            throw new Malformed(what + " is not JSON");
        }
    }

    /// The elements of the array that `parser` has just entered, each as its own text, so that an
    /// element that cannot be read spoils no other.
    List<String> elements(JsonParser parser, String text) {
        var elements = new ArrayList<String>();
        var from = offset(parser);
        for (var event = parser.next();
                event != JsonParser.Event.END_ARRAY;
                event = parser.next()) {
            switch (event) {
                case START_OBJECT -> parser.skipObject();
                case START_ARRAY -> parser.skipArray();
                default -> {}
            }
            var to = offset(parser);
            elements.add(withoutComma(text.substring(from, to)));
            from = to;
        }
        return elements;
    }

    JsonValue element(String text) throws Malformed {
        try (var reader = readers.createReader(new StringReader(text))) {
            return reader.readValue();
        } catch (RuntimeException _) {
            throw new Malformed("a value cannot be read");
        }
    }

    /// Nothing but white space may follow the value.
    static void atEnd(JsonParser parser) {
        while (parser.hasNext()) {
            parser.next();
        }
    }

    /// A text whose end cannot be read for ever: Parsson's `skipObject` and `skipArray` would,
    /// where a text ends inside of what they skip.
    private static final class FiniteReader extends StringReader {

        private static final int ENOUGH = 16;

        private int ends;

        FiniteReader(String text) {
            super(text);
        }

        @Override
        public int read(char[] into, int from, int length) throws IOException {
            var count = super.read(into, from, length);
            if (count < 0 && ++ends > ENOUGH) {
                throw new EOFException("the text ends inside of a value");
            }
            return count;
        }
    }

    private static int offset(JsonParser parser) {
        return Math.toIntExact(parser.getLocation().getStreamOffset());
    }

    private static String withoutComma(String slice) {
        var start = slice.stripLeading();
        return start.startsWith(",") ? start.substring(1).stripLeading() : start;
    }
}
