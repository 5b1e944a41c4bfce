package boocontrol.live.boundary;

import boocontrol.hosts.entity.ProviderId;
import boocontrol.live.entity.Channel;
import boocontrol.live.entity.Head;
import boocontrol.live.entity.Position;
import boocontrol.live.entity.Request;
import boocontrol.live.entity.Topic;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Takes what a reader says for what it is. Nothing in it can make this throw.
public final class RequestReader {

    /// More channels than any fleet has.
    private static final int KNOWN_MOST = 2_000;

    /// Shared: finding the parser anew for every text costs more than parsing it.
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private RequestReader() {}

    /// @param text at most 512 KiB
    public static Request read(String text) {
        try (var reader = READERS.createReader(new StringReader(text))) {
            return reader.readValue() instanceof JsonObject object
                    ? request(object)
                    : new Request.Junk("not an object");
        } catch (RuntimeException _) {
            // Not only JsonException: the parser refuses deep nesting with a plain one.
            return new Request.Junk("not JSON");
        }
    }

    private static Request request(JsonObject object) {
        return switch (text(object, "type").orElse("")) {
            case "join" -> join(object);
            case "resync" ->
                    head(object)
                            .<Request>map(Request.Resync::new)
                            .orElseGet(() -> new Request.Strange("broken resync"));
            case "pace" -> new Request.Pace(JsonValue.TRUE.equals(object.get("hidden")));
            default -> new Request.Strange("unknown type");
        };
    }

    private static Request join(JsonObject object) {
        if (!(object.get("known") instanceof JsonArray known) || known.size() > KNOWN_MOST) {
            return new Request.Strange("broken join");
        }
        var heads = new ArrayList<Head>();
        for (var value : known) {
            if (value instanceof JsonObject each) {
                head(each).ifPresent(heads::add);
            }
        }
        return new Request.Join(List.copyOf(heads));
    }

    private static Optional<Head> head(JsonObject object) {
        var topic = text(object, "channel").flatMap(Topic::of);
        var provider = text(object, "provider_id").flatMap(RequestReader::provider);
        var life = text(object, "life");
        var seq = number(object, "seq");
        if (topic.isEmpty() || provider.isEmpty() || life.isEmpty() || seq.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Head(
                        new Channel(topic.get(), provider.get()),
                        new Position(life.get(), seq.get())));
    }

    private static Optional<ProviderId> provider(String text) {
        try {
            return Optional.of(new ProviderId(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString string
                ? Optional.of(string.getString())
                : Optional.empty();
    }

    private static Optional<Long> number(JsonObject object, String name) {
        if (!(object.get(name) instanceof JsonNumber number)) {
            return Optional.empty();
        }
        try {
            var seq = number.longValueExact();
            return seq < 0 ? Optional.empty() : Optional.of(seq);
        } catch (ArithmeticException _) {
            return Optional.empty();
        }
    }
}
