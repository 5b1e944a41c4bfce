package boocontrol.contract;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.testing.Contract;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The contract in `docs/openapi.json` is what the code says. `./boocontrol contract` writes it
/// anew, and with it the types of the browser side.
class ContractTest {

    static final Path FILE = Path.of("docs/openapi.json");

    private final String made = OpenApi.document();

    @Test
    void the_contract_is_what_resources_and_records_say() throws IOException {
        if (Boolean.getBoolean("contract.update")) {
            Files.writeString(FILE, made);
        }
        assertThat(FILE)
                .as("run `./boocontrol contract` and look at the difference")
                .hasContent(made);
    }

    @Test
    void every_schema_has_a_name_of_its_own() {
        try (var reader = Json.createReader(new StringReader(made))) {
            var schemas = reader.readObject().getJsonObject("components").getJsonObject("schemas");

            assertThat(schemas.keySet())
                    .as("two types have one name: give one of them @Schema(name = ...)")
                    .noneMatch(name ->
                            name.matches(".*\\d")
                                    && schemas.containsKey(name.replaceAll("\\d+$", "")));
        }
    }

    @Test
    void every_answer_says_what_it_holds() {
        try (var reader = Json.createReader(new StringReader(made))) {
            var paths = reader.readObject().getJsonObject("paths");
            var mute = new TreeSet<String>();
            paths.forEach((path, item) ->
                    item.asJsonObject()
                            .forEach((method, operation) -> {
                                var answers = operation.asJsonObject().getJsonObject("responses");
                                if (answers.containsKey("200")
                                        && !says(answers.getJsonObject("200"))) {
                                    mute.add(method + " " + path);
                                }
                            }));
            assertThat(mute).as("say it by @APIResponseSchema, or @APIResponse with 204").isEmpty();
        }
    }

    /// By a schema, or by being no JSON.
    private static boolean says(JsonObject answer) {
        return answer.toString().contains("$ref")
                || answer.getJsonObject("content").keySet().stream()
                        .noneMatch(type -> type.endsWith("json"));
    }

    @Test
    void the_frames_that_the_hub_makes_fit_it() throws IOException {
        var schedules = Path.of("src/main/webapp/src/live/schedules.fixture.jsonl");
        var misfits = new TreeSet<String>();
        var types = new TreeSet<String>();
        for (var line : Files.readAllLines(schedules)) {
            try (var reader = Json.createReader(new StringReader(line))) {
                for (var frame :
                        reader.readObject().getJsonArray("frames").getValuesAs(JsonString.class)) {
                    misfits.addAll(Contract.misfits("Frame", frame.getString()));
                    types.add(frame.getString().replaceFirst("^\\{\"type\":\"(\\w+)\".*", "$1"));
                }
            }
        }
        assertThat(misfits).isEmpty();
        assertThat(types).contains("hello", "control_fleet", "control_activity", "mark", "beat");
    }
}
