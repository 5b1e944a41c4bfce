package boocontrol.simulator.control;

import boocontrol.simulator.entity.GoJson;
import boocontrol.simulator.entity.ModelKind;
import boocontrol.simulator.entity.ModelState;
import boocontrol.simulator.entity.Release;
import boocontrol.simulator.entity.Routing.Peer;
import java.util.ArrayList;

/// The states of a host's models, as its event stream and `/running` tell them.
public final class ModelTexts {

    private final Configuration configuration;
    private final Release release;

    public ModelTexts(Configuration configuration) {
        this.configuration = configuration;
        this.release = configuration.spec().release();
    }

    /// The data of a `modelStatus` message.
    public String status() {
        var all = new ArrayList<String>();
        configuration.router().all().forEach(process -> all.add(status(process)));
        for (var peer : configuration.spec().routing().peers()) {
            peer.models().forEach(model -> all.add(peer(peer, model)));
        }
        return GoJson.array(all);
    }

    private String peer(Peer peer, String model) {
        return GoJson.object()
                .put("id", release.from(242) ? peer.id() + "/" + model : model)
                .put("name", "")
                .put("description", "")
                .put("state", "")
                .put("unlisted", false)
                .put("peerID", peer.id())
                .end();
    }

    private String status(ModelProcess process) {
        var label = process.spec.label();
        return GoJson.object()
                .put("id", process.spec.id())
                .put("name", label.name())
                .put("description", label.description())
                .put("state", process.state().word())
                .put("unlisted", label.unlisted())
                .rawIf(release.from(179), "peerID", "\"\"")
                .rawIf(
                        release.from(194) && !label.aliases().isEmpty(),
                        "aliases",
                        GoJson.texts(label.aliases()))
                .rawIf(
                        release.from(225) && label.declared(),
                        "capabilities",
                        "{\"function_calling\":true}")
                .rawIf(
                        release.from(250) && label.declared(),
                        "context_length",
                        Integer.toString(process.spec.serving().context()))
                .end();
    }

    /// `/running`.
    public String running() {
        var entries = new ArrayList<String>();
        for (var process : configuration.router().all()) {
            var shown =
                    release.legacy()
                            ? process.is(ModelState.READY)
                            : !process.is(ModelState.STOPPED);
            if (shown) {
                entries.add(running(process));
            }
        }
        return "{\"running\":" + GoJson.array(entries) + "}" + (release.legacy() ? "" : "\n");
    }

    private String running(ModelProcess process) {
        var label = process.spec.label();
        var url = "http://127.0.0.1:" + process.port;
        var ttl = process.spec.loading().ttl().toSeconds();
        if (!release.from(186)) {
            return GoJson.object()
                    .put("model", process.spec.id())
                    .put("state", process.state().word())
                    .end();
        }
        if (release.legacy()) {
            return GoJson.object()
                    .put("cmd", command(process))
                    .put("description", label.description())
                    .put("model", process.spec.id())
                    .put("name", label.name())
                    .put("proxy", url)
                    .put("state", process.state().word())
                    .put("ttl", ttl)
                    .end();
        }
        return GoJson.object()
                .put("model", process.spec.id())
                .put("state", process.state().word())
                .put("cmd", command(process))
                .put("proxy", url)
                .put("ttl", ttl)
                .put("name", label.name())
                .put("description", label.description())
                .end();
    }

    private static String command(ModelProcess process) {
        var serving = process.spec.serving();
        return "llama-server --port %d -m models/%s.gguf -c %d -np %d%s"
                .formatted(
                        process.port,
                        process.spec.id(),
                        serving.context(),
                        serving.slots(),
                        serving.kind() == ModelKind.EMBEDDING ? " --embeddings" : "");
    }
}
