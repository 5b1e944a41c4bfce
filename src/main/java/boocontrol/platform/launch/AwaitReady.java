package boocontrol.platform.launch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Waits until the server answers that it is ready, or has ended, or the launcher has.
///
/// `AwaitReady ADDRESS SERVER LAUNCHER`, the latter two as process ids; status 0 ready, 1 a process
/// ended, 2 not ready within two minutes.
public final class AwaitReady {

    private static final int TRIES = 600;

    private AwaitReady() {}

    static void main(String[] arguments) throws InterruptedException {
        var address = URI.create(arguments[0]).resolve("/health/ready");
        var server = Long.parseLong(arguments[1]);
        var launcher = Long.parseLong(arguments[2]);
        try (var client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            for (var i = 0; i < TRIES; i++) {
                if (!isAlive(server) || !isAlive(launcher)) {
                    System.exit(1);
                }
                if (ready(client, address)) {
                    System.exit(0);
                }
                Thread.sleep(200);
            }
        }
        System.exit(2);
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static boolean ready(HttpClient client, URI address) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(3)).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }
}
