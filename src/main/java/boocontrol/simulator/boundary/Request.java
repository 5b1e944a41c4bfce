package boocontrol.simulator.boundary;

import boocontrol.simulator.entity.Headers;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One HTTP request.
///
/// @param path decoded, without the query
/// @param remote the caller's address, without port
record Request(
        String method,
        String path,
        Map<String, List<String>> query,
        String protocol,
        Headers headers,
        byte[] body,
        String remote) {

    static Request of(
            String method,
            String target,
            String protocol,
            Headers headers,
            byte[] body,
            String remote) {
        var mark = target.indexOf('?');
        var path = mark < 0 ? target : target.substring(0, mark);
        var query = mark < 0 ? "" : target.substring(mark + 1);
        return new Request(
                method, decoded(path, false), parsed(query), protocol, headers, body, remote);
    }

    /// The first value of a parameter.
    Optional<String> parameter(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    List<String> parameters(String name) {
        return query.getOrDefault(name, List.of());
    }

    String accept() {
        return headers.get("Accept");
    }

    /// As access logs name the caller.
    String client() {
        var forwarded = headers.get("X-Forwarded-For");
        if (!forwarded.isEmpty()) {
            return forwarded.split(",", 2)[0].strip();
        }
        var real = headers.get("X-Real-Ip");
        return real.isEmpty() ? remote : real;
    }

    private static Map<String, List<String>> parsed(String query) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (var pair : query.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            var parts = pair.split("=", 2);
            all.computeIfAbsent(decoded(parts[0], true), k -> new ArrayList<>())
                    .add(parts.length > 1 ? decoded(parts[1], true) : "");
        }
        return all;
    }

    private static String decoded(String text, boolean plusIsSpace) {
        try {
            var safe = plusIsSpace ? text : text.replace("+", "%2B");
            return URLDecoder.decode(safe, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
