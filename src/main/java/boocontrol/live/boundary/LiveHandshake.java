package boocontrol.live.boundary;

import boocontrol.platform.access.Access;
import boocontrol.platform.access.Verdict;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import jakarta.websocket.server.ServerEndpointConfig.Configurator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Remembers who opened a socket. Whoever may not never comes here: the access filter stands before
/// it and answers the handshake with a problem.
public class LiveHandshake extends Configurator {

    private static final String GUEST = Guest.class.getName();

    /// What the access rules look at.
    private static final List<String> TELLING =
            List.of("Host", "Origin", "Sec-Fetch-Site", "Authorization", "Cookie");

    /// Whoever opened a socket.
    @FunctionalInterface
    interface Guest {

        /// Whether the access rules would let them in now: a cookie ends.
        boolean welcome();
    }

    @Override
    public void modifyHandshake(
            ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(request.getHeaders());
        headers.keySet().retainAll(TELLING);
        // The properties are those of the new session.
        config.getUserProperties().put(GUEST, guest(Map.copyOf(headers)));
    }

    /// @return somebody unknown, who is not welcome, for a session of another origin
    static Guest guest(Session socket) {
        return socket.getUserProperties().get(GUEST) instanceof Guest guest ? guest : () -> false;
    }

    private static Guest guest(Map<String, List<String>> headers) {
        var access = CDI.current().select(Access.class).get();
        return () -> access.judgeHandshake(LiveEndpoint.PATH, headers) instanceof Verdict.Pass;
    }
}
