package boocontrol.platform.access;

import boocontrol.platform.boot.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/// The access rules as configured. Also the first stage, so that a bad setting ends the start with
/// one line before anything is opened.
@ApplicationScoped
public class Access implements Stage {

    public static final String COOKIE = "boocontrol_session";

    @Inject Config config;

    @Inject Clock clock;

    private volatile @Nullable AccessSettings settings;

    @Override
    public int order() {
        return -100;
    }

    @Override
    public String name() {
        return "access";
    }

    @Override
    public void start() {
        settings();
    }

    @Override
    public void stop() {}

    /// @throws IllegalArgumentException when they are wrong; nobody gets in then
    public AccessSettings settings() {
        var known = settings;
        if (known == null) {
            known = AccessSettings.from(config);
            settings = known;
        }
        return known;
    }

    void use(AccessSettings other) {
        settings = other;
    }

    public Verdict judge(Asked asked) {
        return new AccessRules(settings()).judge(asked, clock.instant());
    }

    /// The same rules for whoever only has the headers of a WebSocket handshake.
    ///
    /// @param headers names in any case
    public Verdict judgeHandshake(String path, Map<String, List<String>> headers) {
        return judge(
                new Asked(
                        "GET",
                        path,
                        all(headers, "Host"),
                        "127.0.0.1",
                        first(headers, "Origin"),
                        first(headers, "Sec-Fetch-Site"),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        first(headers, "Authorization"),
                        all(headers, "Cookie").stream()
                                .flatMap(line -> List.of(line.split(";")).stream())
                                .map(String::strip)
                                .filter(pair -> pair.startsWith(COOKIE + "="))
                                .map(pair -> pair.substring(COOKIE.length() + 1))
                                .findFirst()));
    }

    private static Optional<String> first(Map<String, List<String>> headers, String name) {
        return all(headers, name).stream().findFirst();
    }

    private static List<String> all(Map<String, List<String>> headers, String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .flatMap(Collection::stream)
                .toList();
    }
}
