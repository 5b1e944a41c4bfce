package boocontrol.fleet.control;

import boocontrol.fleet.entity.ModelView;
import boocontrol.llamaswap.entity.Dialect;
import boocontrol.llamaswap.entity.HostFacts;
import boocontrol.llamaswap.entity.SwapModel;
import boocontrol.llamaswap.entity.SwapModel.Phase;
import boocontrol.platform.text.StoredText;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/// The JSON columns of control_host_state. What follows from other things (expiry, median load) is
/// not written.
final class KeptHostJson {

    private static final int TEXT_CHARS = 4_096;

    private KeptHostJson() {}

    static String facts(HostFacts facts) {
        var json =
                Json.createObjectBuilder()
                        .add("dialect", facts.dialect().name())
                        .add("version", text(facts.version()))
                        .add("commit", text(facts.commit()));
        facts.number().ifPresent(number -> json.add("number", number));
        facts.processStart().ifPresent(start -> json.add("process_start", start.toString()));
        facts.clockSkew().ifPresent(skew -> json.add("clock_skew_s", skew.toSeconds()));
        return json.build().toString();
    }

    static HostFacts facts(String json) {
        var facts = read(json, JsonReader::readObject);
        return new HostFacts(
                Dialect.valueOf(facts.getString("dialect")),
                facts.getString("version"),
                number(facts, "number"),
                facts.getString("commit"),
                instant(facts, "process_start"),
                seconds(facts, "clock_skew_s"));
    }

    static String models(List<ModelView> models) {
        var json = Json.createArrayBuilder();
        models.forEach(view -> json.add(model(view)));
        return json.build().toString();
    }

    static List<ModelView> models(String json) {
        return read(json, JsonReader::readArray).getValuesAs(KeptHostJson::view);
    }

    private static JsonObjectBuilder model(ModelView view) {
        var model = view.model();
        var json =
                Json.createObjectBuilder()
                        .add("id", text(model.id()))
                        .add("name", text(model.name()))
                        .add("description", text(model.description()))
                        .add("phase", model.phase().name())
                        .add("unlisted", model.unlisted())
                        .add("aliases", texts(model.aliases()));
        model.peerId().ifPresent(peer -> json.add("peer", text(peer)));
        view.since().ifPresent(since -> json.add("since", since.toString()));
        view.ttl().ifPresent(ttl -> json.add("ttl_s", ttl.toSeconds()));
        view.contextLength().ifPresent(tokens -> json.add("context_length", tokens));
        view.failure().ifPresent(failure -> json.add("failure", text(failure)));
        return json;
    }

    private static ModelView view(JsonValue value) {
        var json = value.asJsonObject();
        var length = number(json, "context_length");
        var model =
                new SwapModel(
                        json.getString("id"),
                        json.getString("name"),
                        json.getString("description"),
                        Phase.valueOf(json.getString("phase")),
                        json.getBoolean("unlisted"),
                        string(json, "peer"),
                        json.getJsonArray("aliases").getValuesAs(JsonString::getString),
                        length);
        return new ModelView(
                model,
                instant(json, "since"),
                seconds(json, "ttl_s"),
                new ModelView.Expiry.None(),
                Optional.empty(),
                length,
                string(json, "failure"));
    }

    private static JsonArray texts(List<String> texts) {
        var json = Json.createArrayBuilder();
        texts.forEach(each -> json.add(text(each)));
        return json.build();
    }

    private static String text(String text) {
        return StoredText.of(text, TEXT_CHARS);
    }

    private static Optional<String> string(JsonObject json, String name) {
        return json.containsKey(name) ? Optional.of(json.getString(name)) : Optional.empty();
    }

    private static Optional<Instant> instant(JsonObject json, String name) {
        return string(json, name).map(Instant::parse);
    }

    private static Optional<Duration> seconds(JsonObject json, String name) {
        return json.containsKey(name)
                ? Optional.of(Duration.ofSeconds(json.getJsonNumber(name).longValueExact()))
                : Optional.empty();
    }

    private static OptionalInt number(JsonObject json, String name) {
        return json.containsKey(name)
                ? OptionalInt.of(json.getJsonNumber(name).intValueExact())
                : OptionalInt.empty();
    }

    private static <T> T read(String text, Function<JsonReader, T> reading) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reading.apply(reader);
        }
    }
}
