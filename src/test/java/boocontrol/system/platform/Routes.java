package boocontrol.system.platform;

import boocontrol.system.platform.RawHttp.Request;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Every route there is: those of the contract, and the pages, files and health checks besides.
final class Routes {

    static final String SOCKET = "/api/control/ws";

    /// Addresses that a lenient container might take for the socket's.
    static final List<String> SPELLINGS_OF_SOCKET =
            List.of(
                    SOCKET + "/",
                    SOCKET + "//",
                    SOCKET + "?x=1",
                    SOCKET + "/?x=1",
                    SOCKET + "%2F",
                    SOCKET + "%2f%2F",
                    SOCKET + ";x=1",
                    SOCKET + "/;x=1",
                    SOCKET + "/.",
                    SOCKET + "/x/..",
                    "/" + SOCKET,
                    "/api//control/ws",
                    "/api/./control/ws",
                    "/api/control/%77s",
                    "/api/control/ws%20",
                    "/api/control/WS");

    static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    /// What anybody may ask for: `AccessRules.OPEN`, and the health checks of the server itself.
    private static final Set<String> OPEN = Set.of("/login", "/logout", "/pages.css");

    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");
    private static final String SAMPLE = "nobody";
    private static final byte[] NOTHING = {};

    private Routes() {}

    record Route(String method, String path) {

        boolean mutation() {
            return !READS.contains(method);
        }

        boolean form() {
            return path.equals("/login") || path.equals("/logout");
        }

        /// Answered by the server beside the application, so that no rule of ours is asked.
        boolean health() {
            return path.startsWith("/health/");
        }

        boolean open() {
            return OPEN.contains(path) || health();
        }

        /// A person may open it in a browser.
        boolean page() {
            return method.equals("GET") && !path.startsWith("/api/");
        }

        /// As a program of ours would ask, but without the token.
        Request request(int port) {
            var headers = new TreeMap<>(Map.of("Host", "127.0.0.1:" + port));
            if (path.equals(SOCKET) && method.equals("GET")) {
                headers.put("Connection", "Upgrade");
                headers.put("Upgrade", "websocket");
                headers.put("Sec-WebSocket-Version", "13");
                headers.put("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
            }
            if (!mutation() || method.equals("DELETE")) {
                return new Request(method, path, headers, NOTHING);
            }
            headers.put(
                    "Content-Type",
                    form() ? "application/x-www-form-urlencoded" : "application/json");
            var body = form() ? "" : "{}";
            return new Request(method, path, headers, body.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static List<Route> all() {
        var all = new ArrayList<>(ofContract());
        for (var path :
                List.of(
                        "/",
                        "/login",
                        "/logout",
                        "/pages.css",
                        "/metrics",
                        "/health/started",
                        "/health/live",
                        "/health/ready",
                        "/assets/nothing.js",
                        "/no/such/path",
                        "/api/no/such/path")) {
            all.add(new Route("GET", path));
        }
        all.add(new Route("POST", "/logout"));
        all.add(new Route("POST", "/no/such/path"));
        return all;
    }

    /// The routes of the contract, with samples for the parameters of their paths.
    static List<Route> ofContract() {
        var all = new ArrayList<Route>();
        paths().forEach((template, methods) ->
                methods.forEach(method -> all.add(route(method, template))));
        return all;
    }

    /// What the contract takes on a path, from all templates it fits.
    static Set<String> methodsOf(String path) {
        var all = new TreeSet<String>();
        paths().forEach((template, methods) -> {
            if (path.matches(PARAMETER.matcher(template).replaceAll("[^/]+"))) {
                all.addAll(methods);
            }
        });
        return all;
    }

    /// The query parameters that the contract has for a route.
    static List<String> parametersOf(Route route) {
        var names = new ArrayList<String>();
        contract()
                .getJsonObject("paths")
                .forEach((template, operations) -> {
                    var operation =
                            operations
                                    .asJsonObject()
                                    .getJsonObject(route.method().toLowerCase(Locale.ROOT));
                    if (operation != null && route(route.method(), template).equals(route)) {
                        names.addAll(queryNames(operation));
                    }
                });
        return names;
    }

    private static List<String> queryNames(JsonObject operation) {
        return operation.containsKey("parameters")
                ? operation.getJsonArray("parameters").getValuesAs(JsonObject.class).stream()
                        .filter(parameter -> parameter.getString("in").equals("query"))
                        .map(parameter -> parameter.getString("name"))
                        .toList()
                : List.of();
    }

    private static Route route(String method, String template) {
        return new Route(method, PARAMETER.matcher(template).replaceAll(SAMPLE));
    }

    private static Map<String, Set<String>> paths() {
        var all = new TreeMap<String, Set<String>>();
        contract()
                .getJsonObject("paths")
                .forEach((path, operations) -> all.put(path, methods(operations.asJsonObject())));
        return all;
    }

    private static Set<String> methods(JsonObject operations) {
        var all = new TreeSet<String>();
        for (var method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
            if (operations.containsKey(method.toLowerCase(Locale.ROOT))) {
                all.add(method);
            }
        }
        return all;
    }

    private static JsonObject contract() {
        try (var reader =
                Json.createReader(Files.newBufferedReader(Path.of("docs/openapi.json")))) {
            return reader.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
