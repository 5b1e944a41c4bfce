package boocontrol.platform.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/// Who may reach us, as configured.
///
/// @param bind `http.host`, where we listen
/// @param port `http.port`
/// @param hosts `boocontrol.access.hosts`: further values of `Host` to answer to, in lower case,
///   with a port or for every port
/// @param secureCookie `boocontrol.access.secure-cookie`: browsers reach us by https only
/// @param token `BOOCONTROL_TOKEN`; when there is one, every request must carry it
public record AccessSettings(
        String bind,
        int port,
        List<String> hosts,
        boolean secureCookie,
        Optional<AccessToken> token) {

    private static final Set<String> EVERYWHERE = Set.of("*", "0.0.0.0", "::", "[::]");

    public AccessSettings {
        hosts = hosts.stream().map(host -> host.strip().toLowerCase(Locale.ROOT)).toList();
    }

    /// @throws IllegalArgumentException for the operator: an open bind without a token, a bad token
    static AccessSettings from(Config config) {
        var settings =
                new AccessSettings(
                        config.getOptionalValue("http.host", String.class).orElse("127.0.0.1"),
                        config.getOptionalValue("http.port", Integer.class).orElse(9503),
                        config.getOptionalValues("boocontrol.access.hosts", String.class)
                                .orElse(List.of()),
                        config.getOptionalValue("boocontrol.access.secure-cookie", Boolean.class)
                                .orElse(false),
                        config.getOptionalValue("boocontrol.token", String.class)
                                .map(AccessToken::of));
        if (!loopback(settings.bind()) && settings.token().isEmpty()) {
            throw new IllegalArgumentException(
                    "HTTP_HOST=%s would open it to other machines; set BOOCONTROL_TOKEN (%d characters or more) or use 127.0.0.1"
                            .formatted(settings.bind(), AccessToken.SHORTEST));
        }
        return settings;
    }

    static boolean loopback(String bind) {
        if (EVERYWHERE.contains(bind)) {
            return false;
        }
        try {
            return InetAddress.getByName(bind).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }
}
