package boocontrol.llamaswap.control;

import boocontrol.llamaswap.entity.RawFrame;

/// Receives one attempt of a host's event stream, on the reading thread (seam). Must return at
/// once: a reader that waits harms the host (protocol, trap 1).
public interface StreamHandler {

    /// Status 200 with an event stream: headers are in.
    void opened();

    /// Bytes arrived; for the watchdog. Called for each read, before its frames.
    void bytes(int count);

    /// @return false when it does not fit anywhere any more: the stream is then closed
    boolean frame(RawFrame frame);

    /// A frame of more than 8 MiB was cut and left out.
    void oversized();
}
