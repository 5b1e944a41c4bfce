package boocontrol.simulator.boundary;

/// Serves one exchange after the other, each on a thread of its connection.
interface HttpHandler {

    void serve(Exchange exchange) throws InterruptedException;
}
