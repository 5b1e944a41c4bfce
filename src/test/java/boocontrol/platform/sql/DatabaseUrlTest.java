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
                    host=::1 user=ann                                      | jdbc:postgresql://[::1]:5432/ann                      | ann | ''
                    host=db hostaddr=10.0.0.7 user=ann                     | jdbc:postgresql://10.0.0.7:5432/ann                   | ann | ''
                    postgresql://ann:pw@a,b:6001/boo                       | jdbc:postgresql://a:5432,b:6001/boo                   | ann | pw
                    host=a,b port=6000 user=ann                            | jdbc:postgresql://a:6000,b:6000/ann                   | ann | ''
                    postgresql://ann:p:w@db/boo                            | jdbc:postgresql://db:5432/boo                         | ann | p:w
                    postgresql://ann:pw@db/my%20db?options=-c%20a%3Db      | jdbc:postgresql://db:5432/my%20db?options=-c%20a%3Db  | ann | pw
                    postgresql://ann@a,b/boo?target_session_attrs=read-write | jdbc:postgresql://a:5432,b:5432/boo?targetServerType=primary | ann | ''
                    postgres://ann@db/boo?sslmode=require&channel_binding=require | jdbc:postgresql://db:5432/boo?sslmode=require&channelBinding=require | ann | ''
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
                "postgresql://ann:12/secret@db/boo",
                "postgresql://ann:12#secret@db/boo",
                "postgresql://ann:secret%zz@db/boo",
                "postgresql://ann:secret@::1:5432/boo",
                "postgresql://ann:secret@db:0/boo",
                "postgresql://ann:secret@/boo",
                "postgresql:///boo?user=ann&password=secret&host=/run/postgresql",
                "postgresql://ann:secret@%2Frun%2Fpostgresql/boo",
                "host=a,b,c port=1,2 user=ann password=secret",
                "postgresql://ann:secret@db/boo?passfile=x",
                "postgresql://ann@db/boo?sslpassword=secret",
                "postgresql://ann:secret@db/boo?target_session_attrs=most",
                ""
            })
    void refuses_with_a_sentence_that_repeats_no_secret(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseUrl.parse(text))
                .withMessageStartingWith("DATABASE_URL")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret", "sec ret"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    host=/run/postgresql user=ann                   | Unix socket
                    postgresql:///boo?user=ann                      | write localhost
                    postgresql://ann:pw@fe80::1/boo                 | brackets
                    postgresql://ann@db/boo?pasfile=x               | 'pasfile'
                    postgresql://ann@db/boo?target_session_attrs=ro | prefer-standby
                    """)
    void says_what_to_write_instead(String text, String hint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseUrl.parse(text))
                .withMessageContaining(hint);
    }

    @Test
    void keeps_credentials_out_of_the_url() {
        assertThat(DatabaseUrl.parse("postgresql://ann:hush@db/boo").jdbcUrl())
                .doesNotContain("hush", "ann");
    }
}
