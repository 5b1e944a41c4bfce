package boocontrol.platform.access;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a request says of itself, as far as access depends on it.
///
/// @param path decoded, as it is dispatched
/// @param handshake wants to become a WebSocket
/// @param hosts every `Host` header
/// @param localAddress the address of ours that the connection came in on
/// @param accept empty when the header is absent
/// @param hasBody a length above zero or a chunked body was announced
/// @param encoding the `Content-Encoding` of the body
/// @param cookie the value of our cookie
public record Asked(
        String method,
        String path,
        boolean handshake,
        List<String> hosts,
        String localAddress,
        Optional<String> origin,
        Optional<String> fetchSite,
        Optional<String> contentType,
        boolean hasBody,
        Optional<String> encoding,
        Optional<String> accept,
        Optional<String> authorization,
        Optional<String> cookie) {

    /// The one address of the live socket.
    static final String SOCKET = "/api/control/ws";

    static final Set<String> FORMS = Set.of("/login", "/logout");

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    /// The same as the handshake of the live socket, whatever it was taken for.
    Asked asHandshake() {
        return new Asked(
                method,
                SOCKET,
                true,
                hosts,
                localAddress,
                origin,
                fetchSite,
                contentType,
                hasBody,
                encoding,
                accept,
                authorization,
                cookie);
    }

    /// By what it wants and by where it goes: the container finds the socket by more than its one
    /// path, with slashes behind it for instance.
    boolean socket() {
        return handshake || under(SOCKET);
    }

    boolean mutation() {
        return !READS.contains(method);
    }

    boolean get() {
        return method.equals("GET") || method.equals("HEAD");
    }

    /// Neither of the API nor a form.
    boolean file() {
        return !under("/api") && !FORMS.contains(path);
    }

    /// A person opens an address in a browser.
    boolean navigation() {
        return method.equals("GET")
                && !under("/api")
                && accept.filter(types -> types.contains("text/html")).isPresent();
    }

    boolean under(String folder) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }

    boolean encoded() {
        return encoding.filter(code -> !code.strip().equalsIgnoreCase("identity")).isPresent();
    }

    /// The media type without parameters, in lower case; empty when there is none.
    String mediaType() {
        return contentType
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }
}
