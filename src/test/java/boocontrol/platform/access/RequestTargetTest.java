package boocontrol.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RequestTargetTest {

    @Test
    void what_browsers_send_is_well_formed() {
        for (var path : List.of("/", "/assets/a-1_b.js", "/hosts/%2e%2E", "/a;b=c", "/(a)'~*@:")) {
            assertThat(RequestTarget.wellFormed(path, "")).as(path).isTrue();
        }
        for (var query : List.of("", "a=b&c", "model=a|b", "a=[]^`", "before=%00%C3%a4")) {
            assertThat(RequestTarget.wellFormed("/", query)).as(query).isTrue();
        }
    }

    @Test
    void bare_braces_and_half_escapes_are_not() {
        for (var path : List.of("/h{osts", "/h}", "/a\"", "/%", "/%2", "/%u0041", "/\u00e4")) {
            assertThat(RequestTarget.wellFormed(path, "")).as(path).isFalse();
        }
        for (var query : List.of("%", "a=%zz", "a=%2", "%u0041=1", "a={b", "a;b}")) {
            assertThat(RequestTarget.wellFormed("/", query)).as(query).isFalse();
        }
    }
}
