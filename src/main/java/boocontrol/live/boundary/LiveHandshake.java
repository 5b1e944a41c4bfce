package boocontrol.live.boundary;

import boocontrol.platform.access.Access;
import boocontrol.platform.access.Asked;
import boocontrol.platform.access.Passed;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import jakarta.websocket.server.ServerEndpointConfig.Configurator;
import java.util.Optional;

/// Remembers who opened a socket. Whoever may not never comes here: the access filter stands before
/// it and answers the handshake with a problem. Should it miss one, it is refused here.
public class LiveHandshake extends Configurator {

    private static final String GUEST = Guest.class.getName();

    /// Whoever opened a socket.
    @FunctionalInterface
    interface Guest {

        /// Whether the access rules would let them in now: a cookie ends.
        boolean welcome();
    }

    @Override
    public boolean checkOrigin(String origin) {
        return passed().filter(access()::mayListen).isPresent();
    }

    @Override
    public void modifyHandshake(
            ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
        var access = access();
        // The properties are those of the new session.
        passed().ifPresent(asked -> config.getUserProperties().put(GUEST, guest(access, asked)));
    }

    /// @return somebody unknown, who is not welcome, for a session of another origin
    static Guest guest(Session socket) {
        return socket.getUserProperties().get(GUEST) instanceof Guest guest ? guest : () -> false;
    }

    private static Guest guest(Access access, Asked handshake) {
        return () -> access.mayListen(handshake);
    }

    private static Access access() {
        return CDI.current().select(Access.class).get();
    }

    private static Optional<Asked> passed() {
        return CDI.current().select(Passed.class).get().asked();
    }
}
