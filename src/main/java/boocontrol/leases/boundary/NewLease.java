package boocontrol.leases.boundary;

import boocontrol.leases.entity.Mode;

/// A claim over HTTP.
///
/// @param providerId the host
/// @param holder program and one start of it, `boochat/6f1c2a`
/// @param purpose `chat`, `agent`, `battle`, `bench:<run>` and the like
/// @param mode `exclusive` or `shared`
public record NewLease(String providerId, String holder, String purpose, Mode mode) {}
