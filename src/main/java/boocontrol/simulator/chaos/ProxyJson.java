package boocontrol.simulator.chaos;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.Set;
import java.util.stream.Stream;

/// Proxies as the admin API reads and writes them.
final class ProxyJson {

    private static final Set<String> KNOWN = Set.of("name", "listen", "upstream", "enabled");

    private ProxyJson() {}

    static ChaosProxy create(ChaosServer server, Members members) {
        members.only(KNOWN);
        var name = required(members, "name");
        if (server.proxy(name).isPresent()) {
            throw new Rejected(409, "proxy already exists");
        }
        var proxy =
                server.add(
                        name,
                        Addresses.parse(members.text("listen").orElse("127.0.0.1:0")),
                        Addresses.parse(required(members, "upstream")));
        if (!members.flag("enabled").orElse(true)) {
            proxy.disable();
        }
        return proxy;
    }

    static void change(ChaosProxy proxy, Members members) {
        members.only(KNOWN);
        var listen = Addresses.text(proxy.address());
        if (!members.text("listen").orElse(listen).equals(listen)) {
            throw Rejected.badRequest("listen cannot be changed");
        }
        var enabled = members.flag("enabled").orElse(proxy.enabled());
        members.text("upstream").map(Addresses::parse).ifPresent(proxy::upstream);
        if (enabled) {
            proxy.enable();
        } else {
            proxy.disable();
        }
    }

    private static String required(Members members, String name) {
        return members.text(name)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> Rejected.badRequest(name + " is missing"));
    }

    static JsonObject write(ChaosProxy proxy) {
        var counts = proxy.counts();
        return Json.createObjectBuilder()
                .add("name", proxy.name())
                .add("listen", Addresses.text(proxy.address()))
                .add("upstream", Addresses.text(proxy.upstream()))
                .add("enabled", proxy.enabled())
                .add("toxics", array(proxy.toxics().stream().map(ToxicJson::write)))
                .add("connections_opened", counts.opened())
                .add("connections_open", counts.open())
                .add("bytes_upstream", counts.upstreamBytes())
                .add("bytes_downstream", counts.downstreamBytes())
                .build();
    }

    static JsonArray array(Stream<JsonObject> objects) {
        return objects.collect(
                        Json::createArrayBuilder, JsonArrayBuilder::add, JsonArrayBuilder::addAll)
                .build();
    }
}
