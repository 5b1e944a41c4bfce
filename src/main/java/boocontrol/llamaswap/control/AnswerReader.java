package boocontrol.llamaswap.control;

import boocontrol.llamaswap.entity.ActivityPage;
import boocontrol.llamaswap.entity.Hardware;
import boocontrol.llamaswap.entity.Performance;
import boocontrol.llamaswap.entity.RowBatch;
import boocontrol.llamaswap.entity.SwapModel.Phase;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Understands the bodies of a host's REST answers, of all eras.
final class AnswerReader {

    private static final String BODY = "its answer";
    private static final int LONGEST = 100;

    private final JsonTexts texts = new JsonTexts();
    private final RowReader rows = new RowReader(texts);
    private final PerformanceReader performance = new PerformanceReader(texts);

    RowBatch ring(String body) throws Malformed {
        return rows.list(body, BODY);
    }

    /// `{"data":[rows],"page","limit","total","total_pages"}`; the rows are read one by one.
    ActivityPage activity(String body) throws Malformed {
        try (var parser = texts.parser(body)) {
            if (parser.next() != JsonParser.Event.START_OBJECT) {
                throw new Malformed("its answer is not an object");
            }
            return page(parser, body);
        } catch (RuntimeException _) {
            throw new Malformed("its answer is not JSON");
        }
    }

    private ActivityPage page(JsonParser parser, String body) throws Malformed {
        Optional<RowBatch> batch = Optional.empty();
        var numbers = new LinkedHashMap<String, Long>();
        while (parser.next() == JsonParser.Event.KEY_NAME) {
            var key = parser.getString();
            switch (parser.next()) {
                case START_ARRAY -> {
                    var elements = texts.elements(parser, body);
                    batch = key.equals("data") ? Optional.of(rows.read(elements)) : batch;
                }
                case VALUE_NULL -> batch = key.equals("data") ? Optional.of(RowBatch.EMPTY) : batch;
                case VALUE_NUMBER -> numbers.put(key, parser.getLong());
                case START_OBJECT -> parser.skipObject();
                default -> {}
            }
        }
        JsonTexts.atEnd(parser);
        return new ActivityPage(
                batch.orElseThrow(() -> new Malformed("data is not a list")),
                Math.toIntExact(number(numbers, "page")),
                Math.toIntExact(number(numbers, "limit")),
                number(numbers, "total"));
    }

    private static long number(Map<String, Long> numbers, String name) throws Malformed {
        var number = numbers.getOrDefault(name, -1L);
        if (number < 0) {
            throw new Malformed(name + " is missing or negative");
        }
        return number;
    }

    SwapVersion version(String body) throws Malformed {
        var fields = object(body);
        return new SwapVersion(text(fields, "version"), text(fields, "commit"));
    }

    Optional<Instant> processStart(String body) throws Malformed {
        var fields = object(body);
        return fields.has("captured_at")
                ? Optional.of(fields.instant("captured_at"))
                : Optional.empty();
    }

    Hardware hardware(String body) throws Malformed {
        return HardwareReader.hardware(object(body));
    }

    Performance performance(String body) throws Malformed {
        return performance.samples(body);
    }

    /// See [PerformanceReader#disabled].
    boolean performanceDisabled(String body) {
        return performance.disabled(body);
    }

    /// Hosts before v186 tell no TTL.
    Map<String, Integer> ttls(String body) throws Malformed {
        var ttls = new LinkedHashMap<String, Integer>();
        for (var value : object(body).list("running")) {
            var model = Fields.of(value, "a model");
            var ttl = model.smallCount("ttl");
            put(ttls, model.text("model"), ttl);
        }
        return ttls;
    }

    /// Phase of every model that runs.
    Map<String, Phase> running(String body) throws Malformed {
        var phases = new LinkedHashMap<String, Phase>();
        for (var value : object(body).list("running")) {
            var model = Fields.of(value, "a model");
            phases.put(
                    Texts.shown(model.text("model")),
                    ModelReader.phase(model.text("state"), Optional.empty()));
        }
        return phases;
    }

    /// `context_length` (v225 on), else `meta.n_ctx` (v250 on); 0 is not told.
    Map<String, Integer> contextLengths(String body) throws Malformed {
        var lengths = new LinkedHashMap<String, Integer>();
        for (var value : object(body).list("data")) {
            var model = Fields.of(value, "a model");
            put(lengths, model.text("id"), contextLength(model));
        }
        return lengths;
    }

    int modelCount(String body) throws Malformed {
        return object(body).list("data").size();
    }

    private static OptionalInt contextLength(Fields model) throws Malformed {
        var own = ModelReader.positive(model, "context_length");
        var meta = model.object("meta");
        return own.isPresent() || meta.isEmpty() ? own : ModelReader.positive(meta.get(), "n_ctx");
    }

    private static void put(Map<String, Integer> map, String model, OptionalInt value) {
        if (value.isPresent()) {
            map.put(Texts.shown(model), value.getAsInt());
        }
    }

    private static String text(Fields fields, String name) throws Malformed {
        return Texts.start(Texts.shown(fields.optionalText(name).orElse("")), LONGEST);
    }

    private Fields object(String body) throws Malformed {
        JsonValue value = texts.value(body, BODY);
        return Fields.of(value, BODY);
    }
}
