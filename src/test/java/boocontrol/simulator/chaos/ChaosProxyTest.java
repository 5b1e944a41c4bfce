package boocontrol.simulator.chaos;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boocontrol.testing.Await;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each toxic on real sockets. Times are lower bounds that the toxic promises, and generous upper
/// bounds for a busy machine.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ChaosProxyTest {

    private static final Duration MUCH = Duration.ofSeconds(5);

    private Pair pair;
    private ChaosProxy proxy;

    @BeforeEach
    void start() throws IOException {
        pair = new Pair();
        proxy = ChaosProxy.to(pair.url());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        pair.close();
    }

    @Test
    void bytes_pass_both_ways_unchanged_and_are_counted() throws Exception {
        var ends = pair.connect(proxy);
        var up = random(300_000);
        var down = random(2_000_000);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(() -> send(ends.client(), up));
            threads.submit(() -> send(ends.server(), down));
            var arrivedUp =
                    threads.submit(() -> ends.server().getInputStream().readNBytes(up.length));
            var arrivedDown = ends.client().getInputStream().readNBytes(down.length);
            assertThat(Arrays.equals(arrivedUp.get(), up)).isTrue();
            assertThat(Arrays.equals(arrivedDown, down)).isTrue();
        }
        assertThat(proxy.counts()).isEqualTo(new Counts(1, 1, up.length, down.length));
        ends.client().close();
        ends.server().close();
        Await.until("the connection is gone", () -> proxy.counts().open() == 0);
        assertThat(proxy.counts()).isEqualTo(new Counts(1, 0, up.length, down.length));
    }

    @Test
    void one_direction_may_end_before_the_other() throws Exception {
        var ends = pair.connect(proxy);
        send(ends.client(), "question".getBytes(US_ASCII));
        ends.client().shutdownOutput();
        assertThat(ends.server().getInputStream().readAllBytes()).asString().isEqualTo("question");
        send(ends.server(), "answer".getBytes(US_ASCII));
        ends.server().close();
        assertThat(ends.client().getInputStream().readAllBytes()).asString().isEqualTo("answer");
        Await.until("the connection is gone", () -> proxy.counts().open() == 0);
    }

    @Test
    void a_reset_of_the_server_reaches_the_client_as_one() throws Exception {
        var ends = pair.connect(proxy);
        ends.server().setSoLinger(true, 0);
        ends.server().close();
        isReset(ends.client());
    }

    @Test
    void a_reset_of_the_client_reaches_the_server_as_one() throws Exception {
        var ends = pair.connect(proxy);
        ends.client().setSoLinger(true, 0);
        ends.client().close();
        isReset(ends.server());
    }

    @Test
    void a_server_that_is_not_there_resets_the_client() throws Exception {
        pair.close();
        assertThatThrownBy(() -> pair.client(proxy).getInputStream().read())
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
    }

    @Test
    void latency_delays_each_byte_and_not_their_rate() throws Exception {
        proxy.add(new Toxic.Latency(Duration.ofMillis(200)));
        var ends = pair.connect(proxy);
        send(ends.server(), random(1));
        var first = took(() -> ends.client().getInputStream().readNBytes(1));
        assertThat(first).isBetween(Duration.ofMillis(190), MUCH);
        var sent = System.nanoTime();
        for (var n = 0; n < 50; n++) {
            send(ends.server(), random(10));
        }
        ends.client().getInputStream().readNBytes(500);
        var fifty = Duration.ofNanos(System.nanoTime() - sent);
        assertThat(fifty).isBetween(Duration.ofMillis(195), MUCH);
    }

    @Test
    void latency_upstream_delays_only_what_the_client_sends() throws Exception {
        proxy.put(AppliedToxic.of(new Toxic.Latency(Duration.ofMillis(300)), Direction.UPSTREAM));
        var ends = pair.connect(proxy);
        var sent = System.nanoTime();
        send(ends.client(), random(1));
        send(ends.server(), random(1));
        ends.client().getInputStream().readNBytes(1);
        var down = System.nanoTime() - sent;
        ends.server().getInputStream().readNBytes(1);
        var up = System.nanoTime() - sent;
        assertThat(Duration.ofNanos(up)).isBetween(Duration.ofMillis(290), MUCH);
        assertThat(down).isLessThan(up);
    }

    @Test
    void latency_may_be_changed_and_removed_while_bytes_wait() throws Exception {
        proxy.add(new Toxic.Latency(Duration.ofHours(1)));
        var ends = pair.connect(proxy);
        send(ends.server(), "a".getBytes(US_ASCII));
        silent(ends.client(), 100);
        proxy.add(new Toxic.Latency(Duration.ofMillis(1)));
        assertThat(ends.client().getInputStream().read()).isEqualTo('a');
        proxy.add(new Toxic.Latency(Duration.ofHours(1)));
        send(ends.server(), "b".getBytes(US_ASCII));
        silent(ends.client(), 100);
        assertThat(proxy.remove("latency_downstream")).isTrue();
        assertThat(ends.client().getInputStream().read()).isEqualTo('b');
    }

    @Test
    void down_ends_what_lives_and_refuses_the_rest_until_it_is_up() throws Exception {
        var ends = pair.connect(proxy);
        send(ends.server(), "x".getBytes(US_ASCII));
        assertThat(ends.client().getInputStream().read()).isEqualTo('x');
        proxy.disable();
        assertThat(proxy.enabled()).isFalse();
        assertThat(ends.client().getInputStream().read()).isNegative();
        assertThat(ends.server().getInputStream().read()).isNegative();
        assertThatThrownBy(() -> pair.client(proxy)).isInstanceOf(ConnectException.class);
        proxy.enable();
        var again = pair.connect(proxy);
        send(again.client(), "y".getBytes(US_ASCII));
        assertThat(again.server().getInputStream().read()).isEqualTo('y');
    }

    @Test
    void down_and_up_may_follow_each_other_at_any_speed() throws Exception {
        for (var n = 0; n < 200; n++) {
            pair.connect(proxy);
            proxy.disable();
            proxy.enable();
        }
        assertThat(proxy.counts().opened()).isEqualTo(200);
        assertThat(proxy.enabled()).isTrue();
    }

    @Test
    void bandwidth_doses_the_bytes() throws Exception {
        proxy.add(new Toxic.Bandwidth(200_000));
        var ends = pair.connect(proxy);
        var bytes = random(100_000);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(() -> send(ends.server(), bytes));
            var got = new byte[1][];
            var took = took(() -> got[0] = ends.client().getInputStream().readNBytes(100_000));
            assertThat(Arrays.equals(got[0], bytes)).isTrue();
            assertThat(took).isBetween(Duration.ofMillis(480), Duration.ofSeconds(3));
        }
    }

    @Test
    void bandwidth_holds_back_a_sender_instead_of_storing_all() throws Exception {
        proxy.add(new Toxic.Bandwidth(1_000));
        var ends = pair.connect(proxy);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sending = threads.submit(() -> send(ends.server(), random(64 << 20)));
            Await.until("some bytes came", () -> proxy.counts().downstreamBytes() > 100);
            assertThat(sending.isDone()).isFalse();
            proxy.removeAll();
            ends.client().getInputStream().skipNBytes(64 << 20);
            sending.get();
        }
    }

    @Test
    void slow_close_delays_the_end_alone() throws Exception {
        proxy.add(new Toxic.SlowClose(Duration.ofMillis(300)));
        var ends = pair.connect(proxy);
        var sent = System.nanoTime();
        send(ends.server(), "z".getBytes(US_ASCII));
        ends.server().close();
        assertThat(ends.client().getInputStream().read()).isEqualTo('z');
        var first = System.nanoTime() - sent;
        assertThat(ends.client().getInputStream().read()).isNegative();
        var end = System.nanoTime() - sent;
        assertThat(Duration.ofNanos(end)).isBetween(Duration.ofMillis(290), MUCH);
        assertThat(first).isLessThan(end);
    }

    @Test
    void timeout_closes_after_its_time_and_lets_nothing_through() throws Exception {
        var ends = pair.connect(proxy);
        proxy.add(new Toxic.Timeout(Duration.ofMillis(250)));
        send(ends.server(), random(100));
        var left = new byte[1][];
        var took = took(() -> left[0] = ends.client().getInputStream().readAllBytes());
        assertThat(left[0]).isEmpty();
        assertThat(took).isBetween(Duration.ofMillis(230), MUCH);
    }

    @Test
    void a_black_hole_swallows_bytes_and_ends_until_it_is_removed() throws Exception {
        var ends = pair.connect(proxy);
        send(ends.server(), "a".getBytes(US_ASCII));
        assertThat(ends.client().getInputStream().read()).isEqualTo('a');
        proxy.add(new Toxic.Timeout(Duration.ZERO));
        send(ends.server(), random(100_000));
        ends.server().close();
        silent(ends.client(), 200);
        assertThat(proxy.counts().open()).isOne();
        proxy.removeAll();
        assertThat(ends.client().getInputStream().read()).isNegative();
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void reset_peer_is_a_real_reset_of_both_ends(Direction direction) throws Exception {
        var ends = pair.connect(proxy);
        proxy.put(AppliedToxic.of(new Toxic.ResetPeer(Duration.ofMillis(150)), direction));
        var took = took(() -> isReset(ends.client()));
        isReset(ends.server());
        assertThat(took).isBetween(Duration.ofMillis(130), MUCH);
    }

    @Test
    void a_reset_is_never_an_ordinary_end() throws Exception {
        proxy.add(new Toxic.Slicer(10, 0, Duration.ofNanos(50_000)));
        for (var n = 0; n < 300; n++) {
            var ends = pair.connect(proxy);
            sendAll(ends.server(), random(10_000));
            proxy.put(AppliedToxic.of(new Toxic.ResetPeer(Duration.ZERO), Direction.DOWNSTREAM));
            assertThatThrownBy(() -> ends.client().getInputStream().readAllBytes())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
            proxy.remove("reset_peer_downstream");
        }
    }

    @Test
    void a_receiver_that_does_not_read_can_be_reset_too() throws Exception {
        var ends = pair.connect(proxy);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sending = threads.submit(() -> send(ends.server(), random(64 << 20)));
            Await.until("the sender is held back", () -> standsStill());
            proxy.add(new Toxic.ResetPeer(Duration.ZERO));
            assertThatThrownBy(sending::get).cause().isInstanceOf(SocketException.class);
        }
        Await.until("the connection is gone", () -> proxy.counts().open() == 0);
    }

    @Test
    void slicer_delivers_in_pieces_that_are_some_time_apart() throws Exception {
        proxy.add(new Toxic.Slicer(10, 5, Duration.ofMillis(5)));
        var ends = pair.connect(proxy);
        var bytes = random(400);
        var sent = System.nanoTime();
        send(ends.server(), bytes);
        var buffer = new byte[400];
        var read = ends.client().getInputStream().read(buffer);
        assertThat(read).isBetween(5, 200);
        var rest = ends.client().getInputStream().readNBytes(400 - read);
        System.arraycopy(rest, 0, buffer, read, rest.length);
        assertThat(buffer).isEqualTo(bytes);
        // 400 bytes in pieces of 5 to 15 are at least 27 of them.
        assertThat(Duration.ofNanos(System.nanoTime() - sent))
                .isBetween(Duration.ofMillis(26 * 5), MUCH);
    }

    @Test
    void limit_data_delivers_exactly_so_much_and_then_ends() throws Exception {
        var random = new Random(4);
        for (var n = 0; n < 30; n++) {
            var limit = random.nextInt(50_000);
            proxy.add(new Toxic.LimitData(limit));
            var ends = pair.connect(proxy);
            var bytes = random(60_000);
            send(ends.client(), random(100));
            sendAll(ends.server(), bytes);
            var got = ends.client().getInputStream().readAllBytes();
            assertThat(got).hasSize(limit);
            assertThat(Arrays.equals(got, Arrays.copyOf(bytes, limit))).isTrue();
            proxy.removeAll();
        }
        Await.until("all connections are gone", () -> proxy.counts().open() == 0);
    }

    @Test
    void limit_data_counts_from_when_the_connection_met_it() throws Exception {
        var ends = pair.connect(proxy);
        send(ends.server(), random(1_000));
        ends.client().getInputStream().readNBytes(1_000);
        proxy.add(new Toxic.LimitData(10));
        send(ends.server(), random(1_000));
        assertThat(ends.client().getInputStream().readAllBytes()).hasSize(10);
    }

    @Test
    void toxicity_hits_its_share_and_the_same_ones_with_the_same_seed() throws Exception {
        var first = hits(7);
        assertThat(first).isBetween(20, 60);
        assertThat(hits(7)).isEqualTo(first);
        assertThat(hitPattern(8)).isNotEqualTo(hitPattern(7));
    }

    @Test
    void toxics_add_up() throws Exception {
        proxy.add(new Toxic.Latency(Duration.ofMillis(200)));
        proxy.put(
                AppliedToxic.of(new Toxic.Latency(Duration.ofMillis(200)), Direction.DOWNSTREAM)
                        .named("more"));
        proxy.add(new Toxic.LimitData(3));
        var ends = pair.connect(proxy);
        send(ends.server(), "abcdef".getBytes(US_ASCII));
        var got = new byte[1][];
        var took = took(() -> got[0] = ends.client().getInputStream().readAllBytes());
        assertThat(got[0]).asString(US_ASCII).isEqualTo("abc");
        assertThat(took).isBetween(Duration.ofMillis(390), MUCH);
    }

    @Test
    void the_upstream_may_change_for_later_connections() throws Exception {
        try (var other = new Pair()) {
            proxy.upstream(other.address());
            var client = pair.client(proxy);
            var server = other.accept();
            send(server, "o".getBytes(US_ASCII));
            assertThat(client.getInputStream().read()).isEqualTo('o');
        }
    }

    @Test
    void closing_ends_everything_whatever_state_it_is_in() throws Exception {
        var ends = pair.connect(proxy);
        var held = pair.connect(proxy);
        proxy.add(new Toxic.Timeout(Duration.ZERO));
        proxy.add(new Toxic.Latency(Duration.ofHours(1)));
        send(held.server(), random(100));
        assertThat(took(proxy::close)).isLessThan(Duration.ofSeconds(3));
        isReset(ends.client());
        isReset(held.client());
        assertThatThrownBy(() -> pair.client(proxy)).isInstanceOf(ConnectException.class);
    }

    private int hits(long seed) throws IOException {
        return (int) hitPattern(seed).chars().filter(c -> c == 'x').count();
    }

    /// One letter per connection: x where the toxic let nothing pass.
    private String hitPattern(long seed) throws IOException {
        var pattern = new StringBuilder();
        try (var dice =
                new ChaosProxy(
                        "dice",
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        pair.address(),
                        seed)) {
            dice.put(
                    AppliedToxic.of(new Toxic.LimitData(0), Direction.DOWNSTREAM)
                            .withToxicity(0.4));
            for (var n = 0; n < 100; n++) {
                var ends = pair.connect(dice);
                send(ends.server(), "q".getBytes(US_ASCII));
                pattern.append(ends.client().getInputStream().read() < 0 ? 'x' : 'o');
                ends.client().close();
                ends.server().close();
            }
        }
        return pattern.toString();
    }

    private boolean standsStill() {
        var before = proxy.counts().downstreamBytes();
        LockSupport.parkNanos(100_000_000);
        return before > 0 && proxy.counts().downstreamBytes() == before;
    }

    private static Void send(Socket socket, byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return null;
    }

    /// What the proxy does not want any more may meet a closed connection.
    private static void sendAll(Socket socket, byte[] bytes) {
        try {
            send(socket, bytes);
        } catch (IOException _) {
            // Cut off, as wanted.
        }
    }

    private static void isReset(Socket socket) {
        assertThatThrownBy(() -> socket.getInputStream().read())
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
    }

    private static void silent(Socket socket, int millis) throws IOException {
        socket.setSoTimeout(millis);
        InputStream in = socket.getInputStream();
        assertThatThrownBy(in::read).isInstanceOf(SocketTimeoutException.class);
        socket.setSoTimeout(10_000);
    }

    private interface Doing {
        void run() throws Exception;
    }

    private static Duration took(Doing doing) throws Exception {
        var start = System.nanoTime();
        doing.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static byte[] random(int count) {
        var bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }
}
