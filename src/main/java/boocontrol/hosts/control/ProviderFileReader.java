package boocontrol.hosts.control;

import boocontrol.hosts.control.YamlNode.Field;
import boocontrol.hosts.control.YamlNode.Fields;
import boocontrol.hosts.control.YamlNode.Items;
import boocontrol.hosts.control.YamlNode.Scalar;
import boocontrol.hosts.entity.BaseUrl;
import boocontrol.hosts.entity.KeySource;
import boocontrol.hosts.entity.Limits;
import boocontrol.hosts.entity.Misfit;
import boocontrol.hosts.entity.ProviderDraft;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.hosts.entity.ProviderKind;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Understands the file of providers: docs/providers.md, docs/providers.schema.json.
final class ProviderFileReader {

    static final Set<String> TOP = Set.of("$schema", "providers");
    static final Set<String> ENTRY =
            Set.of(
                    "id",
                    "name",
                    "kind",
                    "base_url",
                    "api_key",
                    "enabled",
                    "operating_system",
                    "gpus",
                    "favourites",
                    "hidden");
    static final Set<String> KEY = Set.of("environment", "file");

    private final Function<URI, Optional<String>> refusal;

    /// @param refusal why an address must not be used, judged without a look-up
    ProviderFileReader(Function<URI, Optional<String>> refusal) {
        this.refusal = refusal;
    }

    /// @throws FileFault for the first thing that does not fit
    List<ProviderDraft> read(String text) throws FileFault {
        var root = known(YamlReader.read(text), "the file", TOP);
        schema(root);
        var providers = root.fields().get("providers");
        if (providers == null) {
            throw new FileFault(root.line(), "the key providers is missing");
        }
        var entries = list(providers, "providers");
        if (entries.size() > Limits.PROVIDERS) {
            throw new FileFault(
                    providers.line(),
                    "there are %d providers; %d at most"
                            .formatted(entries.size(), Limits.PROVIDERS));
        }
        return drafts(entries);
    }

    private List<ProviderDraft> drafts(List<YamlNode> entries) throws FileFault {
        var drafts = new ArrayList<ProviderDraft>();
        var ids = new HashMap<ProviderId, Integer>();
        var addresses = new HashMap<URI, ProviderId>();
        for (var entry : entries) {
            var fields = known(entry, "a provider", ENTRY);
            var draft = draft(fields);
            var before = ids.putIfAbsent(draft.id(), entry.line());
            if (before != null) {
                throw new FileFault(
                        lineOf(fields, "id"),
                        "the provider %s is here twice, before in line %d"
                                .formatted(draft.id(), before));
            }
            refuseSecondReader(draft, addresses, fields);
            drafts.add(draft);
        }
        return drafts;
    }

    /// A host has one reader, so that it is asked once only.
    private static void refuseSecondReader(
            ProviderDraft draft, Map<URI, ProviderId> addresses, Fields fields) throws FileFault {
        if (!draft.enabled() || draft.kind() != ProviderKind.LLAMA_SWAP) {
            return;
        }
        var other = addresses.putIfAbsent(BaseUrl.place(draft.baseUrl()), draft.id());
        if (other != null) {
            throw new FileFault(
                    lineOf(fields, "base_url"),
                    "%s and %s are the same host; disable one".formatted(other, draft.id()));
        }
    }

    private ProviderDraft draft(Fields fields) throws FileFault {
        var id = id(fields);
        try {
            return new ProviderDraft(
                    id,
                    text(fields, "name").orElse(id.value()),
                    kind(fields),
                    address(fields),
                    key(fields),
                    truth(fields, "enabled").orElse(true),
                    text(fields, "operating_system").orElse(""),
                    texts(fields, "gpus"),
                    texts(fields, "favourites"),
                    texts(fields, "hidden"));
        } catch (Misfit e) {
            throw new FileFault(lineOf(fields, e.field()), String.valueOf(e.getMessage()));
        }
    }

    private static ProviderId id(Fields fields) throws FileFault {
        var text = required(fields, "id");
        try {
            return new ProviderId(text);
        } catch (IllegalArgumentException e) {
            throw new FileFault(lineOf(fields, "id"), String.valueOf(e.getMessage()));
        }
    }

    private static ProviderKind kind(Fields fields) throws FileFault {
        var word = text(fields, "kind").orElse(ProviderKind.LLAMA_SWAP.word());
        var kinds = Arrays.asList(ProviderKind.values());
        var found = kinds.stream().filter(kind -> kind.word().equals(word)).findFirst();
        if (found.isEmpty()) {
            throw new FileFault(
                    lineOf(fields, "kind"),
                    "unknown kind "
                            + Words.unknown(word, kinds.stream().map(ProviderKind::word).toList()));
        }
        return found.get();
    }

    private URI address(Fields fields) throws FileFault {
        var url = BaseUrl.parse(required(fields, "base_url"));
        var refused = refusal.apply(url);
        if (refused.isPresent()) {
            throw new FileFault(
                    lineOf(fields, "base_url"), "base_url is refused: " + refused.get());
        }
        return url;
    }

    private static KeySource key(Fields fields) throws FileFault {
        var field = fields.fields().get("api_key");
        if (field == null) {
            return new KeySource.None();
        }
        if (!(field.value() instanceof Fields)) {
            throw new FileFault(
                    field.line(),
                    "api_key says where the key is: environment: NAME or file: PATH; never the key itself");
        }
        var places = known(field.value(), "api_key", KEY);
        if (places.fields().size() != 1) {
            throw new FileFault(field.line(), "api_key needs one of environment and file");
        }
        var variable = text(places, "environment");
        return variable.isPresent()
                ? new KeySource.Environment(variable.get())
                : new KeySource.SecretFile(required(places, "file"));
    }

    private static void schema(Fields root) throws FileFault {
        text(root, "$schema"); // editors look at it
    }

    private static Fields known(YamlNode node, String what, Set<String> known) throws FileFault {
        if (!(node instanceof Fields fields)) {
            throw new FileFault(
                    node.line(), "%s must be a mapping, but is %s".formatted(what, node.kind()));
        }
        for (var field : fields.fields().entrySet()) {
            if (!known.contains(field.getKey())) {
                throw new FileFault(
                        field.getValue().line(),
                        "unknown key " + Words.unknown(field.getKey(), known));
            }
        }
        return fields;
    }

    private static String required(Fields fields, String name) throws FileFault {
        var text = text(fields, name);
        if (text.isEmpty()) {
            throw new FileFault(fields.line(), "the key %s is missing".formatted(name));
        }
        return text.get();
    }

    private static Optional<String> text(Fields fields, String name) throws FileFault {
        var field = fields.fields().get(name);
        return field == null ? Optional.empty() : Optional.of(text(field.value(), field, name));
    }

    private static String text(YamlNode node, Field field, String name) throws FileFault {
        if (node instanceof Scalar(_, var value, var type)) {
            if (type == Scalar.Type.TEXT) {
                return value;
            }
            if (type == Scalar.Type.NOTHING) {
                throw new FileFault(node.line(), name + " is empty; leave it out instead");
            }
            throw new FileFault(
                    node.line(),
                    "%s must be a text, but is %s; put it into quotes"
                            .formatted(name, node.kind()));
        }
        throw new FileFault(
                field.line(), "%s must be a text, but is %s".formatted(name, node.kind()));
    }

    private static Optional<Boolean> truth(Fields fields, String name) throws FileFault {
        var field = fields.fields().get(name);
        if (field == null) {
            return Optional.empty();
        }
        if (field.value() instanceof Scalar(_, var value, var type) && type == Scalar.Type.TRUTH) {
            return Optional.of(Boolean.parseBoolean(value));
        }
        throw new FileFault(field.line(), name + " must be true or false");
    }

    private static List<String> texts(Fields fields, String name) throws FileFault {
        var field = fields.fields().get(name);
        if (field == null) {
            return List.of();
        }
        var texts = new ArrayList<String>();
        for (var item : list(field, name)) {
            texts.add(text(item, field, name));
        }
        return texts;
    }

    private static List<YamlNode> list(Field field, String name) throws FileFault {
        if (field.value() instanceof Items(_, var items)) {
            return items;
        }
        throw new FileFault(
                field.line(), "%s must be a list, but is %s".formatted(name, field.value().kind()));
    }

    private static int lineOf(Fields fields, String name) {
        var field = fields.fields().get(name);
        return field == null ? fields.line() : field.line();
    }
}
