package boocontrol.platform.launch;

import boocontrol.platform.postgres.DataFolder;
import boocontrol.platform.sql.DatabaseUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// What the launcher asks before it starts the server: checks that port and data folder are free,
/// translates `DATABASE_URL`, chooses port and password of the embedded database, and prints the
/// server's environment as lines that a POSIX shell can read.
///
/// `Prepare --data DIR --port N`; status 1 and one line on standard error when it cannot go on.
public final class Prepare {

    /// The one setting that only the launcher reads; the server gets what it means.
    public static final String DATABASE_URL = "DATABASE_URL";

    private Prepare() {}

    static void main(String[] arguments) {
        try {
            var data = Path.of(arguments[1]).toAbsolutePath();
            var port = Integer.parseInt(arguments[3]);
            new PortCheck(port).requireFree();
            DataFolder.hold(data).close();
            environment(data, port, System.getenv()).forEach(Prepare::print);
        } catch (IllegalArgumentException | IllegalStateException e) {
            fail(String.valueOf(e.getMessage()));
        } catch (UncheckedIOException e) {
            fail(e.getMessage() + ": " + e.getCause());
        } catch (IOException e) {
            fail("cannot use the data folder: " + e);
        }
    }

    private static void fail(String message) {
        System.err.println("boocontrol: " + message);
        System.exit(1);
    }

    static Map<String, String> environment(Path data, int port, Map<String, String> given)
            throws IOException {
        var environment = new LinkedHashMap<String, String>();
        environment.put("HTTP_PORT", String.valueOf(port));
        environment.put("BOOCONTROL_DATA_DIR", data.toString());
        var url = given.getOrDefault(DATABASE_URL, "");
        if (url.isBlank()) {
            embedded(data, environment);
        } else {
            var database = DatabaseUrl.parse(url);
            environment.put("BOOCONTROL_DB_EMBEDDED", "false");
            database(environment, database.jdbcUrl(), database.user(), database.password());
        }
        return environment;
    }

    private static void embedded(Path data, Map<String, String> environment) throws IOException {
        Files.createDirectories(data);
        var password = kept(data.resolve("postgres.password"), Prepare::secret);
        var port = Integer.parseInt(kept(data.resolve("postgres.port"), Prepare::freePort));
        if (taken(port)) {
            // Ours from last time, whose orphan the server will end, or a stranger's: both are
            // avoided by a new port.
            Files.delete(data.resolve("postgres.port"));
            port = Integer.parseInt(kept(data.resolve("postgres.port"), Prepare::freePort));
        }
        environment.put("BOOCONTROL_DB_EMBEDDED", "true");
        database(
                environment,
                "jdbc:postgresql://127.0.0.1:%d/boocontrol".formatted(port),
                "boocontrol",
                password);
    }

    private static void database(
            Map<String, String> environment, String url, String user, String password) {
        environment.put("BOO_DB_URL", url);
        environment.put("BOO_DB_USER", user);
        environment.put("BOO_DB_PASSWORD", password);
    }

    private static String kept(Path file, Supplier<String> fresh) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, fresh.get(), StandardCharsets.UTF_8);
        }
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }

    private static String secret() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return String.valueOf(socket.getLocalPort());
        } catch (IOException e) {
            throw new IllegalStateException("no free port for the database: " + e.getMessage(), e);
        }
    }

    private static boolean taken(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    private static void print(String name, String value) {
        System.out.println(name + "='" + value.replace("'", "'\\''") + "'; export " + name);
    }
}
