package boocontrol.llamaswap.control;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.llamaswap.entity.RawFrame;
import boocontrol.llamaswap.entity.StreamEnd;
import boocontrol.llamaswap.entity.SwapEvent;
import boocontrol.simulator.chaos.ChaosProxy;
import boocontrol.simulator.chaos.Toxic;
import boocontrol.testing.RecordedHostFiles;
import boocontrol.testing.ScriptedHost;
import boocontrol.testing.Seeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A stream that the network damages: recorded bytes, real sockets, a chaos proxy between.
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class StreamCutTest {

    private static final int RUNS = Boolean.getBoolean("boocontrol.long") ? 1_000 : 200;
    private static final String CHUNK_END = "\r\n0\r\n\r\n";

    private final EventParser parser = new EventParser();
    private final List<byte[]> bodies =
            List.of(
                    body("v190/apikeys", 0),
                    body("v235/main", 3),
                    body("v236/main", 2),
                    body("v240/store", 0),
                    body("v250/apikeys", 0),
                    body("v250/store", 3));

    private volatile byte[] body = bodies.getFirst();
    private ScriptedHost host;
    private ChaosProxy proxy;

    private static final class Kept implements StreamHandler {

        private final List<RawFrame> frames = new ArrayList<>();

        @Override
        public void opened() {}

        @Override
        public void bytes(int count) {}

        @Override
        public boolean frame(RawFrame frame) {
            return frames.add(frame);
        }

        @Override
        public void oversized() {
            throw new AssertionError("no frame is that large");
        }
    }

    @BeforeEach
    void start() throws IOException {
        host =
                new ScriptedHost(wire -> {
                    wire.out().write(answer());
                    wire.awaitHangUp();
                });
        proxy = ChaosProxy.to(host.url());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        host.close();
    }

    /// Half of the cuts are inside of a character.
    @Test
    void a_stream_cut_at_any_byte_gives_its_whole_frames_and_the_next_one_is_clean() {
        Seeds.each(
                RUNS,
                random -> {
                    body = bodies.get(random.nextInt(bodies.size()));
                    var cut = random.nextBoolean() ? insideOfACharacter(random) : anywhere(random);
                    proxy.add(new Toxic.LimitData(bodyAt() + cut));
                    var kept = new Kept();
                    assertThat(read(kept))
                            .isEqualTo(new StreamEnd.Unreachable("the connection broke off"));
                    assertThat(kept.frames).isEqualTo(whole().subList(0, framesBefore(cut)));
                    assertThat(kept.frames.stream().map(parser::parse))
                            .noneMatch(SwapEvent.Broken.class::isInstance);
                    proxy.removeAll();
                    var next = new Kept();
                    assertThat(read(next)).isEqualTo(new StreamEnd.Ended());
                    assertThat(next.frames).isEqualTo(whole());
                });
    }

    @Test
    void a_reset_in_mid_stream_gives_no_half_frame() {
        Seeds.each(
                RUNS / 10,
                random -> {
                    body = bodies.getLast();
                    proxy.add(new Toxic.Slicer(150, 100, Duration.ofMillis(1)));
                    proxy.add(new Toxic.ResetPeer(Duration.ofMillis(20 + random.nextInt(40))));
                    var kept = new Kept();
                    assertThat(read(kept))
                            .isEqualTo(new StreamEnd.Unreachable("the connection was reset"));
                    assertThat(kept.frames).isEqualTo(whole().subList(0, kept.frames.size()));
                    proxy.removeAll();
                });
    }

    @Test
    void reads_of_single_bytes_give_the_same_frames() {
        body = body("v240/store", 2);
        proxy.add(new Toxic.Slicer(1, 0, Duration.ZERO));
        var kept = new Kept();
        assertThat(read(kept)).isEqualTo(new StreamEnd.Ended());
        assertThat(kept.frames).isEqualTo(whole());
    }

    private StreamEnd read(StreamHandler handler) {
        try (var client = new SwapStreamClient(proxy.url(), Optional.empty(), "t")) {
            return client.read(handler);
        }
    }

    private byte[] answer() {
        var head = (ScriptedHost.SSE + Integer.toHexString(body.length) + "\r\n");
        return (head + new String(body, StandardCharsets.UTF_8) + CHUNK_END)
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Where in the answer the body starts.
    private int bodyAt() {
        return ScriptedHost.SSE.length() + Integer.toHexString(body.length).length() + 2;
    }

    private int anywhere(RandomGenerator random) {
        return random.nextInt(body.length);
    }

    private int insideOfACharacter(RandomGenerator random) {
        var places =
                IntStream.range(0, body.length).filter(at -> (body[at] & 0xC0) == 0x80).toArray();
        return places[random.nextInt(places.length)];
    }

    private List<RawFrame> whole() {
        var kept = new ArrayList<RawFrame>();
        new String(body, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> line.substring(5))
                .map(data -> new RawFrame(FrameType.of(bytes(data), bytes(data).length), data))
                .forEach(kept::add);
        return kept;
    }

    /// A frame is whole when its empty line has come.
    private int framesBefore(int cut) {
        return (int)
                IntStream.range(0, cut - 1)
                        .filter(at -> body[at] == '\n' && body[at + 1] == '\n')
                        .count();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] body(String folder, int stream) {
        return RecordedHostFiles.read(folder).streams().get(stream).body();
    }
}
