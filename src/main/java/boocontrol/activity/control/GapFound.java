package boocontrol.activity.control;

import boocontrol.hosts.entity.ProviderId;
import java.time.Instant;
import java.util.OptionalLong;

/// CDI event: rows of a host we know or suspect we missed (seam). Only `live` observes it.
///
/// @param count how many, when the ids tell; empty when it is only suspected
public record GapFound(ProviderId provider, OptionalLong count, String detail, Instant at) {}
