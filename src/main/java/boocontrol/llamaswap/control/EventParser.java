package boocontrol.llamaswap.control;

import boocontrol.llamaswap.entity.RawFrame;
import boocontrol.llamaswap.entity.SwapEvent;
import boocontrol.llamaswap.entity.SwapEvent.LogData.Source;
import jakarta.json.stream.JsonParser;
import java.util.List;
import java.util.Optional;

/// Turns frames into events (seam). Never throws: what cannot be understood is a value.
///
/// Knows every type of every era at once, by the keys that are there: an era is never asked for, so
/// a host that was upgraded, or one between two releases, is read as well. May be shared by
/// threads.
public final class EventParser {

    private static final String NO_JSON = "the frame is not JSON";

    private final JsonTexts texts = new JsonTexts();
    private final RowReader rows = new RowReader(texts);

    /// The outer `{"type","data"}`; data is JSON as text, so it is parsed a second time.
    private record Envelope(String type, Optional<String> data) {}

    /// Reads the whole frame; the type is the one inside, not the one guessed from the prefix.
    public SwapEvent parse(RawFrame frame) {
        var type = Texts.start(Texts.shown(frame.type()), 64);
        try {
            var envelope = envelope(frame.data());
            type = Texts.start(Texts.shown(envelope.type()), 64);
            return event(envelope);
        } catch (Malformed e) {
            return new SwapEvent.Broken(type, e.reason());
        }
    }

    private Envelope envelope(String text) throws Malformed {
        var type = "";
        Optional<String> data = Optional.empty();
        try (var parser = texts.parser(text)) {
            if (parser.next() != JsonParser.Event.START_OBJECT) {
                throw new Malformed("the frame is not an object");
            }
            while (parser.next() == JsonParser.Event.KEY_NAME) {
                var key = parser.getString();
                var value = parser.next();
                if (value == JsonParser.Event.VALUE_STRING) {
                    type = key.equals("type") ? parser.getString() : type;
                    data = key.equals("data") ? Optional.of(parser.getString()) : data;
                } else {
                    skip(parser, value);
                }
            }
            JsonTexts.atEnd(parser);
        } catch (RuntimeException _) {
            throw new Malformed(NO_JSON);
        }
        if (type.isEmpty()) {
            throw new Malformed("the frame has no type");
        }
        return new Envelope(type, data);
    }

    private SwapEvent event(Envelope envelope) throws Malformed {
        return switch (envelope.type()) {
            case "modelStatus" -> ModelReader.read(texts.value(data(envelope), "data"));
            case RawFrame.LOG -> log(fields(envelope));
            case "metrics" -> new SwapEvent.Rows(rows.list(data(envelope), "data"));
            case "activity" -> new SwapEvent.RowFinished(fields(envelope).id("id"));
            case "inflight" -> InflightReader.read(fields(envelope));
            case "uiConfig" -> uiConfig(fields(envelope));
            case "profileChanged" ->
                    new SwapEvent.ProfileChanged(
                            fields(envelope).optionalText("active").map(Texts::shown));
            default -> new SwapEvent.Unknown(Texts.start(Texts.shown(envelope.type()), 64));
        };
    }

    private static String data(Envelope envelope) throws Malformed {
        return envelope.data().orElseThrow(() -> new Malformed("data is not a text"));
    }

    private Fields fields(Envelope envelope) throws Malformed {
        return Fields.of(texts.value(data(envelope), "data"), "data");
    }

    private static SwapEvent log(Fields fields) throws Malformed {
        var source =
                switch (fields.text("source")) {
                    case "proxy" -> Source.PROXY;
                    case "upstream" -> Source.UPSTREAM;
                    default -> throw new Malformed("source is neither proxy nor upstream");
                };
        return new SwapEvent.LogData(source, Texts.shown(fields.text("data")));
    }

    private static SwapEvent uiConfig(Fields fields) throws Malformed {
        var activity = fields.object("activity");
        if (activity.isEmpty()) {
            return new SwapEvent.UiConfig(List.of());
        }
        return new SwapEvent.UiConfig(
                activity.get().texts("session_id").stream().map(Texts::shown).toList());
    }

    private static void skip(JsonParser parser, JsonParser.Event value) {
        switch (value) {
            case START_OBJECT -> parser.skipObject();
            case START_ARRAY -> parser.skipArray();
            default -> {}
        }
    }
}
