package boocontrol.hosts.entity;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// Which addresses are never connected to, whoever asks. Private and loopback addresses are where
/// hosts live, so they are allowed.
public final class AddressRules {

    private static final Set<String> METADATA_NAMES =
            Set.of(
                    "metadata",
                    "metadata.goog",
                    "metadata.google.internal",
                    "instance-data",
                    "instance-data.ec2.internal");

    /// Metadata services outside of the link-local range: Azure, Alibaba, Oracle, and by IPv6 AWS
    /// (its agent for pods too), Google and Oracle.
    private static final Set<InetAddress> METADATA =
            Set.of(
                    InetAddress.ofLiteral("168.63.129.16"),
                    InetAddress.ofLiteral("100.100.100.200"),
                    InetAddress.ofLiteral("192.0.0.192"),
                    InetAddress.ofLiteral("fd00:ec2::254"),
                    InetAddress.ofLiteral("fd00:ec2::23"),
                    InetAddress.ofLiteral("fd20:ce::254"),
                    InetAddress.ofLiteral("fd00:c1::a9fe:a9fe"));

    private static final String NOWHERE = "it is no address of a machine";

    private AddressRules() {}

    /// Why a name is refused whatever it resolves to.
    public static Optional<String> refusal(String name) {
        return METADATA_NAMES.contains(name)
                ? Optional.of("it is a cloud's metadata service")
                : Optional.empty();
    }

    /// Why an address is refused.
    public static Optional<String> refusal(InetAddress address) {
        return plainly(address).or(() -> within(address).flatMap(AddressRules::tunnelled));
    }

    /// The IPv4 address that an IPv6 address carries to a translator or tunnel, if it does.
    /// IPv4-mapped ones arrive here as IPv4 already.
    static Optional<InetAddress> within(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return Optional.empty();
        }
        var bytes = address.getAddress();
        if (startsWith(bytes, 0x00, 0x64, 0xff, 0x9b)) { // NAT64, 64:ff9b::/96 and 64:ff9b:1::/48
            return Optional.of(ipv4(bytes, 12, 0));
        }
        if (startsWith(bytes, 0x20, 0x02)) { // 6to4
            return Optional.of(ipv4(bytes, 2, 0));
        }
        if (startsWith(bytes, 0x20, 0x01, 0x00, 0x00)) { // Teredo, inverted
            return Optional.of(ipv4(bytes, 12, 0xff));
        }
        if (startsWith(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0)) { // SIIT, ::ffff:0:0/96
            return Optional.of(ipv4(bytes, 12, 0));
        }
        var compatible = startsWith(bytes, new int[12]) && !address.isLoopbackAddress();
        return compatible ? Optional.of(ipv4(bytes, 12, 0)) : Optional.empty();
    }

    private static Optional<String> plainly(InetAddress address) {
        if (METADATA.contains(address)) {
            return Optional.of("it is a cloud's metadata service");
        }
        if (address.isLinkLocalAddress()) {
            return Optional.of("it is a link-local address, where clouds have their metadata");
        }
        if (address.isMulticastAddress()) {
            return Optional.of("it is a multicast address");
        }
        return address.isAnyLocalAddress() || outside(address)
                ? Optional.of(NOWHERE)
                : Optional.empty();
    }

    private static Optional<String> tunnelled(InetAddress inner) {
        return plainly(inner)
                .or(() ->
                        inner.isLoopbackAddress()
                                ? Optional.of("it is this machine in disguise")
                                : Optional.empty());
    }

    /// 0.0.0.0/8 and 240.0.0.0/4, broadcast included.
    private static boolean outside(InetAddress address) {
        var bytes = address.getAddress();
        var first = bytes[0] & 0xff;
        return bytes.length == 4 && (first == 0 || first >= 240);
    }

    private static boolean startsWith(byte[] bytes, int... head) {
        for (var i = 0; i < head.length; i++) {
            if ((bytes[i] & 0xff) != head[i]) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress ipv4(byte[] bytes, int from, int inverted) {
        var four = Arrays.copyOfRange(bytes, from, from + 4);
        for (var i = 0; i < four.length; i++) {
            four[i] ^= (byte) inverted;
        }
        try {
            return InetAddress.getByAddress(four);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
