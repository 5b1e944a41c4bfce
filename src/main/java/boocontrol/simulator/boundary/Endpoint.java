package boocontrol.simulator.boundary;

import boocontrol.simulator.control.SwapProcess;

/// Answers one kind of request of a host.
interface Endpoint {

    void answer(SwapProcess process, Exchange exchange) throws InterruptedException;
}
