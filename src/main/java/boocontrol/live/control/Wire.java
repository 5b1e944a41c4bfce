package boocontrol.live.control;

import boocontrol.live.entity.Ending;
import java.io.IOException;

/// The connection under a session.
public interface Wire {

    /// Returns when the connection has taken the text; called by one thread at a time.
    void send(String text) throws IOException;

    /// Whether its reader may still be told; asked now and then, in no time.
    default boolean welcome() {
        return true;
    }

    /// Ends the connection, also while another thread is stuck in `send`. Never throws.
    void close(Ending ending);
}
