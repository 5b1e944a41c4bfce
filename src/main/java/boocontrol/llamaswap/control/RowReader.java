package boocontrol.llamaswap.control;

import boocontrol.llamaswap.entity.RowBatch;
import boocontrol.llamaswap.entity.RowBatch.Poison;
import boocontrol.llamaswap.entity.SwapRow;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Makes rows of the elements of a list, flat (v140 to v208) or with nested `tokens` (v209 on). One
/// that is no row becomes [Poison] and stops no other.
final class RowReader {

    /// `model` may be any text a client sent; an index entry of PostgreSQL holds 2,704 bytes.
    private static final int LONGEST_MODEL = 512;

    private static final int LONGEST_TEXT = 4096;

    private final JsonTexts texts;

    RowReader(JsonTexts texts) {
        this.texts = texts;
    }

    /// A list of rows; `null` is how Go writes an empty one (trap 10).
    ///
    /// @param what names the text in the reason
    RowBatch list(String text, String what) throws Malformed {
        try (var parser = texts.parser(text)) {
            var first = parser.next();
            if (first == JsonParser.Event.VALUE_NULL) {
                return RowBatch.EMPTY;
            }
            if (first != JsonParser.Event.START_ARRAY) {
                throw new Malformed(what + " is not a list");
            }
            var elements = texts.elements(parser, text);
            JsonTexts.atEnd(parser);
            return read(elements);
        } catch (RuntimeException _) {
            throw new Malformed(what + " is not JSON");
        }
    }

    RowBatch read(List<String> elements) {
        var rows = new ArrayList<SwapRow>();
        var poison = new ArrayList<Poison>();
        for (var element : elements) {
            read(element, rows, poison);
        }
        return new RowBatch(rows, poison);
    }

    private void read(String element, List<SwapRow> rows, List<Poison> poison) {
        JsonValue value = JsonValue.NULL;
        try {
            value = texts.element(element);
            rows.add(row(Fields.of(value, "a row")));
        } catch (Malformed e) {
            poison.add(new Poison(idOf(value), e.reason(), Texts.start(element, JsonTexts.RAW)));
        }
    }

    private static SwapRow row(Fields fields) throws Malformed {
        var tokens = fields.object("tokens").orElse(fields);
        return new SwapRow(
                fields.id("id"),
                fields.instant("timestamp"),
                Texts.stored(fields.text("model"), LONGEST_MODEL),
                stored(fields.optionalText("req_path")),
                status(fields),
                stored(fields.optionalText("resp_content_type")),
                tokens.count("input_tokens"),
                tokens.count("output_tokens"),
                tokens.count("cache_tokens"),
                tokens.count("draft_tokens"),
                tokens.count("draft_acc_tokens"),
                tokens.rate("prompt_per_second"),
                tokens.rate("tokens_per_second"),
                fields.count("duration_ms"),
                fields.flag("has_capture"),
                stored(fields.optionalText("error_msg")),
                stored(fields.textMap("metadata")));
    }

    /// 0 is no status of HTTP: the host did not fill it.
    private static OptionalInt status(Fields fields) throws Malformed {
        var status = fields.smallCount("resp_status_code");
        return status.isPresent() && status.getAsInt() == 0 ? OptionalInt.empty() : status;
    }

    private static Optional<String> stored(Optional<String> text) throws Malformed {
        return text.isEmpty() ? text : Optional.of(Texts.stored(text.get(), LONGEST_TEXT));
    }

    private static Map<String, String> stored(Map<String, String> texts) throws Malformed {
        var stored = new LinkedHashMap<String, String>();
        for (var entry : texts.entrySet()) {
            stored.put(
                    Texts.stored(entry.getKey(), LONGEST_TEXT),
                    Texts.stored(entry.getValue(), LONGEST_TEXT));
        }
        return stored;
    }

    private static OptionalLong idOf(JsonValue value) {
        if (!(value instanceof JsonObject object)) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(new Fields(object).id("id"));
        } catch (Malformed _) {
            return OptionalLong.empty();
        }
    }
}
