package boocontrol.live.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.hosts.entity.ProviderId;
import boocontrol.live.entity.Channel;
import boocontrol.live.entity.Head;
import boocontrol.live.entity.Position;
import boocontrol.live.entity.Request;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {

    static final Head HEAD = new Head(Channel.fleet(new ProviderId("box")), new Position("L", 3));
    static final String HEAD_FIELDS =
            "\"channel\":\"control_fleet\",\"provider_id\":\"box\",\"life\":\"L\",\"seq\":3";

    @Test
    void a_join_says_where_the_reader_stands() {
        assertThat(RequestReader.read("{\"type\":\"join\",\"known\":[{" + HEAD_FIELDS + "}]}"))
                .isEqualTo(new Request.Join(List.of(HEAD)));
        assertThat(RequestReader.read("{\"type\":\"join\",\"known\":[]}"))
                .isEqualTo(new Request.Join(List.of()));
    }

    @Test
    void a_resync_says_what_is_missing() {
        assertThat(RequestReader.read("{\"type\":\"resync\"," + HEAD_FIELDS + "}"))
                .isEqualTo(new Request.Resync(HEAD));
    }

    @Test
    void what_a_join_knows_of_impossible_hosts_is_passed_over() {
        var known =
                """
                {"type": "join", "known": [3, {}, {"channel": "control_fleet",
                 "provider_id": "../x", "life": "", "seq": 0}]}\
                """;
        assertThat(RequestReader.read(known)).isEqualTo(new Request.Join(List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"type\":3}",
                "{\"type\":\"\"}",
                "{\"type\":\"join\"}",
                "{\"type\":\"join\",\"known\":{}}",
                "{\"type\":\"resync\"}",
                "{\"type\":\"resync\",\"channel\":\"control_fleet\",\"provider_id\":\"box\","
                        + "\"life\":\"\",\"seq\":-1}",
                "{\"type\":\"resync\",\"channel\":\"control_fleet\",\"provider_id\":\"box\","
                        + "\"life\":\"\",\"seq\":1.5}",
                "{\"type\":\"resync\",\"channel\":\"control_fleet\",\"provider_id\":\"box\","
                        + "\"life\":\"\",\"seq\":1e400}",
                "{\"type\":\"resync\",\"channel\":\"control_gpu\",\"provider_id\":\"box\","
                        + "\"life\":\"\",\"seq\":1}",
            })
    void well_formed_nonsense_is_strange(String text) {
        assertThat(RequestReader.read(text)).isInstanceOf(Request.Strange.class);
    }

    @ParameterizedTest
    @MethodSource
    void what_is_no_object_is_junk(String text) {
        assertThat(RequestReader.read(text)).isInstanceOf(Request.Junk.class);
    }

    static List<String> what_is_no_object_is_junk() {
        return List.of(
                "",
                " ",
                "null",
                "7",
                "\"join\"",
                "[]",
                "{",
                "{\"type\":NaN}",
                "\u0000",
                "[".repeat(60_000),
                "{\"a\":".repeat(10_000),
                "<html>");
    }
}
