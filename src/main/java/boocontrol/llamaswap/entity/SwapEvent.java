package boocontrol.llamaswap.entity;

import java.util.List;
import java.util.Optional;

/// One event of a host's `/api/events` stream (seam).
public sealed interface SwapEvent {

    /// All models with their phases, never a diff.
    record ModelStatus(List<SwapModel> models) implements SwapEvent {}

    /// An arbitrary chunk of log text, ANSI codes kept.
    record LogData(Source source, String text) implements SwapEvent {

        public enum Source {
            PROXY,
            UPSTREAM
        }
    }

    /// Ring dialect: finished requests; the first one after a connect is the whole ring.
    record Rows(RowBatch batch) implements SwapEvent {}

    /// Store dialect: the id of a finished request; the row is fetched by REST.
    record RowFinished(long id) implements SwapEvent {}

    /// v192 to v234: a bare count. Before v218 it flips between 0 and 1 and counts nothing.
    record InflightTotal(int total) implements SwapEvent {}

    /// The complete list: v235 to v239 always, v240 on at connect and after an overflow.
    record InflightSnapshot(List<InflightRequest> requests) implements SwapEvent {}

    /// v240 on: a request started, got its headers, or moved bytes.
    record InflightUpsert(InflightRequest request) implements SwapEvent {}

    /// v240 on: a request ended.
    record InflightRemove(String id) implements SwapEvent {}

    /// v240 on: header names the host's own page shows.
    record UiConfig(List<String> sessionHeaders) implements SwapEvent {}

    /// v241 on: the active profile, if any.
    record ProfileChanged(Optional<String> active) implements SwapEvent {}

    /// A type this build does not know. Newer llama-swap versions add types; counted, never fatal.
    record Unknown(String type) implements SwapEvent {}

    /// A frame that is not what its type promises; counted by reason, the stream goes on.
    ///
    /// @param type as far as it could be read, else empty
    /// @param reason a fixed sentence per kind of damage, without content
    record Broken(String type, String reason) implements SwapEvent {}
}
