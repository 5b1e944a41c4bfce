package boocontrol.llamaswap.entity;

/// One page of `GET /api/metrics/activity` (seam).
///
/// @param total rows in the host's store now
public record ActivityPage(RowBatch rows, int page, int limit, long total) {}
