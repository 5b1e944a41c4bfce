package boocontrol.logs.entity;

import boocontrol.llamaswap.entity.SwapEvent.LogData.Source;

/// Which of a host's two logs.
public enum LogSource {
    /// What llama-swap itself says: loads, failures, one line per request.
    PROXY,
    /// What the models' servers say, all of them mixed and without a name.
    UPSTREAM;

    public static LogSource of(Source source) {
        return switch (source) {
            case PROXY -> PROXY;
            case UPSTREAM -> UPSTREAM;
        };
    }

    /// @throws IllegalArgumentException with words for the caller
    public static LogSource ofWord(String word) {
        return switch (word) {
            case "proxy" -> PROXY;
            case "upstream" -> UPSTREAM;
            default -> throw new IllegalArgumentException("must be proxy or upstream");
        };
    }
}
