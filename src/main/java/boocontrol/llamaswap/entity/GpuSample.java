package boocontrol.llamaswap.entity;

import java.time.Instant;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// One look of a host at one of its cards. What the host does not know is empty, never 0.
///
/// @param at by the host's clock, with nanoseconds; every card has its own
/// @param index the host's number of the card
/// @param uuid empty where the host has none
/// @param tempC degrees Celsius
/// @param utilPct percent of the time that the card computed
/// @param memUsedMb MiB
/// @param powerW watts
public record GpuSample(
        Instant at,
        int index,
        String name,
        String uuid,
        OptionalDouble tempC,
        OptionalDouble vramTempC,
        OptionalDouble utilPct,
        OptionalDouble memUtilPct,
        OptionalLong memUsedMb,
        OptionalLong memTotalMb,
        OptionalDouble fanPct,
        OptionalDouble powerW) {}
