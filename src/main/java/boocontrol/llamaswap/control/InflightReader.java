package boocontrol.llamaswap.control;

import boocontrol.llamaswap.entity.InflightRequest;
import boocontrol.llamaswap.entity.SwapEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tells the four shapes of `inflight` apart by their keys: a count (v192 to v234), the whole list
/// (v235 to v239), operations (v240 on) with or without their list.
final class InflightReader {

    private InflightReader() {}

    static SwapEvent read(Fields fields) throws Malformed {
        var operation = fields.optionalText("operation");
        if (operation.isPresent()) {
            return operation(operation.get(), fields);
        }
        if (fields.has("total")) {
            var total = fields.smallCount("total");
            return new SwapEvent.InflightTotal(
                    total.orElseThrow(() -> new Malformed("total is negative")));
        }
        if (fields.names().contains("requests")) {
            return new SwapEvent.InflightSnapshot(requests(fields));
        }
        throw new Malformed("inflight has none of its shapes");
    }

    private static SwapEvent operation(String operation, Fields fields) throws Malformed {
        return switch (operation) {
            case "snapshot" -> new SwapEvent.InflightSnapshot(requests(fields));
            case "upsert" -> new SwapEvent.InflightUpsert(request(required(fields)));
            case "remove" -> new SwapEvent.InflightRemove(Texts.shown(fields.text("id")));
            default -> new SwapEvent.Unknown("inflight " + Texts.start(Texts.shown(operation), 64));
        };
    }

    private static Fields required(Fields fields) throws Malformed {
        return fields.object("request").orElseThrow(() -> new Malformed("request is missing"));
    }

    private static List<InflightRequest> requests(Fields fields) throws Malformed {
        var requests = new ArrayList<InflightRequest>();
        for (var value : fields.list("requests")) {
            requests.add(request(Fields.of(value, "a request")));
        }
        return requests;
    }

    private static InflightRequest request(Fields fields) throws Malformed {
        return new InflightRequest(
                Texts.shown(fields.text("id")),
                fields.instant("timestamp"),
                Texts.shown(fields.text("model")),
                shown(fields, "req_path").orElse(""),
                shown(fields, "method").orElse(""),
                shown(fields.textMap("req_headers")),
                shown(fields, "remote_ip"),
                fields.count("resp_bytes"),
                fields.count("elapsed_ms"),
                shown(fields.textMap("metadata")));
    }

    private static Optional<String> shown(Fields fields, String name) throws Malformed {
        return fields.optionalText(name).map(Texts::shown);
    }

    private static Map<String, String> shown(Map<String, String> texts) {
        var shown = new LinkedHashMap<String, String>();
        texts.forEach((name, text) -> shown.put(Texts.shown(name), Texts.shown(text)));
        return shown;
    }
}
