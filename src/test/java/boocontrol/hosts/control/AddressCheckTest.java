package boocontrol.hosts.control;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.hosts.entity.AddressVerdict;
import boocontrol.hosts.entity.AddressVerdict.Allowed;
import boocontrol.hosts.entity.AddressVerdict.Refused;
import boocontrol.hosts.entity.AddressVerdict.Unresolved;
import boocontrol.hosts.entity.BaseUrl;
import boocontrol.hosts.entity.Misfit;
import boocontrol.hosts.entity.OwnPorts;
import boocontrol.platform.loops.Loops;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressCheckTest {

    private static final String DATABASE = "jdbc:postgresql://db.lan:5433,[fd00::9]/boo?ssl=true";

    private final Map<String, List<InetAddress>> names = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final AddressCheck check =
            new AddressCheck(
                    new Loops(), this::resolve, () -> OwnPorts.of(OptionalInt.of(9503), DATABASE));

    /// Everything that must never be connected to, as a person or a page might try to write it.
    private static final List<String> NEVER =
            List.of(
                    "http://169.254.169.254/latest/meta-data",
                    "http://169.254.170.2",
                    "http://169.254.0.1:8080",
                    "http://[::ffff:169.254.169.254]",
                    "http://[::ffff:a9fe:a9fe]",
                    "http://[::169.254.169.254]",
                    "http://[64:ff9b::169.254.169.254]",
                    "http://[2002:a9fe:a9fe::1]",
                    "http://[2001:0:1:1:1:1:5601:5601]",
                    "http://[fe80::1]",
                    "http://[febf::1]",
                    "http://[fd00:ec2::254]",
                    "http://[fd00:ec2::23]",
                    "http://[fd20:ce::254]",
                    "http://[fd00:c1::a9fe:a9fe]",
                    "http://[::ffff:0:169.254.169.254]",
                    "http://[::ffff:0:7f00:1]:8080",
                    "http://168.63.129.16",
                    "http://100.100.100.200",
                    "http://192.0.0.192",
                    "http://metadata.google.internal",
                    "http://METADATA.google.internal/",
                    "http://metadata",
                    "http://instance-data",
                    "http://metadata.google.internal.",
                    "http://224.0.0.1",
                    "http://239.255.255.255",
                    "http://[ff02::1]",
                    "http://0.0.0.0:8080",
                    "http://0.1.2.3",
                    "http://[::]",
                    "http://[::ffff:0.0.0.0]",
                    "http://255.255.255.255",
                    "http://240.0.0.1",
                    "http://127.0.0.1:9503",
                    "http://127.8.8.8:9503/gateway",
                    "http://localhost:9503",
                    "http://[::1]:9503",
                    "http://[::ffff:127.0.0.1]:9503",
                    "http://[64:ff9b::127.0.0.1]:8080",
                    "http://[2002:7f00:1::]:8080",
                    "http://[::7f00:2]:8080",
                    "http://10.0.0.9:5433",
                    "http://db.lan:5433",
                    "http://[fd00::9]:5432",
                    "http://other-name-of-db.lan:5433",
                    "http://rebound.example",
                    "http://half.example",
                    "http://mapped.example",
                    "http://2852039166",
                    "http://0xa9fea9fe",
                    "http://0251.0376.0251.0376",
                    "http://169.254.43518",
                    "http://169.254.169.254.",
                    "http://x@169.254.169.254",
                    "http://10.0.0.7#@169.254.169.254",
                    "file:///etc/shadow",
                    "gopher://127.0.0.1:5433",
                    "ftp://10.0.0.7");

    private static final List<String> HOSTS =
            List.of(
                    "http://127.0.0.1:8080",
                    "http://localhost:8080",
                    "http://[::1]:8080",
                    "http://10.0.0.7:8080",
                    "http://192.168.1.20:9503",
                    "http://172.16.3.3/swap",
                    "http://[fd00::7]:8080",
                    "http://sam.lan:8080",
                    "http://10.0.0.9:8080",
                    "http://100.64.0.7:8080",
                    "https://8.8.8.8");

    AddressCheckTest() {
        names.put("localhost", addresses("127.0.0.1", "::1"));
        names.put("sam.lan", addresses("192.168.1.20"));
        names.put("db.lan", addresses("10.0.0.9"));
        names.put("other-name-of-db.lan", addresses("10.0.0.9"));
        names.put("rebound.example", addresses("169.254.169.254"));
        names.put("half.example", addresses("192.168.1.20", "0.0.0.0"));
        names.put("mapped.example", addresses("::ffff:169.254.169.254"));
    }

    @Test
    void none_of_the_forbidden_addresses_passes() {
        assertThat(NEVER).filteredOn(this::passes).isEmpty();
    }

    @Test
    void hosts_at_home_and_on_this_machine_pass() {
        assertThat(HOSTS).allMatch(this::passes);
    }

    @Test
    void our_own_port_is_refused_on_every_address_of_this_machine() throws Exception {
        var ours =
                NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .filter(address -> !address.isLinkLocalAddress())
                        .map(AddressCheckTest::written)
                        .toList();

        assertThat(ours).isNotEmpty();
        assertThat(ours).noneMatch(host -> passes("http://" + host + ":9503"));
        assertThat(ours).allMatch(host -> passes("http://" + host + ":8080"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://127.0.0.1:15510/boocontrol",
                "jdbc:postgresql://localhost:15510/",
                "jdbc:postgresql://[::1]:15510/b?x=y"
            })
    void a_database_on_this_machine_is_refused_by_any_of_its_addresses(String url) {
        var local =
                new AddressCheck(
                        new Loops(), this::resolve, () -> OwnPorts.of(OptionalInt.empty(), url));

        for (var host : List.of("127.0.0.1", "127.9.9.9", "localhost", "[::1]")) {
            assertThat(local.check(BaseUrl.parse("http://" + host + ":15510")))
                    .isEqualTo(new Refused("it is the database of this server"));
        }
    }

    @Test
    void a_name_that_changes_is_judged_by_what_it_is_now() {
        var url = BaseUrl.parse("http://sam.lan:8080");

        assertThat(check.check(url)).isEqualTo(new Allowed());
        names.put("sam.lan", addresses("169.254.169.254"));
        assertThat(check.check(url)).isInstanceOf(Refused.class);
        assertThat(asked).containsExactly("sam.lan", "sam.lan");
    }

    @Test
    void a_name_nobody_knows_now_is_neither_allowed_nor_refused() {
        assertThat(check.check(BaseUrl.parse("http://asleep.lan")))
                .isEqualTo(new Unresolved("its name is not known"));
    }

    @Test
    void a_resolver_that_does_not_answer_is_given_up() {
        var never = new CountDownLatch(1);
        var slow =
                new AddressCheck(
                        new Loops(),
                        _ -> {
                            try {
                                never.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            return List.of();
                        },
                        () -> new OwnPorts(OptionalInt.empty(), List.of()));
        var before = System.nanoTime();

        assertThat(slow.check(BaseUrl.parse("http://sam.lan"))).isInstanceOf(Unresolved.class);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(8));
        never.countDown();
    }

    @Test
    void without_a_look_up_only_what_is_written_is_judged() {
        assertThat(check.refusalWithoutLookUp(BaseUrl.parse("http://169.254.1.1"))).isPresent();
        assertThat(check.refusalWithoutLookUp(BaseUrl.parse("http://rebound.example"))).isEmpty();
        assertThat(asked).isEmpty();
    }

    private boolean passes(String text) {
        try {
            return switch (check.check(BaseUrl.parse(text))) {
                case Allowed _ -> true;
                case Refused(var reason) -> {
                    assertThat(reason).startsWith("it is ");
                    yield false;
                }
                case AddressVerdict other -> throw new AssertionError(text + " " + other);
            };
        } catch (Misfit _) {
            return false;
        }
    }

    private List<InetAddress> resolve(String host) throws UnknownHostException {
        asked.add(host);
        if (!names.containsKey(host)) {
            throw new UnknownHostException(host);
        }
        return names.get(host);
    }

    private static List<InetAddress> addresses(String... literals) {
        return List.of(literals).stream().map(InetAddress::ofLiteral).toList();
    }

    private static String written(InetAddress address) {
        var text = address.getHostAddress().replaceFirst("%.*", "");
        return text.contains(":") ? "[" + text + "]" : text;
    }
}
