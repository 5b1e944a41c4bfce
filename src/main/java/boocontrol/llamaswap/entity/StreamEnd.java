package boocontrol.llamaswap.entity;

/// Why one attempt to read a host's event stream ended (seam).
public sealed interface StreamEnd {

    /// The host ended the stream cleanly: reload or shutdown.
    record Ended() implements StreamEnd {}

    /// The connection broke, or never came to be: refused, reset, timed out, black hole.
    record Unreachable(String reason) implements StreamEnd {}

    /// 401.
    record Unauthorized() implements StreamEnd {}

    /// No event endpoint, or neither dialect answers: not a llama-swap we know.
    record Unsupported(String reason) implements StreamEnd {}

    /// An answer that is not an event stream: a login page, a content encoding nobody asked for.
    record NotSse(String contentType) implements StreamEnd {}

    /// We closed it: watchdog, overflow, shutdown, edited provider.
    record Aborted(String reason) implements StreamEnd {}
}
