package boocontrol.activity.boundary;

import boocontrol.activity.entity.ActivityRow;
import boocontrol.activity.entity.Cursor;
import boocontrol.activity.entity.RowOrder;
import boocontrol.activity.entity.RowSort;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.platform.json.EnumWords;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place in the list of rows as text: the order with the value it sorts by, then microseconds,
/// host, epoch and entry of the last row seen. The usual order, newest first, is left out.
final class ActivityCursor {

    private static final Pattern FORM =
            Pattern.compile(
                    "(?:([a-z_]{1,30})-(asc|desc)~(-?[0-9.E-]{0,30})~)?"
                            + "(\\d{1,18})~([a-z0-9._-]{1,63})~(\\d{1,18})~(\\d{1,19})");

    private ActivityCursor() {}

    static String after(ActivityRow last, RowOrder order) {
        var micros = ChronoUnit.MICROS.between(Instant.EPOCH, last.row().endedAt());
        return prefix(last, order) + micros + "~" + last.publicId();
    }

    /// @throws IllegalArgumentException when it is none of ours, or of another order
    static Cursor parse(String text, RowOrder order) {
        var parts = FORM.matcher(text);
        if (!parts.matches() || !name(order).equals(named(parts))) {
            throw wrong();
        }
        try {
            return new Cursor(
                    value(parts, order.by()),
                    Instant.EPOCH.plus(Long.parseLong(parts.group(4)), ChronoUnit.MICROS),
                    new ProviderId(parts.group(5)),
                    Long.parseLong(parts.group(6)),
                    Long.parseLong(parts.group(7)));
        } catch (IllegalArgumentException _) {
            throw wrong();
        }
    }

    private static String prefix(ActivityRow last, RowOrder order) {
        return order.equals(RowOrder.NEWEST)
                ? ""
                : name(order) + "~" + order.by().value(last).map(Object::toString).orElse("") + "~";
    }

    private static String name(RowOrder order) {
        return EnumWords.word(order.by()) + (order.ascending() ? "-asc" : "-desc");
    }

    private static String named(Matcher parts) {
        return Optional.ofNullable(parts.group(1))
                .map(by -> by + "-" + parts.group(2))
                .orElse(name(RowOrder.NEWEST));
    }

    private static Optional<Number> value(Matcher parts, RowSort sort) {
        return Optional.ofNullable(parts.group(3))
                .filter(text -> !text.isEmpty() && sort != RowSort.ENDED_AT)
                .map(sort::parse);
    }

    private static IllegalArgumentException wrong() {
        return new IllegalArgumentException(
                "take it from next of the page before, in the same order");
    }
}
