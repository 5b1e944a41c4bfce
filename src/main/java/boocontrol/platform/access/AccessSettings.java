package boocontrol.platform.access;

import boocontrol.platform.config.Setting;
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

    static final Setting<String> HOST = Setting.of("http.host", String.class, "127.0.0.1");
    static final Setting<Integer> PORT = Setting.of("http.port", Integer.class, 9503);
    static final Setting<List<String>> HOSTS = Setting.list("boocontrol.access.hosts");
    static final Setting<Boolean> SECURE_COOKIE =
            Setting.of("boocontrol.access.secure-cookie", Boolean.class, false);
    static final Setting<Optional<String>> TOKEN = Setting.optional("boocontrol.token");

    private static final Set<String> EVERYWHERE = Set.of("*", "0.0.0.0", "::", "[::]");

    public AccessSettings {
        hosts = hosts.stream().map(host -> host.strip().toLowerCase(Locale.ROOT)).toList();
    }

    /// @throws IllegalArgumentException for the operator: an open bind without a token, a bad token
    static AccessSettings from(Config config) {
        var settings =
                new AccessSettings(
                        HOST.from(config),
                        PORT.from(config),
                        HOSTS.from(config),
                        SECURE_COOKIE.from(config),
                        TOKEN.from(config).map(AccessToken::of));
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
