package boocontrol.simulator.control;

import boocontrol.simulator.entity.GoJson;
import boocontrol.simulator.entity.ModelSpec;
import boocontrol.simulator.entity.ModelState;
import boocontrol.simulator.entity.Release;
import boocontrol.simulator.entity.Routing.Peer;
import boocontrol.simulator.entity.Routing.Selector;
import java.util.Map;
import java.util.TreeMap;

/// `/v1/models`: everything a client can ask for by name.
public final class ModelList {

    private final Map<String, String> entries = new TreeMap<>();
    private final Configuration configuration;
    private final Release release;
    private final long created;

    /// @param created seconds; llama-swap says the time of the question
    public ModelList(Configuration configuration, long created) {
        this.configuration = configuration;
        this.release = configuration.spec().release();
        this.created = created;
    }

    public String text() {
        var routing = configuration.spec().routing();
        configuration.router().all().stream()
                .filter(process -> !process.spec.label().unlisted())
                .forEach(this::model);
        routing.peers().forEach(peer -> peer.models().forEach(model -> peer(peer, model)));
        if (release.from(241)) {
            routing.selectors().forEach(this::selector);
            configuration.targets().active().ifPresent(p -> p.pins().keySet().forEach(this::pin));
        }
        return "{\"data\":"
                + GoJson.array(entries.values())
                + ",\"object\":\"list\"}"
                + (release.legacy() ? "" : "\n");
    }

    /// What an entry says beside its id.
    ///
    /// @param meta what `meta.llamaswap` holds, as JSON; empty is nothing
    /// @param declared the model says what it can do, with this context length; 0 is not
    private record Entry(String name, String description, String meta, int declared, boolean up) {

        static Entry of(String meta) {
            return new Entry("", "", meta, 0, false);
        }
    }

    private void model(ModelProcess process) {
        var spec = process.spec;
        var label = spec.label();
        var up = !process.is(ModelState.STOPPED);
        var context = label.declared() ? spec.serving().context() : 0;
        put(spec.id(), new Entry(label.name(), label.description(), modelMeta(label), context, up));
        if (configuration.spec().routing().aliasesListed()) {
            label.aliases().forEach(alias -> put(alias, alias(spec, up)));
        }
    }

    private String modelMeta(ModelSpec.Label label) {
        if (!release.from(241)) {
            return "";
        }
        return GoJson.object()
                .rawIf(!label.aliases().isEmpty(), "aliases", GoJson.texts(label.aliases()))
                .put("type", "model")
                .end();
    }

    private Entry alias(ModelSpec spec, boolean up) {
        var meta = GoJson.object().put("modelID", spec.id()).put("type", "alias").end();
        return new Entry("", "", release.from(241) ? meta : "", 0, up);
    }

    private void peer(Peer peer, String model) {
        var meta =
                GoJson.object()
                        .put("peerID", peer.id())
                        .putIf(release.from(241), "type", "peer")
                        .end();
        put(
                release.from(242) ? peer.id() + "/" + model : model,
                new Entry(peer.id() + ": " + model, "", meta, 0, false));
    }

    private void selector(Selector selector) {
        var told = release.from(246);
        var meta =
                GoJson.object()
                        .rawIf(
                                told && selector.strategy().equals("spillover"),
                                "spillover",
                                Integer.toString(selector.limit()))
                        .putIf(told, "strategy", selector.strategy())
                        .rawIf(told, "targets", GoJson.texts(selector.targets()))
                        .put("type", "selector")
                        .end();
        var up = configuration.targets().loaded(selector);
        put(selector.id(), new Entry(selector.name(), "", meta, 0, up));
    }

    private void pin(String asked) {
        if (!configuration.disabled(asked)) {
            put(asked, Entry.of("{\"type\":\"profile\"}"));
        }
    }

    private void put(String id, Entry entry) {
        entries.put(id, release.legacy() ? legacy(id, entry) : current(id, entry));
    }

    private String legacy(String id, Entry entry) {
        return GoJson.object()
                .put("created", created)
                .putIf(!entry.description.isEmpty(), "description", entry.description)
                .put("id", id)
                .rawIf(!entry.meta.isEmpty(), "meta", "{\"llamaswap\":" + entry.meta + "}")
                .putIf(!entry.name.isEmpty(), "name", entry.name)
                .put("object", "model")
                .put("owned_by", "llama-swap")
                .end();
    }

    private String current(String id, Entry entry) {
        var declared = release.from(225) && entry.declared > 0;
        var context = Integer.toString(entry.declared);
        return GoJson.object()
                .put("id", id)
                .put("object", "model")
                .put("created", created)
                .put("owned_by", "llama-swap")
                .putIf(!entry.name.isEmpty(), "name", entry.name)
                .putIf(!entry.description.isEmpty(), "description", entry.description)
                .rawIf(declared, "architecture", ARCHITECTURE)
                .rawIf(declared, "capabilities", "{\"function_calling\":true}")
                .rawIf(declared, "supported_parameters", "[\"tools\",\"tool_choice\"]")
                .rawIf(declared, "context_length", context)
                .rawIf(!entry.meta.isEmpty(), "meta", meta(entry, context))
                .rawIf(
                        release.from(236),
                        "status",
                        "{\"value\":\"" + (entry.up ? "loaded" : "unloaded") + "\"}")
                .end();
    }

    private String meta(Entry entry, String context) {
        return GoJson.object()
                .raw("llamaswap", entry.meta)
                .rawIf(release.from(250) && entry.declared > 0, "n_ctx", context)
                .end();
    }

    private static final String ARCHITECTURE =
            "{\"input_modalities\":[\"text\"],\"modality\":\"text-\\u003etext\","
                    + "\"output_modalities\":[\"text\"]}";
}
