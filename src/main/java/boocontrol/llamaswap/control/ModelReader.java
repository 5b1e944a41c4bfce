package boocontrol.llamaswap.control;

import boocontrol.llamaswap.entity.SwapEvent;
import boocontrol.llamaswap.entity.SwapModel;
import boocontrol.llamaswap.entity.SwapModel.Phase;
import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Reads `modelStatus`: the whole list of models, of all eras; `null` is how Go may write none.
final class ModelReader {

    private ModelReader() {}

    static SwapEvent read(JsonValue data) throws Malformed {
        if (data == JsonValue.NULL) {
            return new SwapEvent.ModelStatus(List.of());
        }
        if (!(data instanceof JsonArray array)) {
            throw new Malformed("modelStatus is not a list");
        }
        var models = new ArrayList<SwapModel>();
        for (var value : array) {
            models.add(model(Fields.of(value, "a model")));
        }
        return new SwapEvent.ModelStatus(models);
    }

    private static SwapModel model(Fields fields) throws Malformed {
        var peer = shown(fields, "peerID").filter(id -> !id.isEmpty());
        return new SwapModel(
                Texts.shown(fields.text("id")),
                shown(fields, "name").orElse(""),
                shown(fields, "description").orElse(""),
                phase(fields.text("state"), peer),
                fields.flag("unlisted"),
                peer,
                fields.texts("aliases").stream().map(Texts::shown).toList(),
                positive(fields, "context_length"));
    }

    static Phase phase(String state, Optional<String> peer) {
        return switch (state) {
            case "stopped" -> Phase.STOPPED;
            case "starting" -> Phase.STARTING;
            case "ready" -> Phase.READY;
            case "stopping" -> Phase.STOPPING;
            case "shutdown" -> Phase.SHUTDOWN;
            case "" -> peer.isPresent() ? Phase.REMOTE : Phase.UNKNOWN;
            default -> Phase.UNKNOWN;
        };
    }

    /// 0 is what a host writes that was not told the length.
    static OptionalInt positive(Fields fields, String name) throws Malformed {
        var number = fields.smallCount(name);
        return number.isPresent() && number.getAsInt() == 0 ? OptionalInt.empty() : number;
    }

    private static Optional<String> shown(Fields fields, String name) throws Malformed {
        return fields.optionalText(name).map(Texts::shown);
    }
}
