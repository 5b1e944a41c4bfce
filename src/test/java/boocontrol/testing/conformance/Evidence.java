package boocontrol.testing.conformance;

import boocontrol.testing.RecordedHostFiles.Stream;
import java.util.List;

/// Everything a host said, in the order of completion.
///
/// @param streams connections to `/api/events`
/// @param whole every kind of request was made, so a rule that nothing met is a deviation
public record Evidence(List<Exchange> exchanges, List<Stream> streams, boolean whole) {

    public Evidence {
        exchanges = List.copyOf(exchanges);
        streams = List.copyOf(streams);
    }
}
