package boocontrol.simulator.chaos;

import java.net.InetSocketAddress;

/// `host:port`, as the admin API writes it.
final class Addresses {

    private static final int MAX_PORT = 65_535;

    private Addresses() {}

    static String text(InetSocketAddress address) {
        var host =
                address.isUnresolved()
                        ? address.getHostString()
                        : address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    /// @throws IllegalArgumentException with words for the caller
    static InetSocketAddress parse(String text) {
        var colon = text.lastIndexOf(':');
        try {
            var host = text.substring(0, Math.max(0, colon)).replaceAll("^\\[|]$", "");
            var port = Integer.parseInt(text.substring(colon + 1));
            if (!host.isEmpty() && port >= 0 && port <= MAX_PORT) {
                return new InetSocketAddress(host, port);
            }
        } catch (NumberFormatException _) {
            // Told below.
        }
        throw new IllegalArgumentException("an address is host:port, not " + text);
    }
}
