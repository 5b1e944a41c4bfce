package boocontrol.platform.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The launcher's words, from another folder than its own.
class LauncherTest {

    private static final Path LAUNCHER = Path.of("boocontrol").toAbsolutePath();

    @TempDir Path elsewhere;

    record Said(int status, String text) {}

    @Test
    void help_tells_every_command() {
        assertThat(launch("help").text())
                .contains(
                        "demo",
                        "run",
                        "simulate",
                        "verify",
                        "stop",
                        "--providers",
                        "--port",
                        "--data");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    fly                           | unknown command fly
                    run --fast                    | unknown option --fast
                    run --port                    | --port needs a value
                    run --port ninety             | --port must be a number
                    run --data d --providers none | cannot read none
                    demo --providers x            | demo brings its own hosts
                    verify --quick                | unknown option --quick
                    """)
    void a_wrong_call_is_answered_in_one_line(String call, String answer) {
        var said = launch(call.split(" "));

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text()).contains(answer).hasLineCount(1);
    }

    @Test
    void stop_says_when_nothing_runs() {
        var said = launch("stop", "--data", elsewhere.toString());

        assertThat(said).isEqualTo(new Said(0, "boocontrol: nothing was running\n"));
    }

    private Said launch(String... words) {
        var command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(List.of(words));
        try {
            var process =
                    new ProcessBuilder(command)
                            .directory(elsewhere.toFile())
                            .redirectErrorStream(true)
                            .start();
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return new Said(process.exitValue(), text);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
