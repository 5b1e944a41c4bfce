package boocontrol.simulator.entity;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times and durations as Go prints them.
public final class GoText {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter HTTP =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private GoText() {}

    /// RFC 3339 with as many digits as are not zero.
    public static String nanos(Instant at, ZoneOffset zone) {
        var local = at.atOffset(zone);
        var fraction = "";
        if (local.getNano() != 0) {
            fraction = ".%09d".formatted(local.getNano()).replaceAll("0+$", "");
        }
        return SECONDS.format(local) + fraction + offset(zone);
    }

    public static String seconds(Instant at, ZoneOffset zone) {
        return SECONDS.format(at.atOffset(zone)) + offset(zone);
    }

    public static String httpDate(Instant at) {
        return HTTP.format(at);
    }

    /// `12.3µs`, `1.5ms`, `2m3.4s`.
    public static String duration(Duration duration) {
        var nanos = duration.toNanos();
        if (nanos < 1_000) {
            return nanos + "ns";
        }
        if (nanos < 1_000_000) {
            return scaled(nanos, 3) + "µs";
        }
        if (nanos < 1_000_000_000) {
            return scaled(nanos, 6) + "ms";
        }
        var hours = duration.toHours();
        var minutes = duration.toMinutesPart();
        var rest = nanos - Duration.ofHours(hours).plusMinutes(minutes).toNanos();
        return (hours > 0 ? hours + "h" : "")
                + (hours > 0 || minutes > 0 ? minutes + "m" : "")
                + scaled(rest, 9)
                + "s";
    }

    private static String scaled(long nanos, int places) {
        return nanos == 0
                ? "0"
                : BigDecimal.valueOf(nanos, places).stripTrailingZeros().toPlainString();
    }

    private static String offset(ZoneOffset zone) {
        return zone.getTotalSeconds() == 0 ? "Z" : zone.getId();
    }
}
