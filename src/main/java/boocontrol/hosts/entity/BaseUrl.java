package boocontrol.hosts.entity;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The one form in which addresses of providers are taken and kept: `http` or `https`, a host, a
/// port if it is not the usual one, plain path segments, nothing at the end.
///
/// Hosts are names or addresses in their usual form. What other programs would read as an address
/// too (`2130706433`, `0x7f.1`, `127.1`, a dot at the end) is refused instead of guessed.
public final class BaseUrl {

    private static final String FIELD = "base_url";
    private static final int LONGEST = 500;
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern QUAD =
            Pattern.compile("((0|[1-9][0-9]{0,2})\\.){3}(0|[1-9][0-9]{0,2})");
    private static final Pattern NUMERIC = Pattern.compile("[0-9]+|0x[0-9a-f]*");
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._~-]{1,100}");

    private BaseUrl() {}

    /// @throws Misfit with a sentence that does not repeat the text, which may hold a password
    public static URI parse(String text) {
        var uri = uri(text.strip());
        var scheme = scheme(uri);
        if (uri.getRawUserInfo() != null || authority(uri).contains("@")) {
            throw new Misfit(FIELD, "must not hold a user or password; use api_key");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new Misfit(FIELD, "must end with its path: no ? and no #");
        }
        return URI.create(scheme + "://" + host(uri) + port(uri, scheme) + path(uri));
    }

    /// The port that is connected to.
    public static int port(URI baseUrl) {
        if (baseUrl.getPort() >= 0) {
            return baseUrl.getPort();
        }
        return "https".equals(baseUrl.getScheme()) ? 443 : 80;
    }

    /// One spelling for all that mean the same place: every loopback address is `localhost`, other
    /// addresses are in one form. For comparing only.
    public static URI place(URI baseUrl) {
        var host = baseUrl.getHost();
        var literal = literal(host);
        var loopback =
                literal.map(InetAddress::isLoopbackAddress)
                        .orElse(host.equals("localhost") || host.endsWith(".localhost"));
        var one = loopback ? "localhost" : literal.map(BaseUrl::written).orElse(host);
        return URI.create(
                "%s://%s:%d%s"
                        .formatted(baseUrl.getScheme(), one, port(baseUrl), baseUrl.getPath()));
    }

    /// The host as an address, when it is written as one.
    public static Optional<InetAddress> literal(URI baseUrl) {
        return literal(baseUrl.getHost());
    }

    /// @param host a name or an address, IPv6 in brackets
    public static Optional<InetAddress> literal(String host) {
        return host.startsWith("[") || QUAD.matcher(host).matches()
                ? Optional.of(address(host))
                : Optional.empty();
    }

    private static String written(InetAddress address) {
        var text = address.getHostAddress();
        return text.contains(":") ? "[" + text + "]" : text;
    }

    private static URI uri(String text) {
        if (text.length() > LONGEST) {
            throw new Misfit(FIELD, "has more than %d characters".formatted(LONGEST));
        }
        if (!text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new Misfit(FIELD, "holds spaces or letters outside of ASCII");
        }
        try {
            return new URI(text);
        } catch (URISyntaxException _) {
            throw new Misfit(FIELD, "is no address such as http://192.168.1.20:8080");
        }
    }

    private static String scheme(URI uri) {
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new Misfit(FIELD, "must start with http:// or https://");
        }
        return scheme;
    }

    private static String authority(URI uri) {
        return uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
    }

    private static String host(URI uri) {
        var host = lower(uri.getHost());
        if (host.isEmpty()) {
            throw new Misfit(FIELD, "has no host that can be used: letters, digits, - and . only");
        }
        if (host.startsWith("[")) {
            address(host);
            return host;
        }
        return QUAD.matcher(host).matches() ? quad(host) : name(host);
    }

    private static String quad(String host) {
        address(host);
        return host;
    }

    private static String name(String host) {
        if (host.endsWith(".")) {
            throw new Misfit(FIELD, "has a host with a dot at its end");
        }
        var labels = host.split("\\.", -1);
        if (NUMERIC.matcher(labels[labels.length - 1]).matches()) {
            throw new Misfit(
                    FIELD,
                    "has a number as its host; write addresses as 192.168.1.20 or [fd00::1]");
        }
        if (host.length() > 253
                || !Arrays.stream(labels).allMatch(l -> LABEL.matcher(l).matches())) {
            throw new Misfit(FIELD, "has no host that can be used: letters, digits, - and . only");
        }
        return host;
    }

    private static InetAddress address(String host) {
        var bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        try {
            if (!bare.contains("%")) {
                return InetAddress.ofLiteral(bare);
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw new Misfit(FIELD, "has a host that is no address");
    }

    private static String port(URI uri, String scheme) {
        var port = uri.getPort();
        if (port < 0) {
            return "";
        }
        if (port == 0 || port > 65_535) {
            throw new Misfit(FIELD, "has a port outside of 1 to 65535");
        }
        return port == (scheme.equals("https") ? 443 : 80) ? "" : ":" + port;
    }

    private static String path(URI uri) {
        var raw = uri.getRawPath() == null ? "" : uri.getRawPath();
        var segments = Arrays.stream(raw.split("/")).filter(s -> !s.isEmpty()).toList();
        if (!segments.stream().allMatch(BaseUrl::plain)) {
            throw new Misfit(
                    FIELD,
                    "has a path with other than letters, digits, - . _ ~, or with dots alone");
        }
        return segments.stream().map(s -> "/" + s).collect(Collectors.joining());
    }

    private static boolean plain(String segment) {
        return SEGMENT.matcher(segment).matches() && !segment.equals(".") && !segment.equals("..");
    }

    private static String lower(@Nullable String host) {
        return host == null ? "" : host.toLowerCase(Locale.ROOT);
    }
}
