package boocontrol.simulator.control;

import boocontrol.simulator.entity.Headers;

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
        boolean tracked) {}
