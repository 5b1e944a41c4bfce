package boocontrol.logs.entity;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.logs.entity.Piece.Dropped;
import boocontrol.logs.entity.Piece.Line;
import boocontrol.testing.Seeds;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineCutterTest {

    private final LineCutter cutter = new LineCutter();

    @Test
    void text_cut_anywhere_has_the_same_lines() {
        Seeds.each(
                500,
                random -> {
                    var host = new HostText();
                    host.writeLines(1 + random.nextInt(60), random);
                    var least = 6 + random.nextInt(10);

                    var told = new ArrayList<String>();
                    var fresh = new LineCutter();
                    for (var piece : host.pieces(0, host.size(), least, random)) {
                        told.addAll(texts(fresh.feed(piece)));
                    }
                    told.addAll(texts(fresh.flush()));

                    assertThat(HostText.difference(told, HostText.lines(host.bytes()))).isEmpty();
                });
    }

    @Test
    void a_character_that_the_host_cut_in_two_is_one() {
        assertThat(texts("gr\uFFFD", "\uFFFDße\n")).containsExactly("gr\uFFFDße");
        assertThat(texts("\uFFFD\uFFFD\uFFFD", "\uFFFD\n")).containsExactly("\uFFFD");
        assertThat(texts("\uFFFD\uFFFD\uFFFD\uFFFD", "\uFFFD\n"))
                .containsExactly("\uFFFD".repeat(5));
    }

    @Test
    void colours_and_lone_carriage_returns_are_data() {
        assertThat(texts("\u001b[31mred\u001b[0m\r\n", "10%\r100%\r", "\n"))
                .containsExactly("\u001b[31mred\u001b[0m", "10%\r100%");
    }

    @Test
    void a_long_line_is_cut_and_says_how_much_is_missing() {
        var pieces = cutter.feed("x".repeat(9_000) + "\r\nnext\n");

        assertThat(pieces)
                .containsExactly(
                        new Line("x".repeat(LineCutter.LONGEST), 9_000 - LineCutter.LONGEST),
                        new Line("next", 0));
    }

    @Test
    void a_cut_never_leaves_half_a_character() {
        var start = "x".repeat(LineCutter.LONGEST - 1);

        assertThat(cutter.feed(start + "🦙🦙\n")).containsExactly(new Line(start, 4));
    }

    @Test
    void an_endless_line_takes_no_more_room() {
        for (var i = 0; i < 1_000; i++) {
            assertThat(cutter.feed("y".repeat(10_000))).isEmpty();
        }

        assertThat(cutter.open().orElseThrow().text()).hasSize(LineCutter.LONGEST);
    }

    @Test
    void the_hosts_word_about_dropped_bytes_is_no_line() {
        var pieces = new ArrayList<>(cutter.feed("before\n"));
        pieces.addAll(cutter.feed("\n— 20480 bytes dropped —\n"));
        pieces.addAll(cutter.feed("after\n"));

        assertThat(pieces)
                .containsExactly(new Line("before", 0), new Dropped(20_480), new Line("after", 0));
    }

    @Test
    void it_ends_a_line_that_was_open_and_an_empty_line_elsewhere_stays() {
        var pieces = new ArrayList<>(cutter.feed("\n\nhalf"));
        pieces.addAll(cutter.feed("\n— 7 bytes dropped —\nrest\n"));

        assertThat(pieces)
                .containsExactly(
                        new Line("", 0),
                        new Line("", 0),
                        new Line("half", 0),
                        new Dropped(7),
                        new Line("rest", 0));
    }

    private static List<String> texts(String... pieces) {
        var cutter = new LineCutter();
        var all = new ArrayList<String>();
        for (var piece : pieces) {
            all.addAll(texts(cutter.feed(piece)));
        }
        return all;
    }

    private static List<String> texts(List<Piece> pieces) {
        return pieces.stream().map(piece -> ((Line) piece).text()).toList();
    }
}
