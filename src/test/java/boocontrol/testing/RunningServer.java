package boocontrol.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The packaged application on a real Open Liberty in a process of its own, on free ports, for
/// black-box tests: started, killed, stopped and started again like an operator would.
///
/// The database is [TestDatabase]'s server unless [#embedded] was asked for.
public final class RunningServer implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(90);
    private static final Path LIBERTY = Path.of(System.getProperty("boocontrol.liberty.install"));
    private static final Path USER = Path.of(System.getProperty("boocontrol.liberty.user"));

    private final Map<String, String> environment = new HashMap<>();
    private final Path data;
    private final int port = freePort();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private Process process;

    private RunningServer(Map<String, String> extra) {
        data = dataFolder();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("WLP_USER_DIR", USER.toString());
        environment.put("WLP_OUTPUT_DIR", data.resolve("server").toString());
        environment.put("HTTP_PORT", String.valueOf(port));
        environment.put("BOOCONTROL_DATA_DIR", data.toString());
        environment.putAll(extra);
        process = launch();
        // Whatever a test forgets or breaks, no server outlives the test process.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly()));
    }

    /// A server with an empty database of its own and the extra environment; returns when ready.
    public static RunningServer start(Map<String, String> extra) {
        var all = new HashMap<>(database(TestDatabase.emptyUrl()));
        all.putAll(extra);
        return startWith(all).awaitReady();
    }

    /// A server with the embedded PostgreSQL, as the launcher would start it.
    public static RunningServer embedded(Map<String, String> extra) {
        var all = new HashMap<String, String>();
        all.put("BOOCONTROL_DB_EMBEDDED", "true");
        all.put("BOOCONTROL_DB_BINARIES", USER.resolve("shared/resources/postgres").toString());
        all.put("BOO_DB_URL", "jdbc:postgresql://127.0.0.1:%d/boocontrol".formatted(freePort()));
        all.put("BOO_DB_USER", "boocontrol");
        all.put("BOO_DB_PASSWORD", "embedded");
        all.putAll(extra);
        return startWith(all).awaitReady();
    }

    /// A server just as the environment says, not awaited: for starts that must fail.
    public static RunningServer startWith(Map<String, String> environment) {
        return new RunningServer(environment);
    }

    /// The environment that names a database by its URL in the form of `DATABASE_URL`.
    public static Map<String, String> database(String url) {
        var parsed = URI.create(url);
        var credentials = parsed.getUserInfo().split(":", 2);
        return Map.of(
                "BOOCONTROL_DB_EMBEDDED",
                "false",
                "BOO_DB_URL",
                "jdbc:postgresql://%s:%d%s"
                        .formatted(parsed.getHost(), parsed.getPort(), parsed.getPath()),
                "BOO_DB_USER",
                credentials[0],
                "BOO_DB_PASSWORD",
                credentials[1]);
    }

    public int port() {
        return port;
    }

    /// Where the server keeps its data and logs.
    public Path data() {
        return data;
    }

    public long pid() {
        return process.pid();
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /// GET with `Accept: application/json`.
    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).header("Accept", "application/json").build());
    }

    /// A mutation with a JSON body.
    public HttpResponse<String> send(String method, String path, String json) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(json))
                        .build());
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// kill -9, as a power cut or the OOM killer would; the database server stays.
    public RunningServer kill() {
        process.destroyForcibly();
        awaitEnd(Duration.ofSeconds(10));
        return this;
    }

    /// SIGTERM, as an operator would; waits for the end.
    public RunningServer stop() {
        process.destroy();
        awaitEnd(Duration.ofSeconds(60));
        return this;
    }

    /// Starts it again on the same port, data and database.
    public RunningServer startAgain() {
        process = launch();
        return awaitReady();
    }

    /// The exit status of a server that must end by itself.
    public int awaitEnd(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("the server did not end\n" + console());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public RunningServer awaitReady() {
        Await.until(
                "the server is ready",
                START,
                () -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("the server ended\n" + console());
                    }
                    return isReady();
                });
        return this;
    }

    /// Everything it said so far.
    public String console() {
        try {
            return Files.readString(data.resolve("console.log"));
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
        client.close();
        deleteData();
    }

    private void deleteData() {
        try {
            // By rm, because the database's files belong to another account.
            new ProcessBuilder("rm", "-rf", data.toString()).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private boolean isReady() {
        try {
            return get("/health/ready").statusCode() == 200;
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    private Process launch() {
        var builder =
                new ProcessBuilder(LIBERTY.resolve("bin/server").toString(), "run", "boocontrol");
        builder.environment()
                .keySet()
                .removeIf(name ->
                        name.startsWith("BOO")
                                || name.startsWith("WLP_")
                                || name.startsWith("HTTP_"));
        builder.environment().putAll(environment);
        try {
            return builder.redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(data.resolve("console.log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path dataFolder() {
        try {
            var folder = Files.createTempDirectory("boocontrol-server");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A port of loopback that nobody has at this moment.
    public static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
