package boocontrol.logs.entity;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.fleet.entity.Moment;
import boocontrol.testing.Seeds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SourceLogTest {

    private static final TailLimits ROOM = new TailLimits(2_000, 1 << 20);
    private static final Set<String> NO_MODELS = Set.of();

    private final List<LogEntry> told = new ArrayList<>();
    private SourceLog log = log(ROOM);
    private Moment now = new Moment(Instant.parse("2026-01-01T12:00:00Z"), 0);

    private SourceLog log(TailLimits limits) {
        return new SourceLog(LogSource.UPSTREAM, "life", limits, new Moment(Instant.EPOCH, 0));
    }

    @Test
    void no_line_comes_twice_and_none_is_lost_over_outages_within_the_history() {
        Seeds.each(
                500,
                random -> {
                    told.clear();
                    var small = random.nextInt(3) == 0;
                    log = log(small ? new TailLimits(30, 1 << 20) : ROOM);
                    var ring = 3_000 + random.nextInt(4_000);
                    var host = new HostText();
                    host.writeLines(random.nextInt(300), random);
                    for (var life = 0; life < 6; life++) {
                        connection(host, ring, random);
                        // What is written meanwhile the history still has, and some before it.
                        host.writeLines(random.nextInt(20), random);
                        if (random.nextInt(3) == 0) {
                            host.write("half a line " + random.nextInt());
                        }
                    }
                    host.write("\n");
                    connection(host, ring, random);

                    // The first line may lack its beginning.
                    var lines = texts().subList(1, texts().size());
                    var all = HostText.lines(host.bytes());
                    var written = all.subList(all.size() - lines.size(), all.size());
                    assertThat(marks()).isEmpty();
                    assertThat(HostText.difference(lines, written)).isEmpty();
                });
    }

    /// A history, then pieces, of which some were written before the history was read.
    private void connection(HostText host, int ring, RandomGenerator random) {
        var from = host.size();
        if (random.nextBoolean()) {
            host.writeLines(1, random);
            host.write("written while the history was read %d\n".formatted(random.nextInt()));
        }
        var between = host.pieces(from, host.size(), 40, random);
        var end = host.size();
        var before = random.nextInt(between.size() + 1);
        log.connected(now, NO_MODELS);
        between.subList(0, before).forEach(this::piece);
        piece(host.told(Math.max(0, end - ring), end));
        if (random.nextBoolean()) {
            log.listed(now, NO_MODELS);
        }
        between.subList(before, between.size()).forEach(this::piece);
        log.listed(now, NO_MODELS);
        host.writeLines(random.nextInt(40), random);
        host.pieces(end, host.size(), 6, random).forEach(this::piece);
        log.closed(now, NO_MODELS);
        told.addAll(log.drain());
    }

    @Test
    void an_outage_longer_than_the_history_is_marked_and_nothing_is_doubled() {
        Seeds.each(
                100,
                random -> {
                    told.clear();
                    log = log(ROOM);
                    var host = new HostText();
                    host.writeLines(50, random);
                    connection(host, 2_000, random);
                    host.writeLines(400, random);
                    connection(host, 2_000, random);

                    assertThat(marks())
                            .extracting(LogMark::kind)
                            .containsExactly(LogMarkKind.REJOINED);
                    var lines = texts().stream().filter(text -> text.matches("(?s)\\d+ .*"));
                    assertThat(lines).doesNotHaveDuplicates();
                });
    }

    @Test
    void a_history_that_has_nothing_of_ours_is_taken_whole_behind_a_mark() {
        connect("one of the old life\ntwo of the old life\nhalf");
        connect("one of the new life\n");

        assertThat(all())
                .containsExactly(
                        "one of the old life",
                        "two of the old life",
                        "half",
                        "REJOINED 0",
                        "one of the new life");
    }

    @Test
    void a_host_without_any_log_is_rejoined_without_a_mark() {
        connect("");
        connect("");

        assertThat(all()).isEmpty();
    }

    @Test
    void what_a_host_lost_of_its_log_is_marked() {
        connect("a line of the old life\n");
        connect("");

        assertThat(all()).containsExactly("a line of the old life", "REJOINED 0");
    }

    @Test
    void numbers_have_no_hole_and_lines_of_a_history_say_so() {
        connect("first\n");
        piece("second\n");
        drain();

        assertThat(told).extracting(LogEntry::number).containsExactly(1L, 2L);
        assertThat(lines()).extracting(LogLine::history).containsExactly(true, false);
    }

    @Test
    void what_we_dropped_is_marked_where_it_was_and_lines_after_it_are_known_again() {
        connect("the first line of this log\n");
        piece("the sec");
        log.dropped(1, now, NO_MODELS);
        piece("rd line of this log\nthe fourth line of this log\n");
        connect(
                """
                the first line of this log
                the second line of this log
                the third line of this log
                the fourth line of this log
                the fifth line of this log
                """);

        assertThat(all())
                .containsExactly(
                        "the first line of this log",
                        "the sec",
                        "DROPPED 1",
                        "rd line of this log",
                        "the fourth line of this log",
                        "the fifth line of this log");
    }

    @Test
    void a_loss_before_anything_was_told_is_marked() {
        log.connected(now, NO_MODELS);
        log.dropped(2, now, NO_MODELS);
        log.closed(now, NO_MODELS);

        assertThat(all()).containsExactly("DROPPED 2");
    }

    @Test
    void a_loss_right_before_the_end_of_a_connection_repeats_no_line() {
        connect("the first line of this log\nthe second line of this log\n");
        log.dropped(1, now, NO_MODELS);
        connect("line of this log\nthe second line of this log\nthe third line of this log\n");

        assertThat(all())
                .containsExactly(
                        "the first line of this log",
                        "the second line of this log",
                        "DROPPED 1",
                        "the third line of this log");
    }

    @Test
    void the_hosts_word_about_dropped_bytes_is_a_mark() {
        connect("");
        piece("before\n");
        piece("\n— 512 bytes dropped —\n");
        piece("after\n");

        assertThat(all()).containsExactly("before", "HOST_DROPPED 512", "after");
        assertThat(log.figures().hostDropped()).isEqualTo(512);
    }

    @Test
    void warnings_of_drops_in_a_row_have_one_mark() {
        log = new SourceLog(LogSource.PROXY, "life", ROOM, now);
        var warning = "[WARN] handleAPIEvents sendBuffer full, dropped message\n";
        connect("");
        piece(warning + warning + "[INFO] other\n" + warning);

        assertThat(all())
                .containsExactly(
                        warning.strip(),
                        "HOST_WARNED 0",
                        warning.strip(),
                        "[INFO] other",
                        warning.strip(),
                        "HOST_WARNED 0");
    }

    @Test
    void what_may_be_told_again_waits_a_second_at_most() {
        connect("a line that comes now and then\nthe end of it\n");
        piece("a line that comes now and then\n");
        assertThat(all()).hasSize(2);
        assertThat(log.unclear()).isTrue();

        now = new Moment(now.at(), SourceLog.UNCLEAR.toNanos());
        log.quiet(now, NO_MODELS);

        assertThat(all()).hasSize(3).last().isEqualTo("a line that comes now and then");
        assertThat(log.unclear()).isFalse();
    }

    @Test
    void identical_lines_over_a_reconnect_are_not_taken_for_new_ones() {
        var loop = "srv update_slots: all slots are idle\n";
        connect(loop.repeat(5));
        connect(loop.repeat(7));

        assertThat(all()).hasSize(7);
    }

    private void connect(String history) {
        log.connected(now, NO_MODELS);
        piece(history);
        log.listed(now, NO_MODELS);
    }

    private void piece(String text) {
        log.piece(text, now, NO_MODELS);
    }

    private void drain() {
        told.addAll(log.drain());
    }

    private List<String> all() {
        drain();
        return told.stream()
                .map(entry ->
                        switch (entry) {
                            case LogLine line -> line.text();
                            case LogMark mark -> mark.kind() + " " + mark.amount();
                        })
                .toList();
    }

    private List<LogLine> lines() {
        return told.stream().filter(LogLine.class::isInstance).map(LogLine.class::cast).toList();
    }

    private List<LogMark> marks() {
        return told.stream().filter(LogMark.class::isInstance).map(LogMark.class::cast).toList();
    }

    private List<String> texts() {
        return lines().stream().map(LogLine::text).toList();
    }
}
