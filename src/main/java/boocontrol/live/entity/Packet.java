package boocontrol.live.entity;

/// One frame in its final form, shared by all sessions that get it.
///
/// @param subject what it is about, which decides what may become of it in a full queue
/// @param bytes its size on the wire
public record Packet(Subject subject, String text, int bytes) {

    public sealed interface Subject {

        /// Belongs to a channel and comes after `prev` there.
        record Numbered(Channel channel, String life, long prev) implements Subject {}

        /// A newer one makes it worthless.
        record Beat() implements Subject {}

        /// Must arrive.
        record Greeting() implements Subject {}
    }
}
