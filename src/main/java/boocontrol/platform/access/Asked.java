package boocontrol.platform.access;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a request says of itself, as far as access depends on it.
///
/// @param path decoded, as it is dispatched
/// @param hosts every `Host` header
/// @param localAddress the address of ours that the connection came in on
/// @param accept empty when the header is absent
/// @param hasBody a length above zero or a chunked body was announced
/// @param cookie the value of our cookie
public record Asked(
        String method,
        String path,
        List<String> hosts,
        String localAddress,
        Optional<String> origin,
        Optional<String> fetchSite,
        Optional<String> contentType,
        boolean hasBody,
        Optional<String> accept,
        Optional<String> authorization,
        Optional<String> cookie) {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    boolean mutation() {
        return !READS.contains(method);
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

    /// The media type without parameters, in lower case; empty when there is none.
    String mediaType() {
        return contentType
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }
}
