package boocontrol.simulator.control;

import boocontrol.simulator.entity.GoJson;
import boocontrol.simulator.entity.ModelKind;
import boocontrol.simulator.entity.ModelSpec;
import boocontrol.simulator.entity.ModelState;
import boocontrol.simulator.entity.Release;
import java.util.ArrayList;
import java.util.List;

/// The lists of models a host tells.
public final class ModelTexts {

    private final Configuration configuration;
    private final Release release;

    public ModelTexts(Configuration configuration) {
        this.configuration = configuration;
        this.release = configuration.spec().release();
    }

    /// The data of a `modelStatus` message.
    public String status() {
        return GoJson.array(configuration.router().all().stream().map(this::status).toList());
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

    /// `/v1/models`.
    ///
    /// @param created seconds; llama-swap says the time of the question
    public String listed(long created) {
        List<String> entries =
                configuration.router().all().stream()
                        .filter(process -> !process.spec.label().unlisted())
                        .map(process -> listed(process, created))
                        .toList();
        return "{\"data\":"
                + GoJson.array(entries)
                + ",\"object\":\"list\"}"
                + (release.legacy() ? "" : "\n");
    }

    private String listed(ModelProcess process, long created) {
        return release.legacy()
                ? listedLegacy(process.spec, created)
                : listedCurrent(process, created);
    }

    private static String listedLegacy(ModelSpec spec, long created) {
        var label = spec.label();
        return GoJson.object()
                .put("created", created)
                .putIf(!label.description().isEmpty(), "description", label.description())
                .put("id", spec.id())
                .putIf(!label.name().isEmpty(), "name", label.name())
                .put("object", "model")
                .put("owned_by", "llama-swap")
                .end();
    }

    private String listedCurrent(ModelProcess process, long created) {
        var label = process.spec.label();
        var status = process.is(ModelState.STOPPED) ? "unloaded" : "loaded";
        return GoJson.object()
                .put("id", process.spec.id())
                .put("object", "model")
                .put("created", created)
                .put("owned_by", "llama-swap")
                .putIf(!label.name().isEmpty(), "name", label.name())
                .putIf(!label.description().isEmpty(), "description", label.description())
                .rawIf(release.from(241), "meta", meta(label))
                .rawIf(release.from(236), "status", "{\"value\":\"" + status + "\"}")
                .end();
    }

    private static String meta(ModelSpec.Label label) {
        var inner =
                GoJson.object()
                        .rawIf(!label.aliases().isEmpty(), "aliases", GoJson.texts(label.aliases()))
                        .put("type", "model")
                        .end();
        return "{\"llamaswap\":" + inner + "}";
    }
}
