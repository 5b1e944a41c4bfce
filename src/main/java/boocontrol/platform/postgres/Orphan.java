package boocontrol.platform.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The server that `postmaster.pid` of a cluster names, if it really runs and is that cluster's.
///
/// @param cluster the data directory
record Orphan(Path cluster) {

    private static final Logger LOGGER = System.getLogger(Orphan.class.getName());

    /// Ends it by a fast shutdown and waits for its end; does nothing when there is none.
    void end(Duration patience) {
        running().ifPresent(server -> end(server, patience));
    }

    private void end(ProcessHandle server, Duration patience) {
        LOGGER.log(Level.INFO, "ending PostgreSQL {0}", String.valueOf(server.pid()));
        interrupt(server.pid());
        try {
            server.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException _) {
            throw new IllegalStateException(
                    "PostgreSQL (pid %d) did not end within %d s"
                            .formatted(server.pid(), patience.toSeconds()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<ProcessHandle> running() {
        var file = cluster.resolve("postmaster.pid");
        try {
            if (!Files.isReadable(file)) {
                return Optional.empty();
            }
            var pid = Long.parseLong(Files.readString(file).lines().findFirst().orElse("").strip());
            return ProcessHandle.of(pid).filter(process -> process.isAlive() && isOurs(pid));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /// A pid is used again after a reboot: only a process that works in this cluster counts.
    private boolean isOurs(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/cmdline"))
                    .contains(cluster.toString());
        } catch (IOException _) {
            return false;
        }
    }

    /// SIGINT is PostgreSQL's fast shutdown; Java itself can only send SIGTERM and SIGKILL.
    private static void interrupt(long pid) {
        try {
            new ProcessBuilder("kill", "-INT", String.valueOf(pid)).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot signal PostgreSQL", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
