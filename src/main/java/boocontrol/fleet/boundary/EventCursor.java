package boocontrol.fleet.boundary;

import boocontrol.fleet.entity.EventFilter.Cursor;
import boocontrol.fleet.entity.KeptEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Pattern;

/// A place in the list of events as text: microseconds and id of the last event seen.
final class EventCursor {

    private static final Pattern FORM = Pattern.compile("(\\d{1,17})_([0-9a-f-]{36})");

    private EventCursor() {}

    static String after(KeptEvent last) {
        var micros = ChronoUnit.MICROS.between(Instant.EPOCH, last.event().at());
        return micros + "_" + last.id();
    }

    /// @throws IllegalArgumentException when it is none of ours
    static Cursor parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw wrong();
        }
        try {
            var at = Instant.EPOCH.plus(Long.parseLong(parts.group(1)), ChronoUnit.MICROS);
            return new Cursor(at, UUID.fromString(parts.group(2)));
        } catch (IllegalArgumentException _) {
            throw wrong();
        }
    }

    private static IllegalArgumentException wrong() {
        return new IllegalArgumentException("take it from next of the page before");
    }
}
