package boocontrol.system.platform;

import boocontrol.system.platform.RawHttp.Request;
import java.util.List;
import java.util.Random;

/// What a careless or hostile program sends.
final class BadRequests {

    /// No body of the contract, whatever the route.
    static final List<String> BODIES =
            List.of(
                    "",
                    " ",
                    "{",
                    "[]",
                    "null",
                    "1e999999999",
                    "\"text\"",
                    "{\"no_such_field\": 1}",
                    "{\"id\": 1, \"base_url\": []}",
                    "{\"id\": {}, \"confirm\": 7}",
                    "{\"enabled\": \"yes\", \"gpus\": 3}",
                    "{\"kind\": \"java.lang.Object\"}",
                    "{\"base_url\": \"file:///etc/passwd\"}",
                    "{\"name\": \"a\", \"name\": \"b\"}",
                    "[".repeat(5000));

    static final List<String> QUERIES =
            List.of(
                    "limit=0",
                    "limit=-1",
                    "limit=1000000000",
                    "limit=99999999999999999999",
                    "limit=abc",
                    "limit=",
                    "limit=1&limit=2",
                    "before=%00",
                    "before=abc",
                    "before=%ff%fe",
                    "before=9999999999999999999999",
                    "provider_id=../x",
                    "provider_id=%00",
                    "provider_id=%27%3B--",
                    "kind=%00",
                    "kind=nothing",
                    "model=%00",
                    "model=" + "m".repeat(3000),
                    "no_such_parameter=1",
                    "%",
                    "limit=%zz",
                    "&&==&");

    /// Encoded values for any parameter: out of range, of other types, of other alphabets, hostile.
    static final List<String> VALUES =
            List.of(
                    "",
                    "%20",
                    "%00",
                    "-0",
                    "0",
                    "-1",
                    "1e400",
                    "NaN",
                    "9007199254740993",
                    "9223372036854775807",
                    "9223372036854775808",
                    "1".repeat(400),
                    "true",
                    "null",
                    "[]",
                    "%7B%7D",
                    "2026-02-30T00:00:00Z",
                    "0000-01-01T00:00:00Z",
                    "%2B10000-01-01T00:00:00Z",
                    "2026-11-24T02:00:00%2B99:00",
                    "-999999999-01-01T00:00:00Z",
                    "..%2F..%2Fetc%2Fpasswd",
                    "%27%20OR%201%3D1%20--",
                    "id%3B%20DROP%20TABLE%20control_requests",
                    "%25%5C_",
                    "%F0%9F%91%BB",
                    "%D0%B0uto",
                    "%ED%A0%80",
                    "%ff%fe",
                    "%0d%0aX-Injected:%201",
                    "a".repeat(600));

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final List<String> PIECES =
            List.of(
                    "%00",
                    "..",
                    "%2e%2e",
                    "%2f",
                    "%5c",
                    "a",
                    "7",
                    "%f0%9f%91%bb",
                    "%ff",
                    ";",
                    ";a=b",
                    "'",
                    "%22",
                    "%",
                    "%u0041",
                    "//",
                    "{",
                    "}",
                    "-",
                    "~",
                    "%0d%0a",
                    "*",
                    "Z",
                    ":");
    private static final List<String> NAMES =
            List.of("limit", "before", "provider_id", "kind", "model", "id", "%00", "");
    private static final List<String> JSON =
            List.of(
                    "{",
                    "}",
                    "[",
                    "]",
                    ":",
                    ",",
                    "\"id\"",
                    "\"base_url\"",
                    "\"name\"",
                    "null",
                    "1",
                    "-1e308",
                    "\"\\u0000\"",
                    "\"\\ud800\"",
                    "true",
                    "\"kind\"",
                    "\"\"",
                    "\"confirm\"");

    private BadRequests() {}

    /// The request, with one to three of its parts made up.
    static Request random(Request request, Random random) {
        var changed = request;
        for (var times = 1 + random.nextInt(3); times > 0; times--) {
            changed =
                    switch (random.nextInt(5)) {
                        case 0 -> changed.to(one(METHODS, random), changed.path());
                        case 1 -> changed.to(changed.method(), withPiece(changed.path(), random));
                        case 2 -> changed.to(changed.method(), withQuery(changed.path(), random));
                        case 3 -> json(changed).carrying(some(JSON, 12, random));
                        default -> changed.with("If-Match", some(PIECES, 3, random));
                    };
        }
        return changed;
    }

    private static Request json(Request request) {
        return request.with("Content-Type", "application/json");
    }

    /// Never into the first characters: the path stays one of ours, or nearly.
    private static String withPiece(String path, Random random) {
        var at = 5 + random.nextInt(path.length() - 4);
        return path.substring(0, at) + some(PIECES, 2, random) + path.substring(at);
    }

    private static String withQuery(String path, Random random) {
        var start = path.contains("?") ? "&" : "?";
        return path + start + one(NAMES, random) + "=" + some(PIECES, 6, random);
    }

    private static String some(List<String> pieces, int most, Random random) {
        var text = new StringBuilder();
        for (var times = random.nextInt(most + 1); times > 0; times--) {
            text.append(one(pieces, random));
        }
        return text.toString();
    }

    private static String one(List<String> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
