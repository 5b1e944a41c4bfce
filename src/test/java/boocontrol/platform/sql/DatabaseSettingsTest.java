package boocontrol.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatabaseSettingsTest {

    private static final Optional<String> URL = Optional.of("jdbc:postgresql://db:5432/boo");

    @Test
    void the_servers_own_address_counts() {
        assertThat(DatabaseSettings.url(URL, Optional.of("postgresql://ann:hush@other/boo")))
                .isEqualTo(URL.get());
    }

    @Test
    void a_server_that_is_given_only_the_launchers_address_says_so_without_the_secret() {
        var given = Optional.of("postgresql://ann:hush@db/boo");

        assertThatIllegalStateException()
                .isThrownBy(() -> DatabaseSettings.url(Optional.empty(), given))
                .withMessageContaining("DATABASE_URL is translated by ./boocontrol run")
                .withMessageContaining("BOO_DB_URL")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hush"));
    }

    @Test
    void a_server_without_any_address_says_how_to_start_it() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        DatabaseSettings.url(
                                Optional.of(DatabaseSettings.NOT_SET), Optional.empty()))
                .withMessageContaining("start with ./boocontrol run")
                .withMessageContaining("BOO_DB_URL");
    }
}
