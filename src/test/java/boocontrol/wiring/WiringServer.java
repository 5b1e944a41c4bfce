package boocontrol.wiring;

import boocontrol.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/// Gives the server that Arquillian starts a free port and a database of its own, as files in its
/// `variables` folder, before Arquillian reads its configuration.
public class WiringServer implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        var user = System.getProperty("boocontrol.liberty.user");
        if (user == null) {
            return; // unit tests have no server
        }
        var port = String.valueOf(freePort());
        System.setProperty("boocontrol.wiring.port", port);
        var database = URI.create(TestDatabase.emptyUrl());
        var credentials = database.getUserInfo().split(":", 2);
        var variables = Path.of(user, "servers", "wiring", "variables");
        write(variables, "http.port", port);
        write(
                variables,
                "boo.db.url",
                "jdbc:postgresql://%s:%d%s"
                        .formatted(database.getHost(), database.getPort(), database.getPath()));
        write(variables, "boo.db.user", credentials[0]);
        write(variables, "boo.db.password", credentials[1]);
    }

    private static void write(Path folder, String name, String value) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name), value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
