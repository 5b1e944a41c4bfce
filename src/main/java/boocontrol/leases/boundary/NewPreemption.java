package boocontrol.leases.boundary;

import boocontrol.leases.entity.Mode;

/// Who wants a host that is held. The claim that follows must be the same.
public record NewPreemption(String holder, String purpose, Mode mode) {}
