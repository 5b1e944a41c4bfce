package boocontrol.hosts.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {

    @ParameterizedTest
    @CsvSource({
        "http://sam-desktop:8080, http://sam-desktop:8080",
        "' http://10.0.0.7:8080/ ', http://10.0.0.7:8080",
        "HTTP://Sam.LAN:80/, http://sam.lan",
        "https://x.example:443//a///b/, https://x.example/a/b",
        "http://127.0.0.1:5800/swap, http://127.0.0.1:5800/swap",
        "http://[fd00::7]:8080, http://[fd00::7]:8080",
        "http://localhost:, http://localhost",
        "https://api.deepseek.com/v1, https://api.deepseek.com/v1",
        "http://xn--bcher-kva.example, http://xn--bcher-kva.example"
    })
    void an_address_has_one_form(String text, String kept) {
        assertThat(BaseUrl.parse(text)).isEqualTo(URI.create(kept));
        assertThat(BaseUrl.parse(kept)).isEqualTo(URI.create(kept));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sam-desktop",
                "sam-desktop:8080",
                "//sam-desktop",
                "http:",
                "http://",
                "http:///path",
                "http:sam",
                "file:///etc/passwd",
                "gopher://h",
                "ftp://h",
                "jar:http://h!/",
                "javascript:alert(1)",
                "http://u@h",
                "http://u:hush@h",
                "http://:@h",
                "http://10.0.0.7:8080@evil.example/",
                "http://evil.example\\@10.0.0.7/",
                "http://h?x=1",
                "http://h/?",
                "http://h#f",
                "http://h/#",
                "http://h:0",
                "http://h:65536",
                "http://h:-1",
                "http://h:99999999999",
                "http://h:80:80",
                "http://h:8o",
                "http://a_b",
                "http://-a",
                "http://a-",
                "http://a..b",
                "http://.a",
                "http://h.",
                "http://127.0.0.1.",
                "http://*",
                "http://2130706433",
                "http://0x7f000001",
                "http://0x7f.0.0.1",
                "http://127.1",
                "http://0",
                "http://0177.0.0.1",
                "http://127.0.0.01",
                "http://1.2.3.4.5",
                "http://256.1.1.1",
                "http://1.2.3.0x4",
                "http://sam.0x",
                "http://[::1",
                "http://[fe80::1%25eth0]",
                "http://[fe80::1%eth0]",
                "http://[v1.x]",
                "http://[127.0.0.1]",
                "http://h/..",
                "http://h/a/../b",
                "http://h/./b",
                "http://h/%2e%2e/b",
                "http://h/a%2fb",
                "http://h/a%00",
                "http://h/a;b=c",
                "http://h/a b",
                "http://h/\u00e9",
                "http://b\u00fccher.example",
                "http://\uff11\uff12\uff17.0.0.1",
                "http://h\r\nX: y",
                "http://h\u0000"
            })
    void what_is_no_plain_address_is_refused(String text) {
        assertThatThrownBy(() -> BaseUrl.parse(text))
                .isInstanceOf(Misfit.class)
                .hasMessageStartingWith("base_url ")
                .hasMessageNotContaining("hush");
    }

    @Test
    void an_address_is_short() {
        assertThatThrownBy(() -> BaseUrl.parse("http://h/" + "a/".repeat(250)))
                .hasMessage("base_url has more than 500 characters");
    }
}
