package boocontrol.llamaswap.control;

import boocontrol.hosts.entity.ApiKey;
import boocontrol.llamaswap.entity.StreamEnd;
import java.net.URI;
import java.util.Optional;

/// One attempt to read one host's `/api/events` (seam): a JAX-RS client of its own, thrown away
/// afterwards.
public final class SwapStreamClient implements AutoCloseable {

    public SwapStreamClient(URI baseUrl, Optional<ApiKey> key, String userAgent) {}

    /// Reads until the stream ends, on the caller's thread.
    public StreamEnd read(StreamHandler handler) {
        return new StreamEnd.Unreachable("not connected");
    }

    /// Aborts from another thread within milliseconds, also while connecting.
    @Override
    public void close() {}
}
