package boocontrol.hosts.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import boocontrol.hosts.entity.BaseUrl;
import boocontrol.hosts.entity.KeySource;
import boocontrol.hosts.entity.OwnPorts;
import boocontrol.hosts.entity.ProviderDraft;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.hosts.entity.ProviderKind;
import boocontrol.platform.loops.Loops;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ProviderFileReaderTest {

    private final AddressCheck addresses =
            new AddressCheck(
                    new Loops(),
                    host -> {
                        throw new AssertionError("nobody may be asked for " + host);
                    },
                    () ->
                            OwnPorts.of(
                                    OptionalInt.of(9503),
                                    "jdbc:postgresql://127.0.0.1:15510/boocontrol"));

    private final ProviderFileReader reader =
            new ProviderFileReader(addresses::refusalWithoutLookUp);

    private static final ProviderDraft WHOLE =
            new ProviderDraft(
                    new ProviderId("sam"),
                    "Sam's desktop: \"big\"",
                    ProviderKind.OPENAI,
                    BaseUrl.parse("http://sam.lan:8080/swap"),
                    new KeySource.SecretFile("/run/secrets/sam"),
                    false,
                    "Windows",
                    List.of("RTX 5090 32GB", "4090"),
                    List.of("org/m:Q4", "yes"),
                    List.of("null"));

    @Test
    void yaml_is_read_whole() throws FileFault {
        var yaml =
                """
                # hosts
                $schema: ./providers.schema.json
                providers:
                - id: sam
                  name: 'Sam''s desktop: "big"'
                  kind: openai
                  base_url: http://SAM.lan:8080/swap/
                  api_key: {file: /run/secrets/sam}
                  enabled: false
                  operating_system: Windows
                  gpus: [RTX 5090 32GB, "4090"]
                  favourites:
                    - org/m:Q4
                    - yes        # a text since YAML 1.2
                  hidden: ["null"]
                """;

        assertThat(reader.read(yaml)).containsExactly(WHOLE);
    }

    @Test
    void json_is_read_as_well() throws FileFault {
        var json =
                """
                {"providers": [{"id": "sam", "name": "Sam's desktop: \\"big\\"", "kind": "openai",
                "base_url": "http://sam.lan:8080/swap", "api_key": {"file": "/run/secrets/sam"},
                "enabled": false, "operating_system": "Windows", "gpus": ["RTX 5090 32GB", "4090"],
                "favourites": ["org/m:Q4", "yes"], "hidden": ["null"]}]}
                """;

        assertThat(reader.read(json)).containsExactly(WHOLE);
    }

    @Test
    void id_and_address_are_enough() throws FileFault {
        assertThat(reader.read("providers:\n- {id: a, base_url: http://a}\n"))
                .containsExactly(
                        new ProviderDraft(
                                new ProviderId("a"),
                                "a",
                                ProviderKind.LLAMA_SWAP,
                                BaseUrl.parse("http://a"),
                                new KeySource.None(),
                                true,
                                "",
                                List.of(),
                                List.of(),
                                List.of()));
    }

    @Test
    void two_equal_gpus_are_two_gpus() throws FileFault {
        var twins = "providers:\n- {id: a, base_url: http://a, gpus: [RTX 3090, RTX 3090]}\n";

        assertThat(reader.read(twins).getFirst().gpus()).containsExactly("RTX 3090", "RTX 3090");
    }

    @Test
    void a_file_may_say_that_there_are_no_providers() throws FileFault {
        assertThat(reader.read("providers: []")).isEmpty();
    }

    @Test
    void one_host_may_be_listed_twice_when_one_is_disabled() throws FileFault {
        assertThat(
                        reader.read(
                                """
                                providers:
                                - {id: a, base_url: http://h}
                                - {id: b, base_url: http://h, enabled: false}
                                - {id: c, base_url: http://h, kind: openai}
                                """))
                .hasSize(3);
    }

    /// The file, a bar, and what is said of it.
    private static final String FAULTS =
            """
            | line 1: the file is empty; for no providers write providers: []
            # only a comment | line 1: the file is empty; for no providers write providers: []
            [] | line 1: the file must be a mapping, but is a list
            providers | line 1: the file must be a mapping, but is a text
            {} | line 1: the key providers is missing
            providers: | line 1: providers must be a list, but is empty
            providers: {} | line 1: providers must be a list, but is a mapping
            provider: [] | line 1: unknown key provider; did you mean providers?
            x: 1 | line 1: unknown key x; known are $schema, providers
            $schema: 1¶providers: [] | line 1: $schema must be a text, but is a number; put it into quotes
            providers: []¶providers: [] | line 2: a key is here twice: providers
            providers: []¶---¶providers: [] | line 2: a second document starts; one is enough
            providers: [ | line 2: this is no YAML
            providers:¶- id: a¶   base_url: http://a | line 3: this is no YAML
            providers:¶\t- id: a | line 2: this is no YAML
            providers: [}] | line 1: this is no YAML
            a: b: c | line 1: this is no YAML
            providers: []¶# \u0000 | line 2: there is a control character
            providers: []¶# \u001b[31m | line 2: there is a control character
            providers: &a []¶b: *a | line 1: anchors are not taken; write it out again
            providers: *a | line 1: aliases are not taken; write it out again
            providers: !!javax.script.ScriptEngineManager [] | line 1: tags are not taken; values are plain
            providers: !x [] | line 1: tags are not taken; values are plain
            providers:¶- !!str a | line 2: tags are not taken; values are plain
            ? [a]¶: b | line 1: a key must be a word
            providers:¶- a | line 2: a provider must be a mapping, but is a text
            providers:¶- | line 2: a provider must be a mapping, but is empty
            providers:¶- [] | line 2: a provider must be a mapping, but is a list
            providers:¶- name: a | line 2: the key id is missing
            providers:¶- id: a | line 2: the key base_url is missing
            providers:¶¶- id: a¶  base-url: http://a | line 4: unknown key base-url; did you mean base_url?
            providers:¶- id: a¶  baseUrl: http://a | line 3: unknown key baseUrl; did you mean base_url?
            providers:¶- id: a¶  api_kye: x | line 3: unknown key api_kye; did you mean api_key?
            providers:¶- id: a¶  "a\\nb": x | line 3: unknown key a?b; known are api_key, base_url, enabled, favourites, gpus, hidden, id, kind, name, operating_system
            providers:¶- id: a¶  <<: {} | line 3: unknown key <<; known are api_key, base_url, enabled, favourites, gpus, hidden, id, kind, name, operating_system
            providers:¶- id: 7¶  base_url: http://a | line 2: id must be a text, but is a number; put it into quotes
            providers:¶- id: Sam¶  base_url: http://a | line 2: a provider id is 1 to 63 of a-z 0-9 . _ - and starts with a letter or digit
            providers:¶- base_url: http://a¶  id: ../x | line 3: a provider id is 1 to 63 of a-z 0-9 . _ - and starts with a letter or digit
            providers:¶- id: auto¶  base_url: http://a | line 2: the provider id auto is taken by the gateway
            providers:¶- {id: a, base_url: http://a}¶- {id: b, base_url: http://b}¶- base_url: http://c¶  id: a | line 5: the provider a is here twice, before in line 2
            providers:¶- {id: a, base_url: http://h}¶- id: b¶  base_url: http://H/ | line 4: a and b are the same host; disable one
            providers:¶- id: a¶  base_url: | line 3: base_url is empty; leave it out instead
            providers:¶- id: a¶  base_url: [http://a] | line 3: base_url must be a text, but is a list
            providers:¶- id: a¶  base_url: a:8080 | line 3: base_url must start with http:// or https://
            providers:¶- id: a¶  base_url: http://u:hush@a | line 3: base_url must not hold a user or password; use api_key
            providers:¶- id: a¶  base_url: http://169.254.169.254/ | line 3: base_url is refused: it is a link-local address, where clouds have their metadata
            providers:¶- id: a¶  base_url: http://127.0.0.1:9503 | line 3: base_url is refused: it is this server itself
            providers:¶- id: a¶  kind: llamaswap¶  base_url: http://a | line 3: unknown kind llamaswap; did you mean llama-swap?
            providers:¶- id: a¶  kind: ollama¶  base_url: http://a | line 3: unknown kind ollama; known are boocontrol-gateway, llama-swap, openai
            providers:¶- id: a¶  base_url: http://a¶  enabled: yes | line 4: enabled must be true or false
            providers:¶- id: a¶  base_url: http://a¶  enabled: "true" | line 4: enabled must be true or false
            providers:¶- id: a¶  base_url: http://a¶  enabled: 1 | line 4: enabled must be true or false
            providers:¶- id: a¶  base_url: http://a¶  name: "" | line 4: name is empty
            providers:¶- id: a¶  base_url: http://a¶  name: true | line 4: name must be a text, but is true or false; put it into quotes
            providers:¶- id: a¶  base_url: http://a¶  name: "a\\rb" | line 4: name holds a control character
            providers:¶- id: a¶  base_url: http://a¶  gpus: RTX 5090 | line 4: gpus must be a list, but is a text
            providers:¶- id: a¶  base_url: http://a¶  gpus:¶  - 5090 | line 5: gpus must be a text, but is a number; put it into quotes
            providers:¶- id: a¶  base_url: http://a¶  gpus: [""] | line 4: gpus has an empty entry
            providers:¶- id: a¶  base_url: http://a¶  hidden: [a, b, a] | line 4: hidden has an entry twice
            providers:¶- id: a¶  base_url: http://a¶  api_key: sk-hush | line 4: api_key says where the key is: environment: NAME or file: PATH; never the key itself
            providers:¶- id: a¶  base_url: http://a¶  api_key: {} | line 4: api_key needs one of environment and file
            providers:¶- id: a¶  base_url: http://a¶  api_key: {environment: A, file: /a} | line 4: api_key needs one of environment and file
            providers:¶- id: a¶  base_url: http://a¶  api_key: {env: A} | line 4: unknown key env; known are environment, file
            providers:¶- id: a¶  base_url: http://a¶  api_key: {environment: sk-hush} | line 4: api_key names no environment variable: letters, digits and _ only
            providers:¶- id: a¶  base_url: http://a¶  api_key: {file: keys/hush} | line 4: api_key needs the whole path of the file, from / on
            """;

    @TestFactory
    Stream<DynamicTest> every_fault_is_said_with_its_line_and_without_secrets() {
        return FAULTS.lines()
                .map(row -> row.split(" \\| |^\\| ", 2))
                .map(cells ->
                        DynamicTest.dynamicTest(
                                cells[1],
                                () -> {
                                    var text =
                                            cells[0].replace("¶", "\n").replace("\\t", "\t") + "\n";
                                    var fault = fault(text);
                                    assertThat(fault).isEqualTo(cells[1]).doesNotContain("hush");
                                }));
    }

    @Test
    void what_is_too_much_is_refused_at_once() {
        var before = System.nanoTime();

        assertThat(fault("providers: " + "[".repeat(500_000)))
                .isEqualTo("line 1: it is nested too deeply");
        assertThat(fault("{a: ".repeat(200_000))).isEqualTo("line 1: it is nested too deeply");
        assertThat(fault("providers:\n" + "- a\n".repeat(150_000)))
                .isEqualTo("line 99999: there are too many values");
        assertThat(fault("providers:\n" + "- {id: a, base_url: 'http://a'}\n".repeat(501)))
                .isEqualTo("line 1: there are 501 providers; 500 at most");
        assertThat(fault(entry("gpus: [" + "g,".repeat(17) + "]")))
                .endsWith("17 entries; 16 at most");
        assertThat(fault(entry("name: " + "n".repeat(101))))
                .endsWith("101 characters; 100 at most");
        assertThat(fault(entry("hidden: [" + "m".repeat(513) + "]")))
                .endsWith("513 characters; 512 at most");
        assertThat(fault(bomb())).isEqualTo("line 2: anchors are not taken; write it out again");

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }

    private static String entry(String line) {
        return "providers:\n- id: a\n  base_url: http://a\n  " + line + "\n";
    }

    private static String bomb() {
        var bomb = new StringBuilder("providers:\n- &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (var i = 1; i < 10; i++) {
            bomb.append("- &a%d [%s]\n".formatted(i, ("*a" + (i - 1) + ",").repeat(9)));
        }
        return bomb.toString();
    }

    private String fault(String text) {
        return catchThrowableOfType(FileFault.class, () -> reader.read(text)).sentence();
    }

    @Test
    void json_may_be_indented_by_tabs() throws FileFault {
        var json =
                """

                {
                \t"providers": [
                \t\t{
                \t \t"id":\t"sam", "name": "Sam's desktop: \\"big\\"", "kind": "openai",
                \t\t\t"base_url": "http://sam.lan:8080/swap", "api_key": {"file": "/run/secrets/sam"},
                \t\t\t"enabled": false, "operating_system": "Windows",
                \t\t\t"gpus": ["RTX 5090 32GB", "4090"],
                \t\t\t"favourites": ["org/m:Q4", "yes"], "hidden": ["null"]
                \t\t}
                \t]
                }
                """;

        assertThat(reader.read(json)).containsExactly(WHOLE);
        assertThatThrownBy(() -> reader.read("{\n\t\"providers\": [\n\t{\"id\": 1}]}"))
                .hasMessageStartingWith("line 3: ");
    }

    @Test
    void two_spellings_of_loopback_are_one_host() {
        var twice =
                "providers:\n- {id: a, base_url: 'http://localhost:8080'}\n- {id: b, base_url: 'http://[::1]:8080'}\n";

        assertThatThrownBy(() -> reader.read(twice))
                .hasMessage("line 3: a and b are the same host; disable one");
    }
}
