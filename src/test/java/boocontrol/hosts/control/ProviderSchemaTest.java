package boocontrol.hosts.control;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.hosts.entity.Limits;
import boocontrol.hosts.entity.ProviderDraft;
import boocontrol.hosts.entity.ProviderKind;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The schema, the example and the documentation say the same as the reader does.
class ProviderSchemaTest {

    private static final Path DOCS = Path.of("docs");

    private final JsonObject schema = schema();
    private final ProviderFileReader reader = new ProviderFileReader(_ -> Optional.empty());

    @Test
    void the_schema_knows_the_keys_that_the_reader_knows() {
        assertThat(schema.getJsonObject("properties").keySet()).isEqualTo(ProviderFileReader.TOP);
        assertThat(provider().keySet()).isEqualTo(ProviderFileReader.ENTRY);
        assertThat(provider().getJsonObject("api_key").getJsonObject("properties").keySet())
                .isEqualTo(ProviderFileReader.KEY);
        assertThat(provider().getJsonObject("kind").getJsonArray("enum"))
                .extracting(word -> ((JsonString) word).getString())
                .isEqualTo(Arrays.stream(ProviderKind.values()).map(ProviderKind::word).toList());
    }

    @Test
    void the_schema_has_the_limits_that_the_reader_has() {
        var models = schema.getJsonObject("$defs").getJsonObject("models");
        assertThat(schema.getJsonObject("properties").getJsonObject("providers").getInt("maxItems"))
                .isEqualTo(Limits.PROVIDERS);
        assertThat(provider().getJsonObject("name").getInt("maxLength")).isEqualTo(Limits.TEXT);
        assertThat(provider().getJsonObject("gpus").getInt("maxItems")).isEqualTo(Limits.GPUS);
        assertThat(models.getInt("maxItems")).isEqualTo(Limits.MODELS);
        assertThat(models.getJsonObject("items").getInt("maxLength")).isEqualTo(Limits.MODEL);
    }

    @Test
    void the_example_is_read_and_fits_the_schema() throws Exception {
        var text = Files.readString(DOCS.resolve("examples/providers.yaml"));

        assertThat(reader.read(text))
                .extracting(ProviderDraft::id)
                .extracting(Object::toString)
                .containsExactly("sam-desktop", "embedding");
        assertThat(reader.read(text))
                .extracting(ProviderDraft::gpus)
                .containsExactly(List.of("RTX 5090 32GB"), List.of("P104-100 8GB"));
        assertThat(new SchemaCheck(schema).faults(loaded(text))).isEmpty();
    }

    @Test
    void the_example_with_its_commented_lines_is_read_too() throws Exception {
        var text =
                Files.readString(DOCS.resolve("examples/providers.yaml"))
                        .replaceAll("(?m)^    # (api_key:|  environment:|enabled:)", "    $1");

        assertThat(text).contains("\n    api_key:\n").contains("\n    enabled: false");
        assertThat(reader.read(text)).hasSize(2);
        assertThat(new SchemaCheck(schema).faults(loaded(text))).isEmpty();
    }

    @Test
    void every_example_in_the_documentation_is_read_and_fits_the_schema() throws Exception {
        var page = Files.readString(DOCS.resolve("providers.md"));
        var examples =
                Pattern.compile("```(?:yaml|json)\\n(.*?)```", Pattern.DOTALL)
                        .matcher(page)
                        .results()
                        .map(found -> found.group(1))
                        .toList();

        assertThat(examples).hasSizeGreaterThanOrEqualTo(2);
        for (var example : examples) {
            assertThat(reader.read(example)).isNotEmpty();
            assertThat(new SchemaCheck(schema).faults(loaded(example))).isEmpty();
        }
        assertThat(page).contains(ProviderFileReader.ENTRY).contains(ProviderFileReader.KEY);
    }

    @Test
    void the_schema_refuses_what_the_reader_refuses() throws Exception {
        for (var wrong :
                List.of(
                        "{}",
                        "{provider: []}",
                        "{providers: [{id: a}]}",
                        "{providers: [{id: A, base_url: 'http://a'}]}",
                        "{providers: [{id: a, base_url: 'file:///a'}]}",
                        "{providers: [{id: a, base_url: 'http://a', kind: x}]}",
                        "{providers: [{id: a, base_url: 'http://a', favourites: [a, a]}]}",
                        "{providers: [{id: a, base_url: 'http://a', api_key: {}}]}",
                        "{providers: [{id: a, base_url: 'http://a', api_key: {pasted: x}}]}")) {
            assertThat(new SchemaCheck(schema).faults(loaded(wrong))).as(wrong).isNotEmpty();
        }
    }

    private JsonObject provider() {
        return schema.getJsonObject("$defs").getJsonObject("provider").getJsonObject("properties");
    }

    private static Object loaded(String text) {
        return new Load(LoadSettings.builder().build()).loadFromString(text);
    }

    private static JsonObject schema() {
        try (var reader =
                Json.createReader(
                        new StringReader(
                                Files.readString(DOCS.resolve("providers.schema.json"))))) {
            return reader.readObject();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
