package boocontrol.llamaswap.entity;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// One look of a host at its machine. What the host does not know is empty, never 0.
///
/// @param at by the host's clock, with nanoseconds
/// @param cores percent per logical core; empty when unknown
/// @param memTotalMb MiB, as all sizes
/// @param load1 processes that run or want to, averaged over 1, 5 and 15 minutes
/// @param received bytes of all network interfaces but the loopback, since the machine started;
///   virtual interfaces count too
public record SysSample(
        Instant at,
        List<Double> cores,
        OptionalLong memTotalMb,
        OptionalLong memUsedMb,
        OptionalLong memFreeMb,
        OptionalLong swapTotalMb,
        OptionalLong swapUsedMb,
        OptionalDouble load1,
        OptionalDouble load5,
        OptionalDouble load15,
        OptionalLong received,
        OptionalLong sent) {

    public SysSample {
        cores = List.copyOf(cores);
    }
}
