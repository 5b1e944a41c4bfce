package boocontrol.simulator.boundary;

import boocontrol.simulator.entity.Headers;
import java.util.Arrays;
import java.util.stream.Collectors;

/// What a browser of another origin is told.
final class Cors {

    private static final String DEFAULT = "Content-Type, Authorization, Accept, X-Requested-With";

    private Cors() {}

    static void preflight(Request request, Response response) {
        var asked = request.headers().get("Access-Control-Request-Headers");
        response.head(
                204,
                Headers.of(
                        "Access-Control-Allow-Origin",
                        "*",
                        "Access-Control-Allow-Methods",
                        "GET, POST, PUT, PATCH, DELETE, OPTIONS",
                        "Access-Control-Allow-Headers",
                        asked.isEmpty() ? DEFAULT : valid(asked),
                        "Access-Control-Max-Age",
                        "86400"));
    }

    private static String valid(String names) {
        return Arrays.stream(names.split(","))
                .map(String::strip)
                .filter(name -> name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+"))
                .collect(Collectors.joining(", "));
    }
}
