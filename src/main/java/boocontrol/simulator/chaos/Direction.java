package boocontrol.simulator.chaos;

import java.util.Locale;

/// Which bytes of a connection are meant, as seen from its client.
public enum Direction {
    /// From the client to the server.
    UPSTREAM,
    /// From the server to the client.
    DOWNSTREAM;

    /// The word of the admin API.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
