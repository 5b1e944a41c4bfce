package boocontrol.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    postgresql://ann:pw@db.example:6000/boo                | jdbc:postgresql://db.example:6000/boo                 | ann | pw
                    postgres://ann:pw@db.example/boo                       | jdbc:postgresql://db.example:5432/boo                 | ann | pw
                    postgresql://ann:p%40w%2F1@db.example/boo              | jdbc:postgresql://db.example:5432/boo                 | ann | p@w/1
                    postgresql://ann:a+b@db.example/boo?sslmode=require    | jdbc:postgresql://db.example:5432/boo?sslmode=require | ann | a+b
                    postgresql://db.example/boo?user=ann&password=pw       | jdbc:postgresql://db.example:5432/boo                 | ann | pw
                    postgresql://ann@db.example                            | jdbc:postgresql://db.example:5432/ann                 | ann | ''
                    jdbc:postgresql://db.example:6000/boo?user=ann&password=pw | jdbc:postgresql://db.example:6000/boo             | ann | pw
                    host=db.example port=6000 dbname=boo user=ann password='p w' | jdbc:postgresql://db.example:6000/boo           | ann | p w
                    postgresql://ann:pw@[::1]:6000/boo                     | jdbc:postgresql://[::1]:6000/boo                      | ann | pw
                    """)
    void reads_every_form_people_write(String text, String url, String user, String password) {
        assertThat(DatabaseUrl.parse(text)).isEqualTo(new DatabaseUrl(url, user, password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://ann:secret@db/boo",
                "postgresql://ann:sec ret@db/boo",
                "postgresql://:secret@db/boo",
                "host=db password=secret port=x",
                "password=secret user=ann",
                ""
            })
    void refuses_with_a_sentence_that_repeats_no_secret(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseUrl.parse(text))
                .withMessageStartingWith("DATABASE_URL")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret", "sec ret"));
    }

    @Test
    void keeps_credentials_out_of_the_url() {
        assertThat(DatabaseUrl.parse("postgresql://ann:hush@db/boo").jdbcUrl())
                .doesNotContain("hush", "ann");
    }
}
