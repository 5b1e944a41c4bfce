package boocontrol.activity.control;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.activity.entity.ActivityRow;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.testing.Await;
import boocontrol.testing.RecordedHost;
import boocontrol.testing.RecordedHostFiles;
import boocontrol.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Recorded hosts of every era, followed through reloads, restarts, a SIGKILL and a change of
/// store: the rows that the recording knew in the end, in the epochs that its steps made.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RecordedIntakeTest {

    private static TestDatabase database;

    @BeforeAll
    static void create() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // reload: ring empty; second reload and restart with nothing in between
                "v172/main | 1: 0-19, 2: 0, 3: 0 | 1: 20-? (?); 2: 1-? (?)",
                // the same, and a row between second reload and restart
                "v190/main | 1: 0-28, 2: 0, 3: 0, 4: 0 | 1: 29-? (?); 2: 1-? (?); 3: 1-? (?)",
                "v217/main | 1: 0-34, 2: 0, 3: 0 | 1: 35-? (?); 2: 1-? (?)",
                // row 35 comes on the stream of the next life
                "v235/main | 1: 0-35, 2: 0, 3: 0 | 1: 35-? (?); 2: 1-? (?)",
                // in-memory store: goes on over reloads, begins anew with the process
                "v236/main | 1: 1-39, 2: 1 | 1: 40-? (?)",
                "v240/main | 1: 1-39, 2: 1 | 1: 40-? (?)",
                "v250/main | 1: 1-37, 2: 1 | 1: 38-? (?)",
                // file store over restart and SIGKILL; in-memory store of 5 rows; its restart
                "v236/store | 1: 1-10, 2: 4-9, 3: 1 | 1: 11-? (?); 2: 1-3 (3); 2: 10-? (?)",
                "v240/store | 1: 1-10, 2: 4-9, 3: 1 | 1: 11-? (?); 2: 1-3 (3); 2: 10-? (?)",
                "v250/store | 1: 1-10, 2: 4-9, 3: 1 | 1: 11-? (?); 2: 1-3 (3); 2: 10-? (?)",
            })
    void a_recorded_host_is_kept_as_it_was(String folder, String epochs, String gaps)
            throws Exception {
        var provider = new ProviderId(folder.replace('/', '-'));
        try (var host = RecordedHost.stepwise(folder);
                var kept = new Kept(database, Kept.QUICK);
                var follower = new Follower(host.url(), provider, kept.intakes)) {
            play(host, kept, follower);

            assertThat(kept.epochs(provider)).isEqualTo(epochs);
            assertThat(String.join("; ", kept.gaps(provider))).isEqualTo(gaps);
            assertThat(kept.read)
                    .extracting(ActivityRow::publicId)
                    .doesNotHaveDuplicates()
                    .hasSize(
                            (int)
                                    database.count(
                                            "SELECT count(*) FROM control_requests WHERE"
                                                    + " provider_id = '"
                                                    + provider
                                                    + "'"));
            assertThat(kept.read).allMatch(ActivityRow::stored);
        }
    }

    /// The same, with a kill -9 of ours after each stream: everything is recovered from the
    /// database (fault A18).
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v190/main | 1: 0-28, 2: 0, 3: 0, 4: 0",
                "v235/main | 1: 0-35, 2: 0, 3: 0",
                "v250/main | 1: 1-37, 2: 1",
                "v250/store | 1: 1-10, 2: 4-9, 3: 1",
            })
    void our_kill_at_every_end_of_a_stream_loses_and_doubles_nothing(String folder, String epochs)
            throws Exception {
        var provider = new ProviderId("killed-" + folder.replace('/', '-'));
        try (var host = RecordedHost.stepwise(folder);
                var kept = new Kept(database, Kept.QUICK)) {
            for (var stream : host.files().streams()) {
                try (var follower = new Follower(host.url(), provider, kept.intakes)) {
                    play(host, kept, follower, stream, beforeItsEnd(stream));
                    kept.killAndStart();
                }
                host.advanceTo(stream.endMs());
            }
            assertThat(kept.epochs(provider)).isEqualTo(epochs);
        }
    }

    private static void play(RecordedHost host, Kept kept, Follower follower) {
        for (var stream : host.files().streams()) {
            play(host, kept, follower, stream, stream.endMs());
            host.advanceTo(stream.endMs());
        }
    }

    /// At its end the follower would come back before we kill.
    private static double beforeItsEnd(RecordedHostFiles.Stream stream) {
        var ended = List.of(RecordedHostFiles.CLEAN, RecordedHostFiles.CUT).contains(stream.end());
        return ended ? stream.endMs() - 2 : stream.endMs();
    }

    /// A stream's opening, then it until a moment, each taken in before the next.
    private static void play(
            RecordedHost host,
            Kept kept,
            Follower follower,
            RecordedHostFiles.Stream stream,
            double until) {
        var before = follower.frames();
        var connections = follower.connections() + 1;
        var last =
                stream.chunks().stream()
                        .mapToDouble(RecordedHostFiles.Chunk::tMs)
                        .filter(tMs -> tMs <= until)
                        .max()
                        .orElseThrow();
        for (var moment : List.of(stream.headMs(), last)) {
            host.advanceTo(moment);
            Await.until(
                    "the stream is read until " + moment,
                    () ->
                            follower.connections() == connections
                                    && follower.frames() == before + frames(stream, moment)
                                    && kept.intakes.idle());
        }
    }

    private static long frames(RecordedHostFiles.Stream stream, double until) {
        return stream.chunks().stream()
                .filter(chunk -> chunk.tMs() <= until)
                .map(chunk -> new String(chunk.bytes(), StandardCharsets.UTF_8))
                .mapToLong(text -> text.split("\n\n", -1).length - 1)
                .sum();
    }
}
