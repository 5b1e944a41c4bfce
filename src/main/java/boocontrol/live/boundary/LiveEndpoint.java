package boocontrol.live.boundary;

import boocontrol.live.control.Live;
import boocontrol.live.control.LiveSession;
import boocontrol.live.entity.Ending;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.Optional;

/// The live socket: [Frame]s out, [ClientFrame]s in, text only. One instance per connection.
@Dependent
@ServerEndpoint(value = LiveEndpoint.PATH, configurator = LiveHandshake.class)
public class LiveEndpoint {

    static final String PATH = "/api/control/ws";

    /// The longest message of a reader in bytes: a join that names both channels of a thousand
    /// hosts, more than a registry ever holds, each under the longest of ids.
    static final int LONGEST = 512 * 1024;

    private static final Logger LOGGER = System.getLogger(LiveEndpoint.class.getName());

    @Inject Live live;

    /// What was heard of an unfinished message; the container calls one at a time.
    private final StringBuilder said = new StringBuilder();

    private volatile Optional<LiveSession> session = Optional.empty();

    @OnOpen
    public void open(Session socket) {
        // Beats and the limits of patience find dead connections sooner.
        socket.setMaxIdleTimeout(0);
        var wire = new SocketWire(socket, LiveHandshake.guest(socket));
        session = live.open(wire);
        if (session.isEmpty()) {
            wire.close(Ending.FULL);
        }
    }

    /// In parts, because the container limits each part only, not their sum.
    @OnMessage(maxMessageSize = LONGEST)
    public void text(String part, boolean last) {
        if (said.length() + part.length() > LONGEST) {
            end(Ending.TOO_BIG);
            return;
        }
        said.append(part);
        if (last) {
            var text = said.toString();
            said.setLength(0);
            session.ifPresent(s -> live.say(s, RequestReader.read(text)));
        }
    }

    @OnMessage(maxMessageSize = LONGEST)
    public void binary(ByteBuffer part, boolean last) {
        end(Ending.BINARY);
    }

    @OnClose
    public void close() {
        session.ifPresent(live::leave);
    }

    /// Clients vanish in many ways; that is no news.
    @OnError
    public void fail(Throwable error) {
        LOGGER.log(Level.DEBUG, "a live connection failed", error);
    }

    private void end(Ending why) {
        session.ifPresent(s -> live.end(s, why));
    }
}
