package boocontrol.platform.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
                        "bench",
                        "stop",
                        "--providers",
                        "--port",
                        "--data");
    }

    @Test
    void a_call_without_a_command_tells_them_too_and_fails() {
        assertThat(launch()).isEqualTo(new Said(2, launch("help").text()));
    }

    @Test
    void it_is_found_through_symbolic_links() throws IOException {
        var near = Files.createSymbolicLink(elsewhere.resolve("near"), LAUNCHER);
        var far = Files.createSymbolicLink(elsewhere.resolve("far"), near.getFileName());

        assertThat(call(far, "help")).isEqualTo(launch("help"));
        Files.delete(far);
        Files.delete(near);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    fly                           | unknown command fly
                    run --fast                    | unknown option --fast
                    run --port                    | --port needs a value
                    run --port --data x           | --port needs a value
                    run --port ninety             | --port must be a number from 1 to 65535
                    demo --port 70000             | --port must be a number from 1 to 65535
                    run --port 99999999999999     | --port must be a number from 1 to 65535
                    stop --port 9503              | unknown option --port
                    run --providers /nowhere      | cannot read /nowhere
                    run --providers .             | cannot read .
                    run --data /proc/no           | cannot make the folder /proc/no
                    run --data d --providers none | cannot read none
                    demo --providers x            | demo brings its own hosts
                    verify --quick                | unknown option --quick
                    bench                         | bench needs a name
                    bench sleep                   | unknown bench sleep
                    bench leases --quick          | unknown option --quick
                    bench leases --minutes        | --minutes needs a value
                    bench leases --minutes 0      | --minutes must be a number from 1 to 999
                    bench leases --minutes 3 x    | unknown option x
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
        return call(LAUNCHER, words);
    }

    private Said call(Path program, String... words) {
        var command = new ArrayList<>(List.of(program.toString()));
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
