package boocontrol.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The journeys of `src/main/webapp/e2e`, made by a Chromium against a running server. Pictures of
/// them are in `target/e2e`.
public final class Journeys {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Path WEBAPP = Path.of("src/main/webapp").toAbsolutePath();
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private Journeys() {}

    /// Makes the journeys of `e2e/<name>.e2e.ts`, with restarts of the server where they want one.
    /// Fails with everything they said.
    public static void make(String name, RunningServer server) {
        var restarts = restarts(server);
        try {
            var command = new ArrayList<>(List.of("npm", "run", "--silent", "e2e", "--"));
            command.addAll(List.of("--base-url", "http://127.0.0.1:" + server.port()));
            command.addAll(List.of("--only", name, "--out", TARGET.resolve("e2e").toString()));
            command.addAll(List.of("--restart", call(restarts)));
            run(command, TARGET.resolve("e2e-" + name + ".log"));
        } finally {
            restarts.stop(0);
        }
    }

    private static void run(List<String> command, Path log) {
        try {
            Files.createDirectories(TARGET.resolve("e2e"));
            var builder = new ProcessBuilder(command).directory(WEBAPP.toFile());
            var chromium = System.getenv("BOOCONTROL_CHROMIUM");
            if (chromium != null) {
                builder.environment().put("CHROMIUM", chromium);
            }
            builder.environment().put("NO_COLOR", "1");
            var process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
            var ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            if (!ended || process.exitValue() != 0) {
                throw new AssertionError("the journeys failed\n" + Files.readString(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Where a journey asks for a restart: answered when the server is up again.
    private static HttpServer restarts(RunningServer server) {
        try {
            var door =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            door.createContext(
                    "/",
                    exchange -> {
                        server.stop().startAgain();
                        exchange.sendResponseHeaders(204, -1);
                        exchange.close();
                    });
            door.start();
            return door;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String call(HttpServer door) {
        return "node -e 'fetch(\"http://127.0.0.1:%d/\").then((a) => process.exit(a.ok ? 0 : 1))'"
                .formatted(door.getAddress().getPort());
    }
}
