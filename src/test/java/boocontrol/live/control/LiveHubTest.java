package boocontrol.live.control;

import static boocontrol.live.control.Fixtures.BOX;
import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.activity.control.GapFound;
import boocontrol.activity.control.RowsRead;
import boocontrol.activity.control.RowsStored;
import boocontrol.activity.entity.ActivityRow;
import boocontrol.fleet.control.HostChanged;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.live.boundary.FrameEncoder;
import boocontrol.live.boundary.RequestReader;
import boocontrol.live.control.LiveHub.Ended;
import boocontrol.live.entity.Ending;
import boocontrol.live.entity.Patience;
import boocontrol.live.entity.SessionQueue;
import boocontrol.testing.live.LiveReader;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LiveHubTest {

    static final LiveSettings SETTINGS =
            new LiveSettings(
                    Duration.ofSeconds(5),
                    Duration.ofMillis(250),
                    Duration.ofMillis(100),
                    20,
                    5,
                    10,
                    3,
                    Duration.ofMinutes(1),
                    4,
                    1,
                    new SessionQueue.Limits(8, 1 << 20),
                    Patience.Limits.DEFAULT);

    final ManualTime time = new ManualTime();
    final LiveHub hub =
            new LiveHub(
                    SETTINGS,
                    new Identity("1", "c", false),
                    new FrameEncoder(),
                    time,
                    time,
                    RandomGenerator.of("L64X128MixRandom"));

    /// A connection and the page behind it.
    final class Page implements Wire {

        final LiveReader reader = new LiveReader();
        final List<String> heard = new ArrayList<>();
        final LiveSession session = hub.open(this).orElseThrow();
        boolean welcome = true;

        @Override
        public boolean welcome() {
            return welcome;
        }

        @Override
        public void send(String text) {
            heard.add(text);
        }

        @Override
        public void close(Ending ending) {}

        /// Everything is sent, read and answered.
        Page settle() throws IOException {
            var read = 0;
            while (session.sendNext() || read < heard.size()) {
                for (; read < heard.size(); read++) {
                    for (var request : reader.hear(heard.get(read))) {
                        hub.say(session, RequestReader.read(request.toString()));
                    }
                }
            }
            return this;
        }

        /// The kinds of what was heard since the last look, like `control_fleet delta 1..3`.
        List<String> news() throws IOException {
            heard.clear();
            while (session.sendNext()) {}
            return heard.stream().map(LiveHubTest::summary).toList();
        }
    }

    @Test
    void a_fresh_reader_gets_every_host_then_its_newest_rows_then_a_beat() throws IOException {
        change(1);
        read(1, 8);
        hub.turn();

        var page = new Page().settle();

        assertThat(page.heard.stream().map(LiveHubTest::summary))
                .containsExactly(
                        "hello",
                        "control_fleet snapshot 0..1",
                        "control_activity snapshot 3..8",
                        "beat");
        assertThat(page.reader.hosts()).containsOnlyKeys("box");
    }

    @Test
    void a_state_goes_out_at_once_when_nothing_went_out_lately() throws IOException {
        var page = joined();

        change(2);
        hub.turn();

        assertThat(page.news()).containsExactly("control_fleet delta 1..2");
    }

    @Test
    void states_within_a_quarter_second_go_out_as_one_that_continues_the_first()
            throws IOException {
        var page = joined();
        change(2);
        hub.turn();
        page.news();

        for (var seq = 3; seq <= 9; seq++) {
            change(seq);
            pass(Duration.ofMillis(30));
        }
        assertThat(page.news()).isEmpty();
        pass(Duration.ofMillis(40));

        assertThat(page.news()).containsExactly("control_fleet delta 2..9");
        assertThat(hub.figures().conflatedStates()).isEqualTo(6);
    }

    @Test
    void rows_within_a_tenth_of_a_second_go_out_as_one_frame() throws IOException {
        var page = joined();
        read(1, 1);
        hub.turn();
        read(2, 2);
        hub.turn();
        read(3, 4);
        hub.turn();
        pass(Duration.ofMillis(100));

        assertThat(page.news())
                .containsExactly("control_activity delta 0..1", "control_activity delta 1..4");
    }

    @Test
    void more_rows_than_a_ring_holds_are_told_as_a_mark_and_the_newest() throws IOException {
        var page = joined();

        read(1, 50);
        hub.turn();

        assertThat(page.news())
                .containsExactly(
                        "mark 1..30",
                        "control_activity delta 30..40",
                        "control_activity delta 40..50");
        assertThat(hub.figures().droppedEntries()).isEqualTo(30);
    }

    @Test
    void a_gap_of_the_host_has_a_number_among_the_rows() throws IOException {
        var page = joined();
        read(1, 2);
        hub.missed(new GapFound(BOX, OptionalLong.of(3), "3 rows lost", Fixtures.NOON));
        read(6, 6);
        hub.turn();
        page.settle();

        assertThat(page.reader.entries("box"))
                .extracting(LiveReader.Entry::id)
                .containsExactly("box~1~1", "box~1~2", "", "box~1~6");
    }

    @Test
    void rows_of_a_former_run_stand_before_those_that_were_read_meanwhile() throws IOException {
        change(1);
        read(3, 4);
        hub.earlier(
                BOX, LongStream.rangeClosed(1, 2).mapToObj(id -> Fixtures.row(BOX, id)).toList());
        hub.turn();

        var page = new Page().settle();

        assertThat(page.reader.entries("box"))
                .extracting(LiveReader.Entry::id)
                .containsExactly("box~1~1", "box~1~2", "box~1~3", "box~1~4");
    }

    @Test
    void who_returns_gets_only_what_was_missed() throws IOException {
        var page = joined();
        read(1, 3);
        hub.turn();
        page.settle();
        hub.leave(page.session);
        read(4, 6);
        hub.turn();

        var again = new Page();
        assertThat(again.news()).containsExactly("hello");
        say(again, join("control_activity", "box", activityLife(page), 3));

        assertThat(again.news())
                .containsExactly(
                        "control_fleet snapshot 0..1", "control_activity delta 3..6", "beat");
    }

    @Test
    void a_removed_host_is_taken_from_who_is_here_and_from_who_returns() throws IOException {
        var page = joined();
        hub.changed(new HostChanged(Fixtures.state(BOX, "slot", 1), true));
        hub.turn();

        assertThat(page.settle().reader.hosts()).isEmpty();
        var late = new Page();
        late.news();
        say(late, join("control_fleet", "box", "slot", 1));
        assertThat(late.news()).containsExactly("control_fleet removed 0..0", "beat");
    }

    @Test
    void a_frame_is_made_once_however_many_read_it() throws IOException {
        joined();
        joined();
        joined();
        var before = hub.figures().encodedFrames();

        change(2);
        hub.turn();

        assertThat(hub.figures().encodedFrames() - before).isEqualTo(1);
    }

    @Test
    void a_reader_that_stalls_is_shed_and_then_knows_everything_that_can_be_known()
            throws IOException {
        var page = joined();
        for (var i = 1; i <= 30; i++) {
            change(i + 1);
            read(i, i);
            pass(Duration.ofMillis(250));
        }

        assertThat(hub.figures().sheds()).isPositive();
        assertThat(page.session.queued()).isLessThanOrEqualTo(8);
        page.settle();
        assertThat(page.reader.hosts().get("box").getString("last_byte"))
                .isEqualTo(Fixtures.NOON.plusSeconds(31).toString());
        assertThat(page.reader.entries("box").getLast().seq()).isEqualTo(30);
        assertThat(page.reader.entries("box").getFirst())
                .isEqualTo(new LiveReader.Entry(1, 10, ""));
    }

    @Test
    void a_stalled_reader_does_not_touch_the_others() throws IOException {
        joined();
        var quick = joined();
        for (var i = 2; i <= 30; i++) {
            change(i);
            pass(Duration.ofMillis(250));
            assertThat(quick.news()).contains("control_fleet delta %d..%d".formatted(i - 1, i));
        }
    }

    @Test
    void a_reader_ten_seconds_behind_is_ended() throws IOException {
        var page = joined();
        change(2);
        hub.turn();

        assertThat(pass(Duration.ofSeconds(9))).isEmpty();
        assertThat(pass(Duration.ofSeconds(2))).containsExactly(new Ended(page, Ending.BEHIND));
        assertThat(hub.figures().sessions()).isZero();
    }

    @Test
    void a_reader_shed_three_times_within_a_minute_is_ended() throws IOException {
        var page = joined();
        var ended = new ArrayList<Ended>();
        for (var i = 1; i <= 40 && ended.isEmpty(); i++) {
            change(i + 1);
            read(i, i);
            ended.addAll(pass(Duration.ofMillis(250)));
            if (i % 12 == 0) {
                page.news();
            }
        }
        assertThat(ended).containsExactly(new Ended(page, Ending.SHED));
    }

    @Test
    void who_never_says_its_first_word_is_ended() throws IOException {
        var page = new Page();
        page.news();

        assertThat(pass(Duration.ofSeconds(11))).containsExactly(new Ended(page, Ending.SILENT));
    }

    @Test
    void resyncs_beyond_the_allowance_are_not_answered() throws IOException {
        var page = joined();
        for (var i = 0; i < 100; i++) {
            say(page, resync("ghost-" + i));
        }

        assertThat(page.news()).hasSize(4);
        assertThat(hub.figures().resyncsRefused()).isEqualTo(96);
    }

    @Test
    void more_connections_than_allowed_are_refused() {
        var first = new Page();
        new Page();
        new Page();

        assertThat(hub.open(first)).isEmpty();
        assertThat(hub.figures().refused()).isEqualTo(1);
    }

    @Test
    void at_the_end_everybody_is_let_go_and_nobody_comes_in_any_more() throws IOException {
        var page = joined();

        assertThat(hub.close()).containsExactly(new Ended(page, Ending.STOPPING));
        assertThat(hub.open(page)).isEmpty();
        assertThat(page.news()).isEmpty();
    }

    @Test
    void a_reader_whose_sign_in_ends_is_let_go_within_a_minute() throws IOException {
        var page = joined();
        page.news();
        page.welcome = false;

        assertThat(pass(Duration.ofSeconds(61)))
                .containsExactly(new Ended(page, Ending.SIGNED_OUT));
    }

    @Test
    void every_session_has_a_line_of_its_own() throws IOException {
        var page = joined();
        change(2);
        pass(Duration.ofSeconds(2));

        assertThat(hub.sessions())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.id()).isEqualTo(page.session.id());
                    assertThat(line.age()).isEqualTo(Duration.ofSeconds(2));
                    assertThat(line.joined()).isTrue();
                    assertThat(line.queued()).isEqualTo(1);
                    assertThat(line.sentFrames()).isEqualTo(4);
                });
    }

    @Test
    void a_word_nobody_knows_is_counted_and_junk_ends_the_connection() throws IOException {
        var page = joined();

        assertThat(hub.say(page.session, RequestReader.read("{\"type\":\"dance\"}"))).isEmpty();
        assertThat(hub.say(page.session, RequestReader.read("dance"))).contains(Ending.JUNK);
        assertThat(hub.figures().strangeRequests()).isEqualTo(1);
        assertThat(hub.figures().junkRequests()).isEqualTo(1);
    }

    @Test
    void rows_of_a_host_that_is_not_here_are_counted() {
        hub.read(new RowsRead(new ProviderId("ghost"), List.of(Fixtures.row(BOX, 1))));
        hub.turn();

        assertThat(hub.figures().strayRows()).isEqualTo(1);
    }

    @Test
    void a_purged_host_shows_nothing_to_who_is_here_to_who_returns_and_to_who_comes()
            throws IOException {
        var page = joined();
        read(1, 8);
        hub.turn();
        page.settle();
        var gone = new Page().settle();
        hub.leave(gone.session);

        read(9, 9);
        hub.purged(BOX);
        read(10, 10);
        hub.turn();
        pass(Duration.ofMillis(100));

        assertThat(ids(page.settle())).containsExactly("box~1~10");
        assertThat(ids(new Page().settle())).containsExactly("box~1~10");
        var again = new Page();
        again.news();
        say(again, join("control_activity", "box", activityLife(gone), 8));
        assertThat(again.news()).contains("control_activity snapshot 0..1");
    }

    @Test
    void rows_that_are_stored_late_are_told_again_and_stand_as_stored_for_who_comes()
            throws IOException {
        var page = joined();
        read(1, 3);
        hub.turn();
        page.settle();
        var watching = new Page().settle();
        hub.stored(
                new RowsStored(
                        BOX,
                        LongStream.rangeClosed(1, 2)
                                .mapToObj(id -> Fixtures.row(BOX, id))
                                .map(row ->
                                        new ActivityRow(BOX, 1, row.row(), row.receivedAt(), true))
                                .toList()));
        pass(Duration.ofMillis(100));

        assertThat(page.news()).containsExactly("control_activity delta 3..5");
        assertThat(flags(page.heard.getLast())).containsExactly("box~1~1 true", "box~1~2 true");
        assertThat(ids(watching.settle()))
                .containsExactlyInAnyOrder("box~1~1", "box~1~2", "box~1~3");
        var fresh = new Page().settle();
        assertThat(ids(fresh)).containsExactlyInAnyOrder("box~1~1", "box~1~2", "box~1~3");
        assertThat(flags(fresh.heard.get(2)))
                .containsExactly(
                        "box~1~1 true",
                        "box~1~2 true",
                        "box~1~3 false",
                        "box~1~1 true",
                        "box~1~2 true");
    }

    private static List<String> flags(String frame) {
        return Transcript.parsed(frame).getJsonArray("rows").getValuesAs(JsonObject.class).stream()
                .map(row -> row.getString("id") + " " + row.getBoolean("stored"))
                .toList();
    }

    private static List<String> ids(Page page) {
        return page.reader.entries("box").stream().map(LiveReader.Entry::id).toList();
    }

    private Page joined() throws IOException {
        change(1);
        hub.turn();
        return new Page().settle();
    }

    private void change(long seq) {
        hub.changed(new HostChanged(Fixtures.state(BOX, "slot", seq), false));
    }

    private void read(long from, long to) {
        var rows = LongStream.rangeClosed(from, to).mapToObj(id -> Fixtures.row(BOX, id)).toList();
        hub.read(new RowsRead(BOX, rows));
    }

    private List<Ended> pass(Duration duration) {
        time.pass(duration);
        return hub.turn().ended();
    }

    private void say(Page page, String request) {
        hub.say(page.session, RequestReader.read(request));
    }

    private static String join(String channel, String provider, String life, long seq) {
        return """
        {"type": "join", "known": [{"channel": "%s", "provider_id": "%s",
         "life": "%s", "seq": %d}]}\
        """
                .formatted(channel, provider, life, seq);
    }

    private static String resync(String provider) {
        return """
        {"type": "resync", "channel": "control_fleet", "provider_id": "%s",
         "life": "", "seq": 0}\
        """
                .formatted(provider);
    }

    private static String activityLife(Page page) {
        return page.reader.heads().stream()
                .filter(head -> head.getString("channel").equals("control_activity"))
                .map(head -> head.getString("life"))
                .findFirst()
                .orElseThrow();
    }

    private static String summary(String text) {
        var frame = Transcript.parsed(text);
        var type = frame.getString("type");
        return switch (type) {
            case "mark" -> "mark %s..%s".formatted(frame.get("from"), frame.get("to"));
            case "hello", "beat" -> type;
            default ->
                    "%s %s %s..%s"
                            .formatted(
                                    type,
                                    frame.getString("kind"),
                                    frame.get("prev"),
                                    frame.get("seq"));
        };
    }
}
