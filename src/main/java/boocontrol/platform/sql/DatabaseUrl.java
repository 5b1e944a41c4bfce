package boocontrol.platform.sql;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// `DATABASE_URL` in any of the forms people write it, translated once for every way of starting.
///
/// Forms: `postgres://` and `postgresql://` (libpq), `jdbc:postgresql://`, and libpq's keyword form
/// `host=... dbname=...`; several hosts as libpq has them. User and password leave the URL, so that
/// it can be shown.
///
/// @param jdbcUrl for pgjdbc, without credentials
/// @param password empty when none was given
public record DatabaseUrl(String jdbcUrl, String user, String password) {

    private static final Pattern SCHEME = Pattern.compile("(?:jdbc:)?postgres(?:ql)?://");

    /// Authority, path, query. A character that must be encoded makes it none.
    private static final Pattern ADDRESS =
            Pattern.compile("([^/?#\\s\\p{Cntrl}]*)(?:/([^/?#@\\s]*))?(?:\\?([^#\\s]*))?");

    private static final Pattern KEYWORD =
            Pattern.compile("(\\w+)\\s*=\\s*('(?:[^'\\\\]|\\\\.)*'|\\S*)");

    /// @throws IllegalArgumentException with a sentence for the operator that repeats no secret
    public static DatabaseUrl parse(String text) {
        var url = text.strip();
        var scheme = SCHEME.matcher(url);
        if (scheme.lookingAt()) {
            return address(url.substring(scheme.end()));
        }
        if (url.contains("=") && !url.contains("://")) {
            return keywords(url);
        }
        throw new IllegalArgumentException(
                "DATABASE_URL must start with postgresql://, postgres:// or jdbc:postgresql://,"
                        + " or be of the form host=... dbname=...");
    }

    private static DatabaseUrl address(String text) {
        var parts = ADDRESS.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "DATABASE_URL cannot be read as an address; percent-encode special characters"
                            + " in the password");
        }
        var words = query(Optional.ofNullable(parts.group(3)).orElse(""));
        var authority = parts.group(1);
        var at = authority.lastIndexOf('@');
        if (at >= 0) {
            credentials(authority.substring(0, at), words);
        }
        hosts(authority.substring(at + 1), words);
        var database = Optional.ofNullable(parts.group(2)).orElse("");
        if (!database.isEmpty()) {
            words.put("dbname", decoded(database));
        }
        return of(words);
    }

    private static void credentials(String text, Map<String, String> words) {
        var at = text.indexOf(':');
        words.put("user", decoded(at < 0 ? text : text.substring(0, at)));
        if (at >= 0) {
            words.put("password", decoded(text.substring(at + 1)));
        }
    }

    private static void hosts(String text, Map<String, String> words) {
        if (text.isEmpty()) {
            return;
        }
        var hosts = new ArrayList<String>();
        var ports = new ArrayList<String>();
        for (var each : text.split(",", -1)) {
            // The colons of an IPv6 address stand in brackets.
            var colon = each.indexOf(':', each.lastIndexOf(']') + 1);
            hosts.add(decoded(colon < 0 ? each : each.substring(0, colon)));
            ports.add(colon < 0 ? "" : each.substring(colon + 1));
        }
        words.put("host", String.join(",", hosts));
        words.put("port", String.join(",", ports));
    }

    private static DatabaseUrl keywords(String text) {
        var words = new LinkedHashMap<String, String>();
        var matcher = KEYWORD.matcher(text);
        while (matcher.find()) {
            words.put(matcher.group(1), unquoted(matcher.group(2)));
        }
        return of(words);
    }

    /// @param words by libpq's keywords, or pgjdbc's
    private static DatabaseUrl of(Map<String, String> words) {
        var hosts = DatabaseHosts.of(taken(words, "host"), taken(words, "hostaddr"));
        var places = DatabaseHosts.withPorts(hosts, taken(words, "port"));
        var user = taken(words, "user");
        var password = taken(words, "password");
        var database = taken(words, "dbname");
        if (user.isBlank()) {
            throw new IllegalArgumentException("DATABASE_URL names no user");
        }
        var query =
                DatabaseParameters.forJdbc(words).entrySet().stream()
                        .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                        .collect(Collectors.joining("&"));
        return new DatabaseUrl(
                "jdbc:postgresql://"
                        + places
                        + "/"
                        + encoded(database.isBlank() ? user : database)
                        + (query.isEmpty() ? "" : "?" + query),
                user,
                password);
    }

    private static Map<String, String> query(String text) {
        var words = new LinkedHashMap<String, String>();
        for (var pair : text.isEmpty() ? List.<String>of() : List.of(text.split("&", -1))) {
            var at = pair.indexOf('=');
            words.put(
                    at < 0 ? pair : pair.substring(0, at),
                    at < 0 ? "" : decoded(pair.substring(at + 1)));
        }
        return words;
    }

    private static String taken(Map<String, String> words, String keyword) {
        return Optional.ofNullable(words.remove(keyword)).orElse("").strip();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            // Not the cause: its message repeats the text.
            throw new IllegalArgumentException(
                    "DATABASE_URL has a % that is not followed by two hexadecimal digits; write"
                            + " %25 for the sign itself");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("'")
                ? value.substring(1, value.length() - 1).replace("\\'", "'").replace("\\\\", "\\")
                : value;
    }
}
