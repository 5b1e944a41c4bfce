package boocontrol.system.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Somebody with a checkout and a machine whose default Java is 17, who calls the launcher through
/// a symbolic link from a folder of their own.
final class Newcomer implements AutoCloseable {

    private final Path folder;
    private final List<LauncherCall> calls = new ArrayList<>();

    private Newcomer(Path folder) {
        this.folder = folder;
    }

    static Newcomer arrive() {
        try {
            var folder = Files.createTempDirectory("boocontrol-newcomer");
            // PostgreSQL must reach the data even where the tests run as root.
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.createSymbolicLink(folder.resolve("boo"), Path.of("boocontrol").toAbsolutePath());
            oldJava(Files.createDirectories(folder.resolve("jdk-17/bin")));
            var home = Path.of(System.getProperty("java.home"));
            Files.createDirectories(folder.resolve(".jdks"));
            Files.createSymbolicLink(folder.resolve(".jdks/temurin-25"), home);
            return new Newcomer(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A data folder of this name, which may not be there yet.
    Path data(String name) {
        return folder.resolve(name);
    }

    /// A file with this text.
    Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Calls the launcher; not awaited.
    LauncherCall call(String... words) {
        return callWith(Map.of(), words);
    }

    /// The same with further variables of the environment.
    LauncherCall callWith(Map<String, String> more, String... words) {
        var environment = new HashMap<>(environment());
        environment.putAll(more);
        var call = LauncherCall.start(folder, environment, words);
        calls.add(call);
        return call;
    }

    /// Every process whose command line or environment names the newcomer's folder.
    List<String> processes() {
        return handles().stream().map(Newcomer::described).toList();
    }

    @Override
    public void close() {
        calls.forEach(LauncherCall::close);
        // What a failed test left; PostgreSQL has a session of its own.
        handles().forEach(ProcessHandle::destroyForcibly);
        try {
            // By rm, because the database's files belong to another account.
            new ProcessBuilder("rm", "-rf", folder.toString()).start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private List<ProcessHandle> handles() {
        return ProcessHandle.allProcesses()
                .filter(process ->
                        told(process, "cmdline").contains(folder + "/")
                                || told(process, "environ").contains(folder + "/"))
                .toList();
    }

    private Map<String, String> environment() {
        var old = folder.resolve("jdk-17");
        return Map.of(
                "HOME", folder.toString(),
                "JAVA_HOME", old.toString(),
                "PATH", old.resolve("bin") + ":" + System.getenv("PATH"));
    }

    private static void oldJava(Path bin) throws IOException {
        for (var tool : List.of("java", "javac")) {
            var file =
                    Files.writeString(
                            bin.resolve(tool), "#!/bin/sh\necho \"" + tool + " 17.0.1\"\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
    }

    private static String described(ProcessHandle process) {
        return process.pid() + " " + told(process, "cmdline").replace('\0', ' ');
    }

    private static String told(ProcessHandle process, String file) {
        try {
            var bytes = Files.readAllBytes(Path.of("/proc/" + process.pid() + "/" + file));
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException _) {
            // It ended, or is another user's.
            return "";
        }
    }
}
