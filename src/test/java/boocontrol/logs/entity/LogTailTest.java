package boocontrol.logs.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LogTailTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private final LogTail tail = new LogTail("life", new TailLimits(100, 1 << 20));

    @Test
    void the_oldest_entries_go_when_there_are_too_many() {
        lines(250);

        assertThat(page(LogFilter.newest(2_000))).hasSize(100).startsWith(151L).endsWith(250L);
        assertThat(tail.figures().fell()).isEqualTo(150);
        assertThat(tail.figures().read()).isEqualTo(250);
    }

    @Test
    void the_oldest_entries_go_when_they_hold_too_much_text() {
        var small = new LogTail("life", new TailLimits(100, 10_000));
        for (var i = 0; i < 50; i++) {
            small.add(new Piece.Line("x".repeat(1_000), 0), NOW, false, false, Optional.empty());
        }

        assertThat(small.figures().lines()).isEqualTo(4);
        assertThat(small.figures().bytes()).isLessThanOrEqualTo(10_000);
    }

    @Test
    void less_room_takes_effect_at_once() {
        lines(100);

        tail.limit(new TailLimits(10, 1 << 20));

        assertThat(tail.figures().lines()).isEqualTo(10);
    }

    @Test
    void a_page_is_the_newest_entries_or_those_after_or_before_a_number() {
        lines(50);

        assertThat(page(LogFilter.newest(3))).containsExactly(48L, 49L, 50L);
        assertThat(page(asked(10, -1, 3))).containsExactly(11L, 12L, 13L);
        assertThat(page(asked(-1, 10, 3))).containsExactly(7L, 8L, 9L);
        assertThat(page(asked(10, 13, 9))).containsExactly(11L, 12L);
        assertThat(page(asked(50, -1, 3))).isEmpty();
        assertThat(page(asked(Long.MAX_VALUE, -1, 3))).isEmpty();
        assertThat(tail.page(asked(10, -1, 3)).more()).isTrue();
        assertThat(tail.page(asked(47, -1, 3)).more()).isFalse();
        assertThat(tail.page(asked(-1, 4, 3)).more()).isFalse();
    }

    @Test
    void who_pages_either_way_sees_each_entry_once() {
        lines(100);
        var forth = new ArrayList<Long>();
        for (var page = page(asked(0, -1, 7)); !page.isEmpty(); ) {
            forth.addAll(page);
            page = page(asked(page.getLast(), -1, 7));
        }
        var back = new ArrayList<Long>();
        for (var page = page(LogFilter.newest(7)); !page.isEmpty(); ) {
            back.addAll(0, page);
            page = page(asked(-1, page.getFirst(), 7));
        }

        assertThat(forth).hasSize(100).isEqualTo(back);
    }

    @Test
    void lines_are_chosen_by_text_without_colours_by_model_and_by_whose_they_are() {
        add("\u001b[31mE\u001b[0mrror here", false, Optional.of("m"));
        add("all well", true, Optional.empty());
        tail.mark(LogMarkKind.DROPPED, 2, NOW);

        assertThat(page(filter(Optional.empty(), Optional.of("ERROR"), true)))
                .containsExactly(1L, 3L);
        assertThat(page(filter(Optional.of("m"), Optional.empty(), true))).containsExactly(1L, 3L);
        assertThat(page(filter(Optional.of("x"), Optional.empty(), true))).containsExactly(3L);
        assertThat(page(filter(Optional.empty(), Optional.empty(), false))).containsExactly(1L, 3L);
    }

    private void lines(int count) {
        for (var i = 0; i < count; i++) {
            add("line " + i, false, Optional.empty());
        }
    }

    private void add(String text, boolean own, Optional<String> model) {
        tail.add(new Piece.Line(text, 0), NOW, false, own, model);
    }

    private List<Long> page(LogFilter filter) {
        return tail.page(filter).entries().stream().map(LogEntry::number).toList();
    }

    private static LogFilter filter(Optional<String> model, Optional<String> text, boolean own) {
        return new LogFilter(OptionalLong.empty(), OptionalLong.empty(), model, text, own, 100);
    }

    private static LogFilter asked(long after, long before, int limit) {
        return new LogFilter(
                number(after), number(before), Optional.empty(), Optional.empty(), true, limit);
    }

    private static OptionalLong number(long value) {
        return value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
