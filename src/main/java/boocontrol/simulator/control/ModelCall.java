package boocontrol.simulator.control;

import boocontrol.simulator.entity.GoJson;
import boocontrol.simulator.entity.Headers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;

/// A request for a model, as it came over the wire.
///
/// @param asked the model it names, perhaps an alias, perhaps unknown
/// @param path what the model's server gets and the row shows
/// @param shownPath what the in-flight list shows
/// @param passthrough it came by `/upstream/<model>/...`
/// @param metered it becomes a row
/// @param tracked it is in the in-flight list
public record ModelCall(
        String asked,
        String method,
        String path,
        String shownPath,
        Headers headers,
        byte[] body,
        String remote,
        boolean passthrough,
        boolean metered,
        boolean tracked) {

    /// The same request for a model that has another name where it goes.
    ModelCall renamed(String model) {
        var text = new String(body, StandardCharsets.UTF_8);
        var changed =
                text.replaceFirst(
                        "(\"model\"\\s*:\\s*)\"[^\"]*\"",
                        "$1" + Matcher.quoteReplacement(GoJson.text(model)));
        return new ModelCall(
                model,
                method,
                path,
                shownPath,
                headers,
                changed.getBytes(StandardCharsets.UTF_8),
                remote,
                passthrough,
                metered,
                tracked);
    }
}
