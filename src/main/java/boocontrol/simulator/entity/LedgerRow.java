package boocontrol.simulator.entity;

import java.time.Instant;

/// One row in the book of truth: what the host really finished, however little of it arrived.
///
/// @param epoch counts the lives of the host's id counter, from 1
/// @param at the end of the request, by the host's clock
/// @param poisoned the row cannot be stored as it is
public record LedgerRow(
        int epoch,
        long id,
        Instant at,
        String model,
        String path,
        int status,
        long durationMs,
        int outputTokens,
        boolean poisoned) {}
