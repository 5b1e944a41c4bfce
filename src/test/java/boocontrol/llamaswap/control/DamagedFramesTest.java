package boocontrol.llamaswap.control;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.llamaswap.entity.RawFrame;
import boocontrol.llamaswap.entity.SwapEvent;
import boocontrol.testing.RecordedHostFiles;
import boocontrol.testing.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
class DamagedFramesTest {

    private final EventParser parser = new EventParser();

    /// Recorded frames with bytes changed, cut out, doubled and swapped: always an event, never an
    /// exception, and never a sentence that holds what the host sent.
    @Test
    void any_damage_to_a_frame_is_an_event() {
        var frames = frames();
        Seeds.each(
                5_000,
                random -> {
                    var frame = frames.get(random.nextInt(frames.size()));
                    var damaged = damaged(frame, random);
                    var event = parser.parse(new RawFrame("", damaged));
                    if (event instanceof SwapEvent.Broken(var type, var reason)) {
                        assertThat(type.length()).isLessThanOrEqualTo(64);
                        assertThat(reason).matches("[a-zA-Z_ ]{5,60}");
                    }
                });
    }

    private static List<String> frames() {
        var frames = new ArrayList<String>();
        for (var folder : List.of("v190/main", "v235/apikeys", "v250/routing", "v240/store")) {
            for (var stream : RecordedHostFiles.read(folder).streams()) {
                new String(stream.body(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.startsWith("data:") && line.length() < 20_000)
                        .map(line -> line.substring(5))
                        .forEach(frames::add);
            }
        }
        return frames;
    }

    private static String damaged(String frame, RandomGenerator random) {
        var text = new StringBuilder(frame);
        for (var n = 1 + random.nextInt(3); n > 0; n--) {
            var at = random.nextInt(text.length());
            var to = Math.min(text.length(), at + 1 + random.nextInt(30));
            switch (random.nextInt(5)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(0x10000));
                case 1 -> text.delete(at, to);
                case 2 -> text.insert(at, text.substring(at, to));
                case 3 -> text.setCharAt(at, "{}[],:\"\\0-eE.nt".charAt(random.nextInt(15)));
                default -> text.setLength(Math.max(1, at));
            }
            if (text.isEmpty()) {
                text.append('x');
            }
        }
        return text.toString();
    }
}
