package boocontrol.live.entity;

/// The position of one side in one channel.
public record Head(Channel channel, Position position) {}
