package boocontrol.activity.control;

import boocontrol.llamaswap.entity.RowBatch;

/// What the connector's thread leaves for a host's intake.
sealed interface Notice {

    /// A new stream is open: the host is to be asked before anything that follows is understood.
    record Connected() implements Notice {}

    /// Ring dialect: rows that the stream told.
    ///
    /// @param live they ended just now; else it is the ring as it was at the connect
    record Rows(RowBatch batch, boolean live) implements Notice {}

    /// Store dialect: the id of a row that ended just now.
    record Finished(long id) implements Notice {}

    /// How much room it takes; nothing when it must not be dropped.
    default int weight() {
        return switch (this) {
            case Connected() -> 0;
            case Rows(var batch, _) -> Math.max(1, batch.rows().size() + batch.poison().size());
            case Finished _ -> 1;
        };
    }
}
