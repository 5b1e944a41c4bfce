package boocontrol.simulator.boundary;

import boocontrol.simulator.control.Gate;
import boocontrol.simulator.control.HostClock;
import boocontrol.simulator.control.Ledger;
import boocontrol.simulator.control.SwapProcess;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// The listening side of one host, which keeps its port through every life.
public final class HostServer {

    private final HttpServer.Surroundings surroundings;
    private final Gate gate;
    private Optional<HttpServer> server = Optional.empty();
    private Optional<FullBacklog> backlog = Optional.empty();
    private int port;

    public HostServer(
            String name,
            int port,
            HostClock clock,
            Gate gate,
            Ledger ledger,
            int sendBuffer,
            Supplier<SwapProcess> process) {
        this.port = port;
        this.gate = gate;
        this.surroundings =
                new HttpServer.Surroundings(
                        name, clock, gate, new FrontDoor(process), ledger::connected, sendBuffer);
    }

    public synchronized void open() {
        var opened = HttpServer.open(port, surroundings);
        port = opened.port();
        server = Optional.of(opened);
    }

    public synchronized int port() {
        return port;
    }

    /// New callers are refused, those that are being served go on.
    public synchronized void stopListening() {
        server.ifPresent(HttpServer::stopListening);
    }

    /// Waits a moment for answers that are on their way.
    public void awaitQuiet() throws InterruptedException {
        var running = running();
        var end = System.nanoTime() + 1_000_000_000;
        while (running.map(HttpServer::busy).orElse(0) > 0 && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    private synchronized Optional<HttpServer> running() {
        return server;
    }

    /// Every connection ends as it is.
    public synchronized void abort() {
        server.ifPresent(HttpServer::abort);
        server = Optional.empty();
        wake();
    }

    /// No byte comes or goes from now on, though nothing is closed.
    public synchronized void sleep() {
        gate.shut();
        if (backlog.isEmpty() && server.isPresent()) {
            backlog = Optional.of(new FullBacklog(port));
        }
    }

    public synchronized void wake() {
        backlog.ifPresent(FullBacklog::close);
        backlog = Optional.empty();
        gate.open();
    }

    public synchronized boolean isUp() {
        return server.isPresent();
    }
}
