package boocontrol.simulator;

import boocontrol.simulator.boundary.AdminServer.Commands;
import boocontrol.simulator.boundary.AdminServer.Refused;
import boocontrol.simulator.boundary.Arguments;
import boocontrol.simulator.entity.GoJson;
import boocontrol.simulator.entity.GoText;
import boocontrol.simulator.entity.LedgerRow;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/// What the admin API can do: list the hosts, open a host's book of truth, and hurt a host.
public final class Admin implements Commands {

    private final List<SimulatedHost> hosts;

    public Admin(List<SimulatedHost> hosts) {
        this.hosts = List.copyOf(hosts);
    }

    @Override
    public String run(String method, String path, byte[] body) throws Refused {
        var parts = path.substring(1).split("/");
        if (!parts[0].equals("hosts") || parts.length > 3) {
            throw new Refused(404, "there is /hosts, /hosts/NAME, /hosts/NAME/ledger|COMMAND");
        }
        if (method.equals("GET")) {
            return read(parts);
        }
        if (!method.equals("POST") || parts.length != 3) {
            throw new Refused(405, "GET reads, POST /hosts/NAME/COMMAND does");
        }
        HostAdmin.run(host(parts[1]), parts[2], Arguments.of(body));
        return "{\"ok\":true}";
    }

    private String read(String[] parts) throws Refused {
        if (parts.length == 1) {
            return "{\"hosts\":" + GoJson.array(hosts.stream().map(Admin::summary).toList()) + "}";
        }
        if (parts.length == 2) {
            return summary(host(parts[1]));
        }
        if (!parts[2].equals("ledger")) {
            throw new Refused(404, "there is /hosts/NAME/ledger to read");
        }
        return ledger(host(parts[1]));
    }

    private SimulatedHost host(String name) throws Refused {
        return hosts.stream()
                .filter(host -> host.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refused(404, "no host " + name));
    }

    private static String summary(SimulatedHost host) {
        var ledger = host.ledger();
        return GoJson.object()
                .put("name", host.name())
                .put("url", host.url())
                .put("port", host.port())
                .put("release", host.release().toString())
                .put("up", host.isUp())
                .put("asleep", host.isAsleep())
                .raw("models", GoJson.map(host.states()))
                .raw("inflight", GoJson.texts(host.inflight()))
                .put("rows", ledger.rowCount())
                .put("epochs", ledger.epochs())
                .put("messages_dropped", ledger.messagesDropped())
                .put("log_bytes_dropped", ledger.logBytesDropped())
                .put("messages_withheld", ledger.messagesWithheld())
                .put("connections", ledger.connections())
                .end();
    }

    private static String ledger(SimulatedHost host) {
        var requests = GoJson.object();
        host.ledger().requests().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> requests.put(entry.getKey(), entry.getValue()));
        return GoJson.object()
                .raw("summary", summary(host))
                .raw("requests", requests.end())
                .raw("rows", GoJson.array(host.rows().stream().map(Admin::row).toList()))
                .end();
    }

    private static String row(LedgerRow row) {
        return GoJson.object()
                .put("epoch", row.epoch())
                .put("id", row.id())
                .put("at", GoText.nanos(row.at(), ZoneOffset.UTC))
                .put("model", row.model())
                .put("path", row.path())
                .put("status", row.status())
                .put("duration_ms", row.durationMs())
                .put("output_tokens", row.outputTokens())
                .put("poisoned", row.poisoned())
                .end();
    }
}
