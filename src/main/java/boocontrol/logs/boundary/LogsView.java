package boocontrol.logs.boundary;

import java.util.List;

/// All tails of logs, by host, proxy before upstream.
public record LogsView(List<LogTailView> tails) {}
