package boocontrol.hosts.control;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Turns names into addresses. May take as long as the machine's resolver does.
@FunctionalInterface
public interface Resolver {

    /// The machine's own.
    Resolver SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    /// @param host a name, or an address, IPv6 in brackets
    List<InetAddress> addresses(String host) throws UnknownHostException;
}
