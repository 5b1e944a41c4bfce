package boocontrol.simulator.boundary;

import boocontrol.simulator.control.Gate;
import boocontrol.simulator.control.HostClock;
import boocontrol.simulator.control.RealClock;
import boocontrol.simulator.entity.GoJson;
import boocontrol.simulator.entity.Headers;

/// The simulator's own door, on a loopback port of its own: JSON in, JSON out.
public final class AdminServer implements AutoCloseable {

    private static final String JSON = "application/json";

    private final HttpServer server;

    private AdminServer(HttpServer server) {
        this.server = server;
    }

    /// Does what is asked.
    public interface Commands {

        /// @param body empty where the request has none
        /// @return JSON
        String run(String method, String path, byte[] body) throws Refused, InterruptedException;
    }

    /// A command that is not understood.
    public static final class Refused extends Exception {

        private static final long serialVersionUID = 1;
        private final int status;

        public Refused(int status, String message) {
            super(message, null, false, false);
            this.status = status;
        }
    }

    /// @param port 0 takes a free one
    public static AdminServer open(int port, Commands commands) {
        var gate = new Gate();
        var clock = new HostClock(new RealClock(), gate);
        HttpHandler handler = exchange -> answer(commands, exchange);
        return new AdminServer(
                HttpServer.open(
                        port,
                        new HttpServer.Surroundings("admin", clock, gate, handler, () -> {}, 0)));
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.abort();
    }

    /// Pages of other origins are kept out: they cannot send JSON without asking first.
    private static void answer(Commands commands, Exchange exchange) throws InterruptedException {
        var request = exchange.request();
        var response = exchange.response();
        try {
            if (request.method().equals("OPTIONS") || request.headers().has("Origin")) {
                throw new Refused(403, "not for browsers");
            }
            var json = commands.run(request.method(), request.path(), request.body());
            response.send(200, JSON, json + "\n");
        } catch (Refused e) {
            var message = String.valueOf(e.getMessage());
            response.send(
                    e.status,
                    Headers.of("Content-Type", JSON),
                    GoJson.object().put("error", message).end() + "\n");
        }
    }
}
