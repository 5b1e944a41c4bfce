package boocontrol.llamaswap.control;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.llamaswap.entity.RawFrame;
import boocontrol.llamaswap.entity.SwapEvent;
import boocontrol.testing.RecordedHostFiles;
import boocontrol.testing.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameSplitterTest {

    private static final int ENOUGH = 1 << 20;

    private final List<RawFrame> frames = new ArrayList<>();
    private int oversized;

    private final FrameSplitter.Sink sink =
            new FrameSplitter.Sink() {
                @Override
                public boolean frame(RawFrame frame) {
                    frames.add(frame);
                    return true;
                }

                @Override
                public void oversized() {
                    oversized++;
                }
            };

    @Test
    void a_frame_of_llama_swap_gives_its_data_and_type() {
        split("event:message\ndata:{\"type\":\"activity\",\"data\":\"{\\\"id\\\":7}\"}\n\n");
        assertThat(frames)
                .containsExactly(
                        new RawFrame(
                                "activity", "{\"type\":\"activity\",\"data\":\"{\\\"id\\\":7}\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void lines_may_end_in_three_ways(String end) {
        split("event:message", end, "data:{\"type\":\"a\"}", end, end, "data: b", end, end);
        assertThat(frames)
                .containsExactly(new RawFrame("a", "{\"type\":\"a\"}"), new RawFrame("", "b"));
    }

    @Test
    void a_cr_and_its_lf_in_different_reads_are_one_line_end() {
        feed(splitter(ENOUGH), "data:a\r", "\ndata:b\r", "\n\r", "\n");
        assertThat(frames).containsExactly(new RawFrame("", "a\nb"));
    }

    @Test
    void data_in_many_lines_is_joined() {
        split("data:{\"type\":\ndata:\"x\"}\ndata\ndata:\n\n");
        assertThat(frames).containsExactly(new RawFrame("x", "{\"type\":\n\"x\"}\n\n"));
    }

    @Test
    void comments_and_other_fields_are_passed_over() {
        split(":\n\n: ping\nid: 4\nretry: 10\nevent: x\nnonsense\ndatas:no\ndat:no\ndata:a\n\n");
        assertThat(frames).containsExactly(new RawFrame("", "a"));
    }

    @Test
    void only_one_space_after_the_colon_is_dropped() {
        split("data:  a\n\n");
        assertThat(frames).containsExactly(new RawFrame("", " a"));
    }

    @Test
    void a_byte_order_mark_belongs_to_no_field() {
        split("\uFEFFdata:a\n\ndata:b\n\n");
        assertThat(frames).extracting(RawFrame::data).containsExactly("a", "b");
    }

    @Test
    void empty_data_is_a_frame_and_no_data_is_none() {
        split("\n\nevent:message\n\ndata:\n\n");
        assertThat(frames).containsExactly(new RawFrame("", ""));
    }

    @Test
    void half_a_frame_at_the_end_is_no_frame() {
        split("data:a\n\ndata:b\n");
        assertThat(frames).extracting(RawFrame::data).containsExactly("a");
    }

    @Test
    void characters_survive_reads_of_one_byte() {
        var text = "data:{\"type\":\"logData\",\"data\":\"— 😀 µs\"}\n\n";
        var splitter = splitter(ENOUGH);
        for (var one : text.getBytes(StandardCharsets.UTF_8)) {
            splitter.feed(new byte[] {one}, 1);
        }
        assertThat(frames)
                .containsExactly(
                        new RawFrame("logData", "{\"type\":\"logData\",\"data\":\"— 😀 µs\"}"));
    }

    @Test
    void an_oversized_frame_is_left_out_told_once_and_the_next_is_clean() {
        var splitter = splitter(100);
        feed(splitter, "data:first\n\ndata:", "x".repeat(90), "y".repeat(90), "\ndata:more\n\n");
        feed(splitter, "data:next\n\n");
        assertThat(frames).extracting(RawFrame::data).containsExactly("first", "next");
        assertThat(oversized).isOne();
    }

    @Test
    void a_frame_of_exactly_the_limit_is_kept() {
        feed(splitter(100), "data:" + "x".repeat(100) + "\n\ndata:" + "x".repeat(101) + "\n\n");
        assertThat(frames).hasSize(1);
        assertThat(oversized).isOne();
    }

    @Test
    void twenty_megabytes_in_one_frame_and_a_line_without_end_are_told() {
        var splitter = splitter(FrameSplitter.LIMIT);
        var chunk = "z".repeat(1 << 20);
        feed(splitter, "data:{\"type\":\"logData\",\"data\":\"");
        for (var mb = 0; mb < 20; mb++) {
            feed(splitter, chunk);
        }
        feed(splitter, "\"}\n\ndata:{\"type\":\"activity\"}\n\ndata:");
        for (var mb = 0; mb < 20; mb++) {
            feed(splitter, chunk);
        }
        assertThat(frames).extracting(RawFrame::type).containsExactly("activity");
        assertThat(oversized).isEqualTo(2);
    }

    @Test
    void seven_tenths_of_a_megabyte_are_an_ordinary_frame() {
        split("data:{\"type\":\"logData\",\"data\":\"" + "\\\\n".repeat(233_000) + "\"}\n\n");
        assertThat(frames).extracting(RawFrame::isLog).containsExactly(true);
        assertThat(oversized).isZero();
    }

    @Test
    void a_sink_that_is_full_stops_the_splitting() {
        var splitter =
                new FrameSplitter(
                        ENOUGH,
                        new FrameSplitter.Sink() {
                            @Override
                            public boolean frame(RawFrame frame) {
                                frames.add(frame);
                                return frames.size() < 2;
                            }

                            @Override
                            public void oversized() {}
                        });
        var bytes = "data:a\n\ndata:b\n\ndata:c\n\n".getBytes(StandardCharsets.UTF_8);
        assertThat(splitter.feed(bytes, bytes.length)).isFalse();
        assertThat(frames).extracting(RawFrame::data).containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":\"x\",\"type\":\"activity\"}",
                "{\"type\":7}",
                "{\"type\":\"act\\u0069vity\"}",
                "{\"type\":\"activity",
                "[]",
                "{",
                "{\"type\""
            })
    void a_type_that_does_not_stand_first_and_plain_is_not_guessed(String data) {
        split("data:" + data + "\n\n");
        assertThat(frames).containsExactly(new RawFrame("", data));
    }

    @Test
    void white_space_before_the_type_is_allowed() {
        split("data: { \"type\" : \"activity\" }\n\n");
        assertThat(frames).extracting(RawFrame::type).containsExactly("activity");
    }

    @Test
    void any_cutting_of_a_recorded_stream_gives_the_same_frames() {
        var body = stream();
        feedCut(splitter(ENOUGH), body, body.length, chance(body.length));
        var whole = List.copyOf(frames);
        Seeds.each(
                1_000,
                random -> {
                    frames.clear();
                    feedCut(splitter(ENOUGH), body, body.length, random);
                    assertThat(frames).isEqualTo(whole);
                });
    }

    @Test
    void a_stream_cut_at_any_byte_invents_no_frame_and_the_next_stream_is_clean() {
        var body = stream();
        feedCut(splitter(ENOUGH), body, body.length, chance(body.length));
        var whole = List.copyOf(frames);
        var parser = new EventParser();
        Seeds.each(
                1_000,
                random -> {
                    frames.clear();
                    var cut = random.nextInt(body.length + 1);
                    feedCut(splitter(ENOUGH), body, cut, random);
                    assertThat(frames).isEqualTo(whole.subList(0, frames.size()));
                    assertThat(parsed(parser)).noneMatch(SwapEvent.Broken.class::isInstance);
                    frames.clear();
                    feedCut(splitter(ENOUGH), body, body.length, random);
                    assertThat(frames).isEqualTo(whole);
                });
    }

    private List<SwapEvent> parsed(EventParser parser) {
        return frames.subList(Math.max(0, frames.size() - 3), frames.size()).stream()
                .map(parser::parse)
                .toList();
    }

    private static byte[] stream() {
        return RecordedHostFiles.read("v250/store").streams().getFirst().body();
    }

    private static RandomGenerator chance(long seed) {
        return new Random(seed);
    }

    private FrameSplitter splitter(int limit) {
        return new FrameSplitter(limit, sink);
    }

    private void split(String... parts) {
        feed(splitter(ENOUGH), parts);
    }

    private static void feed(FrameSplitter splitter, String... parts) {
        for (var part : parts) {
            var bytes = part.getBytes(StandardCharsets.UTF_8);
            splitter.feed(bytes, bytes.length);
        }
    }

    private static void feedCut(
            FrameSplitter splitter, byte[] body, int until, RandomGenerator random) {
        var at = 0;
        var longest = 1 + random.nextInt(5_000);
        while (at < until) {
            var to = Math.min(until, at + 1 + random.nextInt(longest));
            var chunk = Arrays.copyOfRange(body, at, to);
            splitter.feed(chunk, chunk.length);
            at = to;
        }
    }
}
