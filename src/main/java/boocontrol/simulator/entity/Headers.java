package boocontrol.simulator.entity;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// HTTP headers by their canonical names, one value each, sorted as Go sends them.
public record Headers(Map<String, String> values) {

    private static final Set<String> SECRET =
            Set.of("Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie", "X-Api-Key");

    public static final Headers NONE = new Headers(Map.of());

    public Headers {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /// @param pairs name, value, name, value
    public static Headers of(String... pairs) {
        var all = new TreeMap<String, String>();
        for (var i = 0; i < pairs.length; i += 2) {
            all.put(canonical(pairs[i]), pairs[i + 1]);
        }
        return new Headers(all);
    }

    public Headers with(String name, String value) {
        var all = new TreeMap<>(values);
        all.put(canonical(name), value);
        return new Headers(all);
    }

    public String get(String name) {
        return values.getOrDefault(canonical(name), "");
    }

    public boolean has(String name) {
        return values.containsKey(canonical(name));
    }

    /// As captures and in-flight lists show them.
    public Headers redacted() {
        var all = new TreeMap<>(values);
        all.remove("Host");
        SECRET.forEach(name -> all.computeIfPresent(name, (key, value) -> "[REDACTED]"));
        return new Headers(all);
    }

    public String json() {
        return GoJson.map(values);
    }

    /// `x-boo-source` becomes `X-Boo-Source`.
    public static String canonical(String name) {
        var text = new StringBuilder(name.length());
        var start = true;
        for (var i = 0; i < name.length(); i++) {
            var c = name.charAt(i);
            text.append(start ? Character.toUpperCase(c) : Character.toLowerCase(c));
            start = c == '-';
        }
        return text.toString();
    }
}
