package boocontrol.hosts.entity;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// Where this server itself and its database listen: no provider can be there. A gateway that is
/// its own provider would call itself for ever; a database must not be spoken to in HTTP.
///
/// @param http our own port
/// @param databases where the database is, as its URL says
public record OwnPorts(OptionalInt http, List<Listener> databases) {

    private static final Pattern HOSTS = Pattern.compile("jdbc:postgresql://([^/?]*).*");
    private static final int USUAL = 5432;

    /// @param host a name or an address, IPv6 in brackets
    public record Listener(String host, int port) {}

    /// What is found at an address.
    public interface Around {

        /// Whether the address belongs to this machine.
        boolean local(InetAddress address);

        /// Every address of a name; empty when it is not known now.
        List<InetAddress> addresses(String host);
    }

    public OwnPorts {
        databases = List.copyOf(databases);
    }

    /// @param jdbcUrl of pgjdbc, which may name several hosts
    public static OwnPorts of(OptionalInt http, String jdbcUrl) {
        var matcher = HOSTS.matcher(jdbcUrl);
        var listeners = new ArrayList<Listener>();
        if (matcher.matches()) {
            for (var each : matcher.group(1).split(",")) {
                listeners.add(listener(each));
            }
        }
        return new OwnPorts(http, listeners);
    }

    /// Why the port of the address is refused. `around` is asked only when a port is the same.
    public Optional<String> refusal(InetAddress address, int port, Around around) {
        if (http.isPresent() && http.getAsInt() == port && ours(address, around)) {
            return Optional.of("it is this server itself");
        }
        return databases.stream()
                .filter(database -> database.port == port)
                .filter(database -> same(address, database, around))
                .findFirst()
                .map(_ -> "it is the database of this server");
    }

    private static boolean same(InetAddress address, Listener database, Around around) {
        var there = around.addresses(database.host);
        return there.contains(address)
                || (ours(address, around) && there.stream().anyMatch(a -> ours(a, around)));
    }

    private static boolean ours(InetAddress address, Around around) {
        return address.isLoopbackAddress() || around.local(address);
    }

    private static Listener listener(String text) {
        var host = text.replaceFirst(":\\d{1,5}$", "");
        var port = host.equals(text) ? USUAL : Integer.parseInt(text.substring(host.length() + 1));
        return new Listener(host.isEmpty() ? "localhost" : host, port);
    }
}
