package boocontrol.platform.sql;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `DATABASE_URL` in any of the forms people write it, translated once for every way of starting.
///
/// Forms: `postgres://` and `postgresql://` (libpq), `jdbc:postgresql:`, and libpq's keyword form
/// `host=... dbname=...`. User and password leave the URL, so that it can be shown.
///
/// @param jdbcUrl for pgjdbc, without credentials
/// @param password empty when none was given
public record DatabaseUrl(String jdbcUrl, String user, String password) {

    private static final Pattern KEYWORD =
            Pattern.compile("(\\w+)\\s*=\\s*('(?:[^'\\\\]|\\\\.)*'|\\S*)");

    /// @throws IllegalArgumentException with a sentence for the operator that repeats no secret
    public static DatabaseUrl parse(String text) {
        var url = text.strip();
        if (url.startsWith("jdbc:postgresql://")) {
            return uri(url.substring("jdbc:".length()));
        }
        if (url.startsWith("postgres://") || url.startsWith("postgresql://")) {
            return uri(url);
        }
        if (url.contains("=") && !url.contains("://")) {
            return keywords(url);
        }
        throw new IllegalArgumentException(
                "DATABASE_URL must start with postgresql://, postgres:// or jdbc:postgresql://,"
                        + " or be of the form host=... dbname=...");
    }

    private static DatabaseUrl uri(String text) {
        var uri = parsed(text);
        var parameters = parameters(uri.getRawQuery());
        var credentials =
                uri.getRawUserInfo() == null ? List.<String>of() : split(uri.getRawUserInfo());
        var user =
                credentials.isEmpty() ? parameters.remove("user") : decoded(credentials.getFirst());
        var password =
                credentials.size() < 2
                        ? parameters.remove("password")
                        : decoded(credentials.get(1));
        parameters.remove("user");
        parameters.remove("password");
        return of(
                uri.getHost(),
                uri.getPort(),
                uri.getRawPath() == null ? "" : uri.getRawPath().replaceFirst("^/", ""),
                parameters,
                user == null ? "" : user,
                password == null ? "" : password);
    }

    private static DatabaseUrl keywords(String text) {
        var words = new LinkedHashMap<String, String>();
        var matcher = KEYWORD.matcher(text);
        while (matcher.find()) {
            words.put(matcher.group(1), unquoted(matcher.group(2)));
        }
        var host = words.remove("host");
        var port = words.remove("port");
        var database = words.remove("dbname");
        var user = words.remove("user");
        var password = words.remove("password");
        return of(
                host,
                port == null ? -1 : number(port),
                database == null ? "" : database,
                words,
                user == null ? "" : user,
                password == null ? "" : password);
    }

    private static DatabaseUrl of(
            @Nullable String host,
            int port,
            String database,
            Map<String, String> parameters,
            String user,
            String password) {
        if (host == null || host.isBlank()) {
            throw new IllegalArgumentException("DATABASE_URL names no host");
        }
        if (user.isBlank()) {
            throw new IllegalArgumentException("DATABASE_URL names no user");
        }
        var name = database.isBlank() ? user : database;
        var query = new ArrayList<String>();
        parameters.forEach((key, value) -> query.add(key + "=" + value));
        return new DatabaseUrl(
                "jdbc:postgresql://%s:%d/%s%s"
                        .formatted(
                                host,
                                port < 0 ? 5432 : port,
                                name,
                                query.isEmpty() ? "" : "?" + String.join("&", query)),
                user,
                password);
    }

    private static URI parsed(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            // Not the cause: its message repeats the text, password included.
            throw new IllegalArgumentException(
                    "DATABASE_URL cannot be read as an address; percent-encode special characters in the password");
        }
    }

    private static Map<String, String> parameters(@Nullable String query) {
        var parameters = new LinkedHashMap<String, String>();
        if (query != null && !query.isEmpty()) {
            for (var pair : query.split("&", -1)) {
                var at = pair.indexOf('=');
                parameters.put(
                        at < 0 ? pair : pair.substring(0, at),
                        at < 0 ? "" : decoded(pair.substring(at + 1)));
            }
        }
        return parameters;
    }

    private static List<String> split(String userInfo) {
        var at = userInfo.indexOf(':');
        return at < 0
                ? List.of(userInfo)
                : List.of(userInfo.substring(0, at), userInfo.substring(at + 1));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("'")
                ? value.substring(1, value.length() - 1).replace("\\'", "'").replace("\\\\", "\\")
                : value;
    }

    private static int number(String port) {
        try {
            return Integer.parseInt(port);
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException("DATABASE_URL has a port that is no number");
        }
    }
}
