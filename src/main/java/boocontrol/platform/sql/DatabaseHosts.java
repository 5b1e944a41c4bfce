package boocontrol.platform.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The hosts and ports of a `DATABASE_URL`, in libpq's lists, as pgjdbc wants them.
final class DatabaseHosts {

    private static final Pattern NAME = Pattern.compile("[\\p{Alnum}._-]+");
    private static final Pattern IPV6 =
            Pattern.compile("\\[?([0-9a-fA-F:.]*:[0-9a-fA-F:.%\\w]*)]?");

    private DatabaseHosts() {}

    /// @param names as `host` has them, commas between
    /// @param addresses as `hostaddr` has them; they win, as with libpq
    static List<String> of(String names, String addresses) {
        var given = addresses.isEmpty() ? names : addresses;
        if (given.isEmpty()) {
            throw new IllegalArgumentException(
                    "DATABASE_URL names no host; where libpq would take a Unix socket, write"
                            + " localhost");
        }
        var hosts = new ArrayList<String>();
        for (var each : given.split(",", -1)) {
            hosts.add(host(each.strip()));
        }
        return hosts;
    }

    /// @param ports none, one for all, or one for each
    static String withPorts(List<String> hosts, String ports) {
        var each = List.of(ports.split(",", -1));
        if (each.size() != 1 && each.size() != hosts.size()) {
            throw new IllegalArgumentException(
                    "DATABASE_URL names %d hosts and %d ports"
                            .formatted(hosts.size(), each.size()));
        }
        var places = new ArrayList<String>();
        for (var i = 0; i < hosts.size(); i++) {
            places.add(hosts.get(i) + ":" + port(each.get(each.size() == 1 ? 0 : i).strip()));
        }
        return String.join(",", places);
    }

    private static String host(String text) {
        if (text.startsWith("/") || text.startsWith("@")) {
            throw new IllegalArgumentException(
                    "DATABASE_URL names a Unix socket, which the JDBC driver cannot use; name a"
                            + " host, such as localhost");
        }
        var address = IPV6.matcher(text);
        if (address.matches()) {
            return "[" + address.group(1) + "]";
        }
        if (!NAME.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "DATABASE_URL names no host, or one that cannot be one; percent-encode special"
                            + " characters in the password");
        }
        return text;
    }

    private static int port(String text) {
        if (text.isEmpty()) {
            return 5432;
        }
        try {
            var port = Integer.parseInt(text);
            if (port > 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException _) {
            // Said below, for a number out of range too. The text may be half of a password.
        }
        throw new IllegalArgumentException(
                "DATABASE_URL has a port that is no number from 1 to 65535; an IPv6 address"
                        + " stands in brackets, and special characters of the password are"
                        + " percent-encoded");
    }
}
