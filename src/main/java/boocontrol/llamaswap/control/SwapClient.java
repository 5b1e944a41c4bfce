package boocontrol.llamaswap.control;

import boocontrol.hosts.entity.ApiKey;
import boocontrol.llamaswap.entity.ActivityPage;
import boocontrol.llamaswap.entity.HostFacts;
import boocontrol.llamaswap.entity.Reply;
import boocontrol.llamaswap.entity.RowBatch;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// The REST side of one host (seam); thread-safe, one per connector and not shared with the
/// stream's client. Every call has a deadline (5 s unless said otherwise) and changes nothing on
/// the host: nothing here loads a model or resets its TTL.
public final class SwapClient implements AutoCloseable {

    public SwapClient(URI baseUrl, Optional<ApiKey> key, String userAgent) {}

    /// Version, dialect, process start and clock skew (protocol 3.1).
    public Reply<HostFacts> probe() {
        return new Reply.Failed<>("not connected");
    }

    /// `GET /health`, 3 s; on hosts that log at INFO it also makes a line on the stream.
    public Reply<String> health() {
        return new Reply.Failed<>("not connected");
    }

    /// Ring dialect: the whole ring, oldest first.
    public Reply<RowBatch> ring() {
        return new Reply.Failed<>("not connected");
    }

    /// Store dialect: a page, newest first. `limit` 1 to 999, `page` from 1.
    public Reply<ActivityPage> activity(int limit, int page) {
        return new Reply.Failed<>("not connected");
    }

    /// `GET /running`: configured TTL in seconds per model that runs, 0 = never.
    public Reply<Map<String, Integer>> ttls() {
        return new Reply.Failed<>("not connected");
    }

    /// `GET /v1/models`: context length per model, where the host tells.
    public Reply<Map<String, Integer>> contextLengths() {
        return new Reply.Failed<>("not connected");
    }

    @Override
    public void close() {}
}
