package boocontrol.live.control;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.live.boundary.FrameEncoder;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Design, invariant 3: the reader's state equals the server's after any drop, duplicate, reorder,
/// disconnect or restart. Writes what happened to `target/transcripts`, where the page's own client
/// is held to it (`src/main/webapp/src/live/transcripts.test.ts`).
class LiveScheduleTest {

    static final int SCHEDULES = 10_000;
    static final Path FOLDER = Path.of("target", "transcripts");

    @Test
    void a_reader_knows_what_the_server_knows_after_any_schedule() throws IOException {
        var wrong = new ArrayList<String>();
        Files.createDirectories(FOLDER);
        var part = FOLDER.resolve("schedules.part");
        try (var out = Files.newBufferedWriter(part)) {
            for (var seed : seeds().toArray()) {
                var transcript = new Schedule(seed, new FrameEncoder()).run();
                transcript.wrong().forEach(what -> wrong.add("seed " + seed + ": " + what));
                write(out, transcript);
            }
        }
        Files.move(
                part,
                FOLDER.resolve("schedules.jsonl"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        assertThat(wrong).isEmpty();
    }

    private static LongStream seeds() {
        var asked = System.getProperty("boocontrol.seed", "");
        return asked.isBlank()
                ? LongStream.rangeClosed(1, SCHEDULES)
                : LongStream.of(Long.parseLong(asked));
    }

    private static void write(Writer out, Transcript transcript) throws IOException {
        out.write(transcript.line());
        out.write('\n');
    }
}
