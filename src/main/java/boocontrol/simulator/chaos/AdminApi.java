package boocontrol.simulator.chaos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Toxiproxy's HTTP API over a [ChaosServer].
final class AdminApi implements HttpHandler {

    private static final int LARGEST_BODY = 1 << 20;

    private record Answer(int status, Optional<JsonValue> body) {

        static Answer ok(JsonValue body) {
            return new Answer(200, Optional.of(body));
        }

        static Answer created(JsonValue body) {
            return new Answer(201, Optional.of(body));
        }

        static Answer nothing() {
            return new Answer(204, Optional.empty());
        }
    }

    private final ChaosServer server;

    AdminApi(ChaosServer server) {
        this.server = server;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange));
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        try {
            refuseBrowsers(exchange);
            var body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
            return route(exchange, new String(body, StandardCharsets.UTF_8));
        } catch (Rejected e) {
            return error(e.status, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            return error(400, String.valueOf(e.getMessage()));
        } catch (UncheckedIOException e) {
            return error(500, String.valueOf(e.getMessage()));
        }
    }

    /// Any page of the developer's browser could reach this port.
    private static void refuseBrowsers(HttpExchange exchange) {
        var headers = exchange.getRequestHeaders();
        var agent = Optional.ofNullable(headers.getFirst("User-Agent")).orElse("");
        if (headers.containsKey("Origin") || agent.startsWith("Mozilla/")) {
            throw new Rejected(403, "not for browsers");
        }
    }

    private Answer route(HttpExchange exchange, String body) {
        var path = Arrays.stream(exchange.getRequestURI().getPath().split("/"));
        var parts = path.filter(part -> !part.isEmpty()).toList();
        var method = exchange.getRequestMethod().replace("PATCH", "POST");
        var shape = method + " " + parts.size() + " " + parts.stream().findFirst().orElse("");
        return switch (shape) {
            case "GET 1 version" -> Answer.ok(versionOf());
            case "POST 1 reset" -> {
                server.reset();
                yield Answer.nothing();
            }
            case "POST 1 populate" -> populate(Members.parse(body));
            case "GET 1 proxies" -> Answer.ok(all());
            case "POST 1 proxies" -> Answer.created(made(Members.of(Members.parse(body))));
            default -> {
                if (!parts.isEmpty() && parts.getFirst().equals("proxies") && parts.size() > 1) {
                    yield proxy(method, parts.subList(1, parts.size()), body);
                }
                throw Rejected.notFound("path");
            }
        };
    }

    private Answer proxy(String method, List<String> parts, String body) {
        var proxy = server.proxy(parts.getFirst()).orElseThrow(() -> Rejected.notFound("proxy"));
        if (parts.size() == 1) {
            return oneProxy(method, proxy, body);
        }
        if (!parts.get(1).equals("toxics") || parts.size() > 3) {
            throw Rejected.notFound("path");
        }
        return parts.size() == 2
                ? toxics(method, proxy, body)
                : oneToxic(method, proxy, parts.get(2), body);
    }

    private Answer oneProxy(String method, ChaosProxy proxy, String body) {
        switch (method) {
            case "GET" -> {}
            case "POST" -> ProxyJson.change(proxy, Members.of(Members.parse(body)));
            case "DELETE" -> {
                server.remove(proxy.name());
                return Answer.nothing();
            }
            default -> throw new Rejected(405, "not so");
        }
        return Answer.ok(ProxyJson.write(proxy));
    }

    private static Answer toxics(String method, ChaosProxy proxy, String body) {
        return switch (method) {
            case "GET" -> Answer.ok(ProxyJson.array(proxy.toxics().stream().map(ToxicJson::write)));
            case "POST" -> {
                var toxic = ToxicJson.read(Members.of(Members.parse(body)));
                if (proxy.toxic(toxic.name()).isPresent()) {
                    throw new Rejected(409, "toxic already exists");
                }
                yield Answer.ok(ToxicJson.write(proxy.put(toxic)));
            }
            default -> throw new Rejected(405, "not so");
        };
    }

    private static Answer oneToxic(String method, ChaosProxy proxy, String name, String body) {
        var toxic = proxy.toxic(name).orElseThrow(() -> Rejected.notFound("toxic"));
        return switch (method) {
            case "GET" -> Answer.ok(ToxicJson.write(toxic));
            case "POST" -> {
                var changed = ToxicJson.change(toxic, Members.of(Members.parse(body)));
                yield Answer.ok(ToxicJson.write(proxy.put(changed)));
            }
            case "DELETE" -> {
                proxy.remove(name);
                yield Answer.nothing();
            }
            default -> throw new Rejected(405, "not so");
        };
    }

    private Answer populate(JsonValue body) {
        if (!(body instanceof JsonArray list)) {
            throw Rejected.badRequest("a list of proxies is expected");
        }
        var made =
                list.stream()
                        .map(Members::of)
                        .map(members -> {
                            members.text("name").ifPresent(server::remove);
                            return made(members);
                        })
                        .toList();
        return Answer.created(
                Json.createObjectBuilder().add("proxies", ProxyJson.array(made.stream())).build());
    }

    private JsonObject made(Members members) {
        return ProxyJson.write(ProxyJson.create(server, members));
    }

    private JsonObject all() {
        var json = Json.createObjectBuilder();
        server.proxies().forEach(proxy -> json.add(proxy.name(), ProxyJson.write(proxy)));
        return json.build();
    }

    private static JsonObject versionOf() {
        return Json.createObjectBuilder().add("version", "boocontrol").build();
    }

    private static Answer error(int status, String reason) {
        return new Answer(
                status,
                Optional.of(
                        Json.createObjectBuilder()
                                .add("error", reason)
                                .add("status", status)
                                .build()));
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        var body = answer.body().map(JsonValue::toString).orElse("");
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
