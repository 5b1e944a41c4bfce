package boocontrol.simulator.entity;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes JSON in the order it is told, with the escapes and numbers of Go's encoder.
public final class GoJson {

    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder("{");

    private GoJson() {}

    public static GoJson object() {
        return new GoJson();
    }

    public GoJson put(String key, String value) {
        return raw(key, text(value));
    }

    public GoJson put(String key, long value) {
        return raw(key, Long.toString(value));
    }

    public GoJson put(String key, double value) {
        return raw(key, number(value));
    }

    public GoJson put(String key, boolean value) {
        return raw(key, Boolean.toString(value));
    }

    /// @param json a value that is JSON already
    public GoJson raw(String key, String json) {
        if (out.length() > 1) {
            out.append(',');
        }
        quote(out, key);
        out.append(':').append(json);
        return this;
    }

    public GoJson rawIf(boolean present, String key, String json) {
        return present ? raw(key, json) : this;
    }

    public GoJson putIf(boolean present, String key, String value) {
        return present ? put(key, value) : this;
    }

    public String end() {
        return out + "}";
    }

    /// @param values JSON values
    public static String array(Collection<String> values) {
        return values.stream().collect(Collectors.joining(",", "[", "]"));
    }

    public static String texts(Collection<String> values) {
        return array(values.stream().map(GoJson::text).toList());
    }

    /// A map of texts, sorted by key as Go writes maps.
    public static String map(Map<String, String> values) {
        var object = object();
        values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> object.put(e.getKey(), e.getValue()));
        return object.end();
    }

    public static String text(String value) {
        var quoted = new StringBuilder(value.length() + 16);
        quote(quoted, value);
        return quoted.toString();
    }

    /// Shortest digits, an exponent only below 1e-6 and from 1e21 on.
    public static String number(double value) {
        if (value == 0) {
            return "0";
        }
        var exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        var size = Math.abs(value);
        if (size >= 1e-6 && size < 1e21) {
            return exact.toPlainString();
        }
        var digits = exact.unscaledValue().abs().toString();
        var exponent = digits.length() - 1 - exact.scale();
        var mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        var sign = exponent < 0 ? "-" : "+";
        var power = Math.abs(exponent);
        return (value < 0 ? "-" : "") + mantissa + "e" + sign + (power < 10 ? "0" : "") + power;
    }

    private static void quote(StringBuilder out, String value) {
        out.append('"');
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (Character.isSurrogate(c)) {
                i += surrogate(out, value, i);
            } else {
                append(out, c);
            }
        }
        out.append('"');
    }

    private static int surrogate(StringBuilder out, String value, int at) {
        var pair =
                at + 1 < value.length()
                        && Character.isSurrogatePair(value.charAt(at), value.charAt(at + 1));
        if (pair) {
            out.append(value, at, at + 2);
            return 1;
        }
        out.append("\\ufffd");
        return 0;
    }

    private static void append(StringBuilder out, char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '<', '>', '&', '\u2028', '\u2029' -> unicode(out, c);
            default -> {
                if (c < ' ') {
                    unicode(out, c);
                } else {
                    out.append(c);
                }
            }
        }
    }

    private static void unicode(StringBuilder out, char c) {
        out.append("\\u");
        for (var shift = 12; shift >= 0; shift -= 4) {
            out.append(HEX.charAt((c >> shift) & 0xf));
        }
    }
}
