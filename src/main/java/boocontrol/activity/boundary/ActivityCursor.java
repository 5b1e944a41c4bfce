package boocontrol.activity.boundary;

import boocontrol.activity.entity.ActivityRow;
import boocontrol.activity.entity.Cursor;
import boocontrol.hosts.entity.ProviderId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/// A place in the list of rows as text: microseconds, host, epoch and entry of the last row seen.
final class ActivityCursor {

    private static final Pattern FORM =
            Pattern.compile("(\\d{1,18})~([a-z0-9._-]{1,63})~(\\d{1,18})~(\\d{1,19})");

    private ActivityCursor() {}

    static String after(ActivityRow last) {
        var micros = ChronoUnit.MICROS.between(Instant.EPOCH, last.row().endedAt());
        return micros + "~" + last.publicId();
    }

    /// @throws IllegalArgumentException when it is none of ours
    static Cursor parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw wrong();
        }
        try {
            return new Cursor(
                    Instant.EPOCH.plus(Long.parseLong(parts.group(1)), ChronoUnit.MICROS),
                    new ProviderId(parts.group(2)),
                    Long.parseLong(parts.group(3)),
                    Long.parseLong(parts.group(4)));
        } catch (IllegalArgumentException _) {
            throw wrong();
        }
    }

    private static IllegalArgumentException wrong() {
        return new IllegalArgumentException("take it from next of the page before");
    }
}
