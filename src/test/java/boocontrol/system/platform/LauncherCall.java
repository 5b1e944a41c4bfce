package boocontrol.system.platform;

import boocontrol.testing.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// One call of the launcher as the leader of a process group, like a command in a terminal.
final class LauncherCall implements AutoCloseable {

    private final Process process;
    private final Path out;
    private final Path err;

    private LauncherCall(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /// @param folder where it is called, with the link `boo` to the launcher in it
    static LauncherCall start(Path folder, Map<String, String> environment, String... words) {
        // `env`, because tests that run in the background have passed on that SIGINT is ignored.
        var command = new ArrayList<>(List.of("env", "--default-signal=INT", "setsid", "./boo"));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(LauncherCall::isOurs);
        builder.environment().putAll(environment);
        try {
            var out = Files.createTempFile(folder, "call", ".out");
            var err = Files.createTempFile(folder, "call", ".err");
            builder.redirectOutput(out.toFile()).redirectError(err.toFile());
            return new LauncherCall(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /// What it told on standard output so far.
    String out() {
        return read(out);
    }

    /// What it complained about on standard error so far.
    String err() {
        return read(err);
    }

    LauncherCall awaitSaying(String words, Duration patience) {
        Await.until(
                "the launcher says " + words,
                patience,
                Duration.ofMillis(20),
                () -> {
                    if (!process.isAlive() || out().contains("building")) {
                        throw new AssertionError("ended, or builds anew:\n" + out() + err());
                    }
                    return out().contains(words);
                });
        return this;
    }

    /// Its exit status.
    int awaitEnd(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("the launcher did not end\n" + out() + err());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// What Ctrl-C in its terminal does.
    void controlC() {
        signalGroup("INT");
    }

    /// kill -9 of the launcher alone.
    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            signalGroup("KILL");
        }
    }

    private void signalGroup(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, "--", "-" + pid()).start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isOurs(String name) {
        return name.startsWith("BOO")
                || name.startsWith("WLP_")
                || name.startsWith("HTTP_")
                || name.equals("DATABASE_URL");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
