package boocontrol.contract;

import boocontrol.platform.json.EnumWords;
import boocontrol.platform.problems.Problem;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jspecify.annotations.Nullable;

/// What the scanner cannot know of our JSON: `platform.json.Json` never leaves a field out, writes
/// enums by their words and cases of sealed types with their word, and every refusal is a problem.
final class WireRules implements OASFilter {

    private static final String REF = "#/components/schemas/";

    private final Map<List<Object>, List<Object>> words = new HashMap<>();
    private final Map<Class<?>, String> names = new HashMap<>();
    private final ApplicationClasses application;
    private final ShownTypes shown;

    WireRules(ApplicationClasses application, ShownTypes shown) {
        this.application = application;
        this.shown = shown;
        application.all().stream().filter(Class::isEnum).forEach(this::learn);
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        takeShownOut(api);
        var schemas = new TreeMap<>(api.getComponents().getSchemas());
        schemas.values().forEach(this::tidy);
        application.sealed().forEach(type -> cases(type, schemas));
        var asked = asked(api, schemas);
        schemas.forEach((name, schema) -> require(schema, asked.contains(name)));
        figures(schemas);
        operations(api).forEach(WireRules::plainParameters);
        operations(api).forEach(this::refusals);
        api.getComponents().setSchemas(kept(api, schemas));
        socket(api);
        access(api);
    }

    private void learn(Class<?> type) {
        var constants = Arrays.stream(type.getEnumConstants()).map(c -> (Enum<?>) c).toList();
        words.put(
                constants.stream().<Object>map(Enum::name).toList(),
                constants.stream().<Object>map(EnumWords::word).toList());
    }

    private void takeShownOut(OpenAPI api) {
        for (var number = 0; number < shown.types().size(); number++) {
            var path = ShownTypes.path(number);
            names.put(shown.types().get(number), name(answer(api.getPaths().getPathItem(path))));
            api.getPaths().removePathItem(path);
        }
    }

    private static Schema answer(PathItem path) {
        var answer = path.getGET().getResponses().getAPIResponse("200");
        return answer.getContent().getMediaType("application/json").getSchema();
    }

    private static Stream<Operation> operations(OpenAPI api) {
        return api.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream());
    }

    /// Enums by their words, no examples, null beside a reference and not within it.
    private void tidy(Schema schema) {
        schema.setExamples(null);
        if (schema.getRef() != null && nullable(schema)) {
            schema.setAnyOf(List.of(to(schema.getRef()), nothing()));
            schema.setRef(null);
            schema.setType(null);
            schema.setEnumeration(null);
        }
        if (schema.getEnumeration() != null) {
            schema.setEnumeration(
                    words.getOrDefault(schema.getEnumeration(), schema.getEnumeration()));
        }
        inner(schema).forEach(this::tidy);
    }

    /// A value of ours in an address is a text.
    private static void plainParameters(Operation operation) {
        for (var parameter : optional(operation.getParameters())) {
            if (parameter.getSchema().getRef() != null) {
                parameter.setSchema(OASFactory.createSchema().addType(SchemaType.STRING));
            }
        }
    }

    /// Schemas that something still refers to.
    private Map<String, Schema> kept(OpenAPI api, Map<String, Schema> schemas) {
        var found = new TreeSet<String>();
        operations(api)
                .flatMap(operation -> answers(operation).stream())
                .forEach(schema -> collect(schema, schemas, found));
        application.sealed().forEach(type -> collect(to(REF + names.get(type)), schemas, found));
        found.addAll(asked(api, schemas));
        var kept = new TreeMap<>(schemas);
        kept.keySet().retainAll(found);
        return kept;
    }

    private static List<Schema> answers(Operation operation) {
        return operation.getResponses().getAPIResponses().values().stream()
                .flatMap(answer -> Stream.ofNullable(answer.getContent()))
                .flatMap(content -> content.getMediaTypes().values().stream())
                .flatMap(media -> Stream.ofNullable(media.getSchema()))
                .toList();
    }

    private void cases(Class<?> type, Map<String, Schema> schemas) {
        var key = type.getAnnotation(JsonbTypeInfo.class).key();
        var mapping = new LinkedHashMap<String, String>();
        for (var each : ApplicationClasses.cases(type)) {
            var name = names.getOrDefault(each.type(), "");
            tag(schemas.get(name), key, each.alias());
            mapping.put(each.alias(), REF + name);
        }
        var discriminator = OASFactory.createDiscriminator().propertyName(key).mapping(mapping);
        schemas.put(
                names.getOrDefault(type, ""),
                OASFactory.createSchema()
                        .oneOf(mapping.values().stream().map(WireRules::to).toList())
                        .discriminator(discriminator));
    }

    /// The word of a case, as its first field.
    private static void tag(Schema schema, String key, String word) {
        var properties = new LinkedHashMap<String, Schema>();
        properties.put(
                key, OASFactory.createSchema().addType(SchemaType.STRING).addEnumeration(word));
        if (schema.getProperties() != null) {
            properties.putAll(schema.getProperties());
        }
        schema.setProperties(properties);
    }

    /// In answers every field is there; in questions what may be null may be left out.
    private static void require(Schema schema, boolean asked) {
        if (schema.getProperties() != null) {
            var required =
                    schema.getProperties().entrySet().stream()
                            .filter(field -> !asked || !nullable(field.getValue()))
                            .map(Map.Entry::getKey)
                            .toList();
            schema.setRequired(required.isEmpty() ? null : required);
        }
    }

    private static boolean nullable(Schema schema) {
        return optional(schema.getType()).contains(SchemaType.NULL)
                || optional(schema.getAnyOf()).stream().anyMatch(WireRules::nullable);
    }

    /// Schemas that requests hold.
    private static Set<String> asked(OpenAPI api, Map<String, Schema> schemas) {
        var found = new TreeSet<String>();
        operations(api)
                .map(Operation::getRequestBody)
                .filter(body -> body != null && body.getContent() != null)
                .flatMap(body -> body.getContent().getMediaTypes().values().stream())
                .forEach(media -> collect(media.getSchema(), schemas, found));
        return found;
    }

    private static void collect(Schema schema, Map<String, Schema> schemas, Set<String> found) {
        if (schema.getRef() != null && found.add(name(schema))) {
            collect(schemas.get(name(schema)), schemas, found);
        }
        inner(schema).forEach(each -> collect(each, schemas, found));
    }

    private static List<Schema> inner(Schema schema) {
        var all = new ArrayList<Schema>();
        if (schema.getProperties() != null) {
            all.addAll(schema.getProperties().values());
        }
        all.addAll(optional(schema.getAnyOf()));
        all.addAll(optional(schema.getOneOf()));
        all.addAll(optional(schema.getAllOf()));
        if (schema.getItems() != null) {
            all.add(schema.getItems());
        }
        if (schema.getAdditionalPropertiesSchema() != null) {
            all.add(schema.getAdditionalPropertiesSchema());
        }
        return all;
    }

    /// The parts of `/about` are known: one per capability.
    private void figures(Map<String, Schema> schemas) {
        var all = OASFactory.createSchema().addType(SchemaType.OBJECT);
        var parts = application.parts();
        parts.forEach((word, type) -> all.addProperty(word, to(REF + names.get(type))));
        all.setRequired(List.copyOf(parts.keySet()));
        schemas.get("AboutView").addProperty("parts", all);
    }

    private void refusals(Operation operation) {
        var problem = OASFactory.createMediaType().schema(to(REF + names.get(Problem.class)));
        var answer =
                OASFactory.createAPIResponse()
                        .description("A refusal")
                        .content(
                                OASFactory.createContent()
                                        .addMediaType(Problem.MEDIA_TYPE, problem));
        operation.getResponses().setDefaultValue(answer);
    }

    /// OpenAPI knows no sockets: the frames are an extension of the handshake.
    private static void socket(OpenAPI api) {
        var open = OASFactory.createAPIResponse().description("The socket is open");
        var handshake =
                OASFactory.createOperation()
                        .summary("The live socket: frames of JSON text, see x-websocket")
                        .responses(OASFactory.createAPIResponses().addAPIResponse("101", open));
        handshake.addExtension(
                "x-websocket",
                new TreeMap<>(
                        Map.of(
                                "reader_says", to(REF + "ClientFrame"),
                                "server_says", to(REF + "Frame"))));
        api.getPaths().addPathItem("/api/control/ws", OASFactory.createPathItem().GET(handshake));
    }

    private static void access(OpenAPI api) {
        api.getComponents()
                .addSecurityScheme(
                        "token",
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("BOOCONTROL_TOKEN, where one is set"));
        api.addSecurityRequirement(OASFactory.createSecurityRequirement());
        api.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme("token"));
    }

    private static <T> List<T> optional(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static Schema nothing() {
        return OASFactory.createSchema().addType(SchemaType.NULL);
    }

    private static Schema to(String ref) {
        return OASFactory.createSchema().ref(ref);
    }

    private static String name(Schema ref) {
        return ref.getRef().substring(REF.length());
    }
}
