package boocontrol.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boocontrol.testing.metrics.MetricsText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpositionTest {

    private final AtomicLong now = new AtomicLong();

    @Test
    void each_kind_is_written_as_prometheus_reads_it() {
        var text =
                text(to -> {
                    to.gauge("boo_depth", "Waiting").add(3);
                    to.counter("boo_rows_total", "Rows", "host").add(7_000_000_000L, "a");
                    to.info("boo_build_info", "Build", "version").add(1, "0.1");
                });

        assertThat(text)
                .contains(
                        """
                        # HELP boo_build_info Build
                        # TYPE boo_build_info gauge
                        boo_build_info{version="0.1"} 1
                        """,
                        """
                        # HELP boo_depth Waiting
                        # TYPE boo_depth gauge
                        boo_depth 3.0
                        """,
                        """
                        # HELP boo_rows_total Rows
                        # TYPE boo_rows_total counter
                        boo_rows_total{host="a"} 7.0E9
                        """);
    }

    @Test
    void open_metrics_is_written_for_who_asks_for_it() {
        var text =
                text(
                        Format.OPEN_METRICS,
                        part("p", to -> to.counter("boo_rows_total", "Rows").add(2)));

        assertThat(text)
                .contains(
                        """
                        # TYPE boo_rows counter
                        # HELP boo_rows Rows
                        boo_rows_total 2.0
                        """)
                .endsWith("\n# EOF\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none | PROMETHEUS",
                "*/* | PROMETHEUS",
                "text/html,*/*;q=0.8 | PROMETHEUS",
                "application/json | PROMETHEUS",
                "text/plain;version=0.0.4 | PROMETHEUS",
                "application/openmetrics-text;version=1.0.0,text/plain;q=0.3 | OPEN_METRICS",
            })
    void the_format_is_the_one_asked_for(String accept, Format format) {
        assertThat(Format.wanted(Optional.ofNullable(accept))).isEqualTo(format);
    }

    @Test
    void the_content_type_says_which_it_is() {
        assertThat(Format.PROMETHEUS.contentType())
                .isEqualTo("text/plain; version=0.0.4; charset=utf-8");
        assertThat(Format.OPEN_METRICS.contentType())
                .isEqualTo("application/openmetrics-text; version=1.0.0; charset=utf-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "say \"hi\"",
                "C:\\new\\table",
                "two\nlines",
                "\\n",
                "\\",
                "a,b=\"c\"} 1",
                "Größe → 😀",
                " "
            })
    void whatever_a_value_of_a_label_holds_comes_out_again(String value) {
        var read = read(to -> to.gauge("boo_x", "X", "v", "w").add(4, value, "end"));

        assertThat(read.value("boo_x", "v", value, "w", "end")).isEqualTo(4);
    }

    @Test
    void a_long_value_is_cut_and_one_that_then_is_there_twice_is_counted() {
        var long1 = "x".repeat(600) + "1";
        var long2 = "x".repeat(600) + "2";

        var read = read(to -> to.gauge("boo_x", "X", "v").add(1, long1).add(2, long2));

        assertThat(read.value("boo_x", "v", "x".repeat(Family.LONGEST))).isEqualTo(1);
        assertThat(read.value("boocontrol_metrics_left_out_samples", "part", "p")).isEqualTo(1);
    }

    @Test
    void what_is_not_known_has_no_sample() {
        var read =
                read(to -> {
                    to.gauge("boo_a", "A").add(OptionalLong.empty());
                    to.gauge("boo_b", "B").add(OptionalInt.empty());
                    to.gauge("boo_c_seconds", "C").add(Optional.empty());
                    to.gauge("boo_d_timestamp_seconds", "D").at(Optional.empty());
                    to.gauge("boo_e", "E").add(OptionalLong.of(5));
                });

        assertThat(read.names())
                .containsExactlyInAnyOrder(
                        "boo_e",
                        "boocontrol_metrics_part_up",
                        "boocontrol_metrics_left_out_samples");
    }

    @Test
    void times_are_seconds() {
        var read =
                read(to -> {
                    to.gauge("boo_a_seconds", "A").add(Optional.of(Duration.ofMillis(1_250)));
                    to.gauge("boo_b_timestamp_seconds", "B")
                            .at(Optional.of(Instant.ofEpochMilli(1_767_225_600_500L)));
                });

        assertThat(read.value("boo_a_seconds")).isEqualTo(1.25);
        assertThat(read.value("boo_b_timestamp_seconds")).isEqualTo(1_767_225_600.5);
    }

    @Test
    void a_part_that_fails_is_missing_and_that_is_told() {
        var text =
                text(
                        Format.PROMETHEUS,
                        part(
                                "bad",
                                to -> {
                                    to.gauge("boo_half", "Half").add(1);
                                    throw new IllegalStateException("not now");
                                }),
                        part("good", to -> to.gauge("boo_whole", "Whole").add(1)));

        var read = MetricsText.parse(text);
        assertThat(read.names()).contains("boo_whole").doesNotContain("boo_half");
        assertThat(read.value("boocontrol_metrics_part_up", "part", "bad")).isZero();
        assertThat(read.value("boocontrol_metrics_part_up", "part", "good")).isEqualTo(1);
        assertThat(text).doesNotContain("not now");
    }

    @Test
    void a_name_that_another_part_has_told_is_refused() {
        var read =
                MetricsText.parse(
                        text(
                                Format.PROMETHEUS,
                                part("a", to -> to.gauge("boo_x", "X").add(1)),
                                part("b", to -> to.counter("boo_x_total", "X").add(2))));

        assertThat(read.value("boo_x")).isEqualTo(1);
        assertThat(read.value("boocontrol_metrics_part_up", "part", "b")).isZero();
    }

    @Test
    void what_a_part_tells_beyond_the_bound_is_left_out_and_counted() {
        var read =
                read(to -> {
                    var many = to.gauge("boo_x", "X", "n");
                    for (var n = 0; n < Families.MOST + 7; n++) {
                        many.add(n, String.valueOf(n));
                    }
                });

        assertThat(read.family("boo_x").samples()).hasSize(Families.MOST);
        assertThat(read.value("boocontrol_metrics_left_out_samples", "part", "p")).isEqualTo(7);
    }

    @Test
    void names_follow_the_conventions() {
        var to = new Families();
        to.gauge("boo_known", "Known");

        for (Consumer<Families> wrong :
                List.<Consumer<Families>>of(
                        f -> f.counter("boo_rows", "Rows"),
                        f -> f.gauge("boo_rows_total", "Rows"),
                        f -> f.gauge("boo_build_info", "Build"),
                        f -> f.info("boo_build", "Build"),
                        f -> f.gauge("Boo-x", "X"),
                        f -> f.gauge("boo_known", "Known"),
                        f -> f.gauge("boo_one", "One", "label").add(1),
                        f -> f.gauge("boo_nan", "NaN").add(Double.NaN))) {
            assertThatThrownBy(() -> wrong.accept(to)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void the_parts_are_asked_once_a_second_however_often_it_is_scraped() {
        var asked = new AtomicInteger();
        var exposition =
                new Exposition(
                        List.of(
                                part(
                                        "p",
                                        to -> to.gauge("boo_x", "X").add(asked.incrementAndGet()))),
                        now::get);

        exposition.in(Format.PROMETHEUS);
        exposition.in(Format.OPEN_METRICS);
        now.addAndGet(Exposition.FRESH.toNanos() - 1);
        exposition.in(Format.PROMETHEUS);
        assertThat(asked).hasValue(1);

        now.incrementAndGet();
        var text =
                new String(exposition.in(Format.PROMETHEUS).orElseThrow(), StandardCharsets.UTF_8);
        assertThat(MetricsText.parse(text).value("boo_x")).isEqualTo(2);
    }

    @Test
    void one_metric_has_its_samples_together() {
        var read =
                read(to -> {
                    var first = to.gauge("boo_first", "First", "host");
                    var second = to.gauge("boo_second", "Second", "host");
                    for (var host : List.of("a", "b", "c")) {
                        first.add(1, host);
                        second.add(2, host);
                    }
                });

        assertThat(read.family("boo_first").samples())
                .containsOnlyKeys(Map.of("host", "a"), Map.of("host", "b"), Map.of("host", "c"));
    }

    private MetricsText read(Consumer<Families> telling) {
        return MetricsText.parse(text(telling));
    }

    private String text(Consumer<Families> telling) {
        return text(Format.PROMETHEUS, part("p", telling));
    }

    private String text(Format format, MetricsPart... parts) {
        var bytes = new Exposition(List.of(parts), now::get).in(format).orElseThrow();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static MetricsPart part(String name, Consumer<Families> telling) {
        return new MetricsPart() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void tell(Families to) {
                telling.accept(to);
            }
        };
    }
}
