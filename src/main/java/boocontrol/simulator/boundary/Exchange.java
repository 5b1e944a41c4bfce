package boocontrol.simulator.boundary;

import boocontrol.simulator.control.CallContext;

/// A request, its answer, and whether the caller is still there.
record Exchange(Request request, Response response, CallContext context) {}
