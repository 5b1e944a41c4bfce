package boocontrol.platform.sql;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.postgresql.PGProperty;

/// The further parameters of a `DATABASE_URL`: libpq's by pgjdbc's names, pgjdbc's as they are.
/// What the driver would silently ignore is refused.
final class DatabaseParameters {

    /// By libpq's documentation of its keywords and pgjdbc's of its properties.
    private static final Map<String, String> LIBPQ =
            Map.of(
                    "connect_timeout", "connectTimeout",
                    "application_name", "ApplicationName",
                    "channel_binding", "channelBinding",
                    "gssencmode", "gssEncMode",
                    "krbsrvname", "kerberosServerName",
                    "require_auth", "requireAuth",
                    "sslnegotiation", "sslNegotiation",
                    "target_session_attrs", "targetServerType");

    private static final Map<String, String> SERVER_TYPES =
            Map.of(
                    "any", "any",
                    "read-write", "primary",
                    "primary", "primary",
                    "read-only", "secondary",
                    "standby", "secondary",
                    "prefer-standby", "preferSecondary");

    /// Of pgjdbc, whose name libpq writes as one lower-case word, or that make no sense here.
    private static final Set<String> REFUSED =
            Set.of("PGHOST", "PGPORT", "PGDBNAME", "user", "password", "sslpassword", "service");

    private static final Set<String> JDBC =
            Arrays.stream(PGProperty.values())
                    .map(PGProperty::getName)
                    .filter(name -> !REFUSED.contains(name))
                    .collect(Collectors.toUnmodifiableSet());

    private DatabaseParameters() {}

    static Map<String, String> forJdbc(Map<String, String> words) {
        var parameters = new LinkedHashMap<String, String>();
        words.forEach((name, value) -> {
            var jdbc = Optional.ofNullable(LIBPQ.get(name)).orElse(name);
            if (!JDBC.contains(jdbc)) {
                throw new IllegalArgumentException(
                        "DATABASE_URL has the parameter '%s', which is not supported"
                                .formatted(name));
            }
            parameters.put(jdbc, name.equals("target_session_attrs") ? serverType(value) : value);
        });
        return parameters;
    }

    private static String serverType(String value) {
        return Optional.ofNullable(SERVER_TYPES.get(value))
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "DATABASE_URL has a target_session_attrs that is none of "
                                        + SERVER_TYPES.keySet().stream()
                                                .sorted()
                                                .collect(Collectors.joining(", "))));
    }
}
