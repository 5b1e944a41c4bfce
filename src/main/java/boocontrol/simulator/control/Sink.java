package boocontrol.simulator.control;

import boocontrol.simulator.entity.Headers;

/// Where an answer goes.
public interface Sink {

    void head(int status, Headers headers);

    /// Sends these bytes now. If the other side is gone, nothing happens: the request's context
    /// tells that.
    void write(byte[] part);

    /// A complete answer with its body.
    default void whole(int status, Headers headers, byte[] body) {
        head(status, headers);
        if (body.length > 0) {
            write(body);
        }
    }
}
