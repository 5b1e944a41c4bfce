package boocontrol.logs.entity;

/// The room of one tail.
///
/// @param entries lines and marks together
/// @param bytes that its entries may take
public record TailLimits(int entries, long bytes) {}
