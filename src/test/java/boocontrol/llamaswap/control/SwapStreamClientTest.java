package boocontrol.llamaswap.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boocontrol.hosts.entity.ApiKey;
import boocontrol.llamaswap.entity.RawFrame;
import boocontrol.llamaswap.entity.StreamEnd;
import boocontrol.testing.Await;
import boocontrol.testing.ScriptedHost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class SwapStreamClientTest {

    private static final String FRAME = "event:message\ndata:{\"type\":\"activity\"}\n\n";

    private final Seen seen = new Seen();

    private static class Seen implements StreamHandler {

        final AtomicInteger opened = new AtomicInteger();
        final AtomicLong bytes = new AtomicLong();
        final List<RawFrame> frames = new CopyOnWriteArrayList<>();
        final AtomicInteger oversized = new AtomicInteger();

        @Override
        public void opened() {
            opened.incrementAndGet();
        }

        @Override
        public void bytes(int count) {
            bytes.addAndGet(count);
        }

        @Override
        public boolean frame(RawFrame frame) {
            frames.add(frame);
            return true;
        }

        @Override
        public void oversized() {
            oversized.incrementAndGet();
        }
    }

    @Test
    void a_stream_is_read_to_its_clean_end() throws Exception {
        try (var host = new ScriptedHost(SwapStreamClientTest::twoFrames)) {
            assertThat(read(host.url())).isEqualTo(new StreamEnd.Ended());
        }
        assertThat(seen.opened).hasValue(1);
        assertThat(seen.frames).extracting(RawFrame::type).containsExactly("activity", "activity");
        assertThat(seen.bytes).hasValue(2 * FRAME.length());
    }

    @Test
    void the_request_says_who_asks_and_for_what() throws Exception {
        try (var host = new ScriptedHost(SwapStreamClientTest::twoFrames);
                var client =
                        new SwapStreamClient(
                                URI.create(host.url() + "/box/"),
                                Optional.of(new ApiKey("k3y")),
                                "BooControl/test")) {
            client.read(seen);
            assertThat(host.requests.getFirst())
                    .startsWith("GET /box/api/events HTTP/1.1\r\n")
                    .containsIgnoringCase("accept: text/event-stream\r\n")
                    .containsIgnoringCase("authorization: Bearer k3y\r\n")
                    .containsIgnoringCase("user-agent: BooControl/test\r\n")
                    .doesNotContainIgnoringCase("accept-encoding");
        }
    }

    @Test
    void a_stream_without_its_last_chunk_broke_off() throws Exception {
        try (var host =
                new ScriptedHost(wire -> {
                    wire.send(ScriptedHost.SSE);
                    wire.chunk(FRAME + "data:half");
                })) {
            assertThat(read(host.url()))
                    .isEqualTo(new StreamEnd.Unreachable("the connection broke off"));
        }
        assertThat(seen.frames).hasSize(1);
    }

    @Test
    void a_reset_connection_is_unreachable() throws Exception {
        try (var host =
                new ScriptedHost(wire -> {
                    wire.send(ScriptedHost.SSE);
                    wire.chunk(FRAME);
                    Await.until("the frame is read", () -> seen.frames.size() == 1);
                    wire.reset();
                })) {
            assertThat(read(host.url()))
                    .isEqualTo(new StreamEnd.Unreachable("the connection was reset"));
        }
    }

    @Test
    void silence_ends_with_the_time_out_of_a_read() throws Exception {
        try (var host =
                new ScriptedHost(wire -> {
                    wire.send(ScriptedHost.SSE);
                    wire.chunk(FRAME);
                    wire.awaitHangUp();
                })) {
            assertThat(read(host.url(), Duration.ofMillis(300)))
                    .isEqualTo(new StreamEnd.Unreachable("no byte came in time"));
        }
        assertThat(seen.frames).hasSize(1);
    }

    @Test
    void no_answer_at_all_ends_with_the_time_out_of_a_read() throws Exception {
        try (var host = new ScriptedHost(ScriptedHost.Wire::awaitHangUp)) {
            assertThat(read(host.url(), Duration.ofMillis(300)))
                    .isEqualTo(new StreamEnd.Unreachable("no byte came in time"));
        }
        assertThat(seen.opened).hasValue(0);
    }

    @Test
    void nobody_listening_is_refused() throws Exception {
        try (var probe = new ServerSocket(0)) {
            var port = probe.getLocalPort();
            probe.close();
            assertThat(read(URI.create("http://127.0.0.1:" + port)))
                    .isEqualTo(new StreamEnd.Unreachable("connection refused"));
        }
    }

    @Test
    void a_black_hole_is_given_up_after_two_seconds() throws Exception {
        try (var hole = new BlackHole()) {
            var start = System.nanoTime();
            assertThat(read(hole.url()))
                    .isEqualTo(new StreamEnd.Unreachable("no answer to connecting"));
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(1_900), Duration.ofSeconds(6));
        }
    }

    @Test
    void a_name_nobody_knows_is_told() {
        assertThat(read(URI.create("http://no-such-host.invalid:1")))
                .isEqualTo(new StreamEnd.Unreachable("its name is not known"));
    }

    @Test
    void something_that_is_not_http_is_told() throws Exception {
        try (var host = new ScriptedHost(wire -> wire.send("SSH-2.0-OpenSSH_9.2\r\n\r\n"))) {
            assertThat(read(host.url())).isInstanceOf(StreamEnd.Unreachable.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    401 Unauthorized  | application/json  | Unauthorized[]
                    404 Not Found     | text/plain        | Unsupported[reason=it has no /api/events]
                    405 Not Allowed   | text/plain        | Unsupported[reason=it has no /api/events]
                    200 OK            | text/html         | NotSse[contentType=text/html]
                    200 OK            | application/json  | NotSse[contentType=application/json]
                    204 No Content    | text/event-stream | NotSse[contentType=status 204, text/event-stream]
                    403 Forbidden     | text/html         | NotSse[contentType=status 403, text/html]
                    302 Found         | text/html         | NotSse[contentType=a redirect (302)]
                    500 Broken        | text/html         | Unreachable[reason=it answered with status 500]
                    503 Not now       | text/plain        | Unreachable[reason=it answered with status 503]
                    """)
    void an_answer_that_is_no_event_stream_says_what_it_is(
            String status, String type, String expected) throws Exception {
        var headers = "Content-Type: " + type + "\r\nLocation: /login\r\n";
        var body = status.startsWith("204") ? "" : "<html>please log in</html>";
        try (var host = ScriptedHost.answering(status, headers, body)) {
            assertThat(read(host.url())).hasToString(expected);
            assertThat(host.requests).hasSize(1);
        }
        assertThat(seen.opened).hasValue(0);
    }

    @Test
    void an_answer_without_a_content_type_is_no_event_stream() throws Exception {
        try (var host = ScriptedHost.answering("200 OK", "", "data:a\n\n")) {
            assertThat(read(host.url())).isEqualTo(new StreamEnd.NotSse("no content type"));
        }
    }

    @Test
    void an_encoding_nobody_asked_for_is_no_event_stream() throws Exception {
        var headers = "Content-Type: text/event-stream\r\nContent-Encoding: gzip\r\n";
        try (var host = ScriptedHost.answering("200 OK", headers, "\u001f\u008b")) {
            assertThat(read(host.url()))
                    .isEqualTo(new StreamEnd.NotSse("an event stream in the encoding gzip"));
        }
    }

    @Test
    void a_charset_on_the_content_type_is_allowed() throws Exception {
        var headers = "Content-Type: text/event-stream;charset=utf-8\r\n";
        try (var host = ScriptedHost.answering("200 OK", headers, FRAME)) {
            assertThat(read(host.url())).isEqualTo(new StreamEnd.Ended());
        }
        assertThat(seen.frames).hasSize(1);
    }

    @Test
    void a_handler_that_is_full_ends_the_attempt_and_the_connection() throws Exception {
        var hungUp = new CompletableFuture<Boolean>();
        var full =
                new Seen() {
                    @Override
                    public boolean frame(RawFrame frame) {
                        return false;
                    }
                };
        try (var host =
                        new ScriptedHost(wire -> {
                            wire.send(ScriptedHost.SSE);
                            wire.chunk(FRAME);
                            hungUp.complete(wire.awaitHangUp());
                        });
                var client = new SwapStreamClient(host.url(), Optional.empty(), "t")) {
            assertThat(client.read(full))
                    .isEqualTo(new StreamEnd.Aborted("the handler takes no more"));
            assertThat(hungUp.get(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void what_the_handler_throws_is_thrown_and_the_connection_is_closed() throws Exception {
        var hungUp = new CompletableFuture<Boolean>();
        var failing =
                new Seen() {
                    @Override
                    public void opened() {
                        throw new IllegalArgumentException("ours");
                    }
                };
        try (var host =
                        new ScriptedHost(wire -> {
                            wire.send(ScriptedHost.SSE);
                            hungUp.complete(wire.awaitHangUp());
                        });
                var client = new SwapStreamClient(host.url(), Optional.empty(), "t")) {
            assertThatThrownBy(() -> client.read(failing)).hasMessage("ours");
            assertThat(hungUp.get(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void an_attempt_is_aborted_while_it_connects() throws Exception {
        try (var hole = new BlackHole()) {
            abortsWithinASecond(hole.url(), () -> true);
        }
    }

    @Test
    void an_attempt_is_aborted_while_it_waits_for_the_answer() throws Exception {
        try (var host = new ScriptedHost(ScriptedHost.Wire::awaitHangUp)) {
            abortsWithinASecond(host.url(), () -> !host.requests.isEmpty());
        }
    }

    @Test
    void an_attempt_is_aborted_while_the_stream_is_silent() throws Exception {
        try (var host =
                new ScriptedHost(wire -> {
                    wire.send(ScriptedHost.SSE);
                    wire.chunk(FRAME);
                    wire.awaitHangUp();
                })) {
            abortsWithinASecond(host.url(), () -> !seen.frames.isEmpty());
        }
    }

    @Test
    void an_attempt_is_aborted_while_the_stream_floods() throws Exception {
        var flooding = new AtomicBoolean(true);
        try (var host =
                new ScriptedHost(wire -> {
                    wire.send(ScriptedHost.SSE);
                    var frames = FRAME.repeat(1_000);
                    while (flooding.get()) {
                        wire.chunk(frames);
                    }
                })) {
            abortsWithinASecond(host.url(), () -> seen.bytes.get() > 1_000_000);
            flooding.set(false);
        }
    }

    @Test
    void an_attempt_aborted_before_it_began_asks_nobody() throws Exception {
        try (var host = new ScriptedHost(SwapStreamClientTest::twoFrames)) {
            var client = new SwapStreamClient(host.url(), Optional.empty(), "t");
            client.abort("edited");
            assertThat(client.read(seen)).isEqualTo(new StreamEnd.Aborted("edited"));
            assertThat(host.requests).isEmpty();
        }
    }

    @Test
    void an_interrupted_reader_ends_its_attempt() throws Exception {
        try (var host =
                new ScriptedHost(wire -> {
                    wire.send(ScriptedHost.SSE);
                    wire.chunk(FRAME);
                    wire.awaitHangUp();
                })) {
            var end = new CompletableFuture<StreamEnd>();
            var reader = Thread.ofVirtual().start(() -> end.complete(read(host.url())));
            Await.until("the stream is read", () -> !seen.frames.isEmpty());
            reader.interrupt();
            assertThat(end.get(1, TimeUnit.SECONDS))
                    .isEqualTo(new StreamEnd.Aborted("interrupted"));
        }
    }

    private void abortsWithinASecond(URI url, BooleanSupplier running) throws Exception {
        var client = new SwapStreamClient(url, Optional.empty(), "t");
        var end = new CompletableFuture<StreamEnd>();
        var reader = Thread.ofVirtual().start(() -> end.complete(client.read(seen)));
        Await.until("the attempt runs", () -> running.getAsBoolean() && waits(reader));
        var start = System.nanoTime();
        client.abort("watchdog");
        assertThat(end.get(1, TimeUnit.SECONDS)).isEqualTo(new StreamEnd.Aborted("watchdog"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }

    private static boolean waits(Thread reader) {
        return reader.getState() != Thread.State.NEW;
    }

    private StreamEnd read(URI url) {
        return read(url, Duration.ofSeconds(20));
    }

    private StreamEnd read(URI url, Duration silence) {
        try (var client = new SwapStreamClient(url, Optional.empty(), "t", silence)) {
            return client.read(seen);
        }
    }

    private static void twoFrames(ScriptedHost.Wire wire) throws IOException {
        wire.send(ScriptedHost.SSE);
        wire.chunk(FRAME);
        wire.chunk(FRAME);
        wire.lastChunk();
    }

    /// A listening socket whose backlog is full: the kernel drops every further connection attempt.
    private static final class BlackHole implements AutoCloseable {

        private final ServerSocket server =
                new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final List<Socket> fillers = new ArrayList<>();

        BlackHole() throws IOException {
            var full = false;
            while (!full) {
                var socket = new Socket();
                fillers.add(socket);
                try {
                    socket.connect(
                            new InetSocketAddress(server.getInetAddress(), server.getLocalPort()),
                            200);
                } catch (SocketTimeoutException _) {
                    full = true;
                }
            }
        }

        URI url() {
            return URI.create("http://127.0.0.1:" + server.getLocalPort());
        }

        @Override
        public void close() throws IOException {
            for (var socket : fillers) {
                socket.close();
            }
            server.close();
        }
    }
}
