package boocontrol.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boocontrol.simulator.entity.Gpu;
import boocontrol.simulator.entity.HostSpec;
import boocontrol.simulator.entity.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The command line, and the file it writes for the cockpit.
class OptionsTest {

    @Test
    void options_are_understood() throws Options.Wrong {
        var options =
                Options.of(
                        "--hosts",
                        "50",
                        "--release",
                        "v235,250,main",
                        "--seed",
                        "7",
                        "--admin-port",
                        "0",
                        "--port-base",
                        "20000",
                        "--rate",
                        "2.5",
                        "--with-parent",
                        "12",
                        "--write-providers",
                        "fleet.yaml");
        assertThat(options.hosts()).isEqualTo(50);
        assertThat(options.releases())
                .containsExactly(new Release(235), new Release(250), Release.AFTER_V250);
        assertThat(options.rate()).isEqualTo(2.5);
        assertThat(options.adminPort()).contains(0);
        assertThat(options.parent()).isEqualTo(12);
        assertThat(options.providers()).contains(Path.of("fleet.yaml"));
    }

    @Test
    void the_demo_has_visitors_and_other_hosts_have_none() throws Options.Wrong {
        assertThat(Options.of("--demo").rate()).isEqualTo(1);
        assertThat(Options.of().rate()).isZero();
        assertThat(Demo.hosts(1)).hasSize(4);
        assertThat(Demo.hosts(1).stream().filter(spec -> spec.release().ring())).hasSize(2);
        assertThat(Demo.hosts(1).stream().filter(spec -> spec.machine().gpus().size() == 2))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "--hosts,0,must be between",
        "--hosts,x,whole number",
        "--release,v100,v140",
        "--release,new,not a release",
        "--rate,-1,must be between",
        "--colour,red,unknown option --colour",
    })
    void what_is_wrong_is_told(String option, String value, String message) {
        assertThatThrownBy(() -> Options.of(option, value))
                .isInstanceOf(Options.Wrong.class)
                .hasMessageContaining(message);
    }

    @Test
    void an_option_without_its_value_is_told() {
        assertThatThrownBy(() -> Options.of("--hosts")).hasMessage("--hosts needs a value");
        assertThatThrownBy(() -> Options.of("--hots")).hasMessageContaining("unknown option");
    }

    @Test
    void the_providers_file_names_every_host(@TempDir Path folder) throws IOException {
        var spec = HostSpec.of("desk", new Release(250)).withGpus(Gpu.rtx5090(0), Gpu.p104(1));
        try (var host = SimulatedHost.start(spec)) {
            var file = folder.resolve("providers.yaml");
            ProvidersFile.write(file, List.of(host));
            assertThat(Files.readString(file))
                    .contains(
                            "providers:\n  - id: desk\n",
                            "base_url: " + host.url(),
                            "kind: llama-swap",
                            "- RTX 5090 32GB\n",
                            "- NVIDIA P104-100 8GB\n");
            try (var files = Files.list(folder)) {
                assertThat(files).hasSize(1);
            }
        }
    }
}
