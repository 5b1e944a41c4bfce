package boocontrol.leases.nemesis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A [NemesisWriter] in an operating system's process of its own.
final class WriterProcess {

    private final Path journal;
    private final Process process;

    WriterProcess(int port, String name, long seed, String conduct, Path folder)
            throws IOException {
        journal = folder.resolve(name + ".journal");
        process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx64m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                NemesisWriter.class.getName(),
                                String.valueOf(port),
                                name,
                                String.valueOf(seed),
                                conduct,
                                journal.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve(name + ".log").toFile())
                        .start();
    }

    /// Whether it has used a host yet.
    boolean works() {
        return journal.toFile().length() > 0;
    }

    /// SIGSTOP: it does nothing and knows nothing of it.
    void pause() {
        signal("-STOP");
    }

    void resume() {
        signal("-CONT");
    }

    /// SIGKILL, in whatever it was doing.
    void kill() {
        process.destroyForcibly();
    }

    void end() throws IOException {
        resume();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void signal(String name) {
        try {
            new ProcessBuilder(List.of("kill", name, String.valueOf(process.pid())))
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
