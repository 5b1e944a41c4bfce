package boocontrol.leases.nemesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Design, invariant 7, with real processes on a real PostgreSQL: writers are paused, killed and
/// cut off, the database is crashed, and the order of its commits is judged by itself. A few
/// seconds here, minutes by `./boocontrol bench leases`; `-Dboocontrol.seed=N` repeats the strikes.
class LeaseNemesisIT {

    private static final Duration LENGTH =
            Duration.ofSeconds(
                    Integer.getInteger(
                            "boocontrol.nemesis.seconds",
                            Boolean.getBoolean("boocontrol.long") ? 60 : 7));

    /// The short form sees two crashes.
    private static final Duration CRASH_EVERY =
            LENGTH.toSeconds() > 30 ? Duration.ofSeconds(15) : Duration.ofSeconds(3);

    /// Until the first mistake is seen, which takes some seconds.
    private static final Duration CONTROL = Duration.ofSeconds(60);

    private static Path folder;
    private static NemesisPostgres postgres;

    private final long seed = seed();

    @BeforeAll
    static void start() throws IOException {
        // Not JUnit's: PostgreSQL's account must reach it, and its files are not ours to delete.
        folder = Files.createTempDirectory("boocontrol-nemesis");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        postgres = new NemesisPostgres(folder);
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        postgres.close();
        new ProcessBuilder("rm", "-rf", folder.toString()).start().waitFor();
    }

    @Test
    void no_stale_write_is_accepted_and_no_fence_has_two_holders() throws IOException {
        var nemesis = new Nemesis(postgres, "right", notes("right"), seed);

        nemesis.run(LENGTH, CRASH_EVERY, () -> false);

        var found = WriteChecker.judge(postgres);
        print(nemesis, found);
        assertThat(found.stale()).isZero();
        assertThat(found.shared()).isZero();
        assertThat(found.written()).isGreaterThan((int) LENGTH.toSeconds());
        assertThat(nemesis.pauses).isPositive();
        assertThat(nemesis.crashes).isPositive();
    }

    @Test
    void the_checker_sees_what_naive_writers_do_wrong() throws IOException {
        var nemesis = new Nemesis(postgres, "naive", notes("naive"), seed);

        nemesis.run(CONTROL, CONTROL.multipliedBy(2), () -> sees(WriteChecker.judge(postgres)));

        var found = WriteChecker.judge(postgres);
        assertThat(sees(found)).isTrue();
        System.out.printf(
                "FIGURE L-control seed=%d pauses=%d kills=%d written=%d stale_accepted=%d"
                        + " fences_with_two_holders=%d%n",
                seed,
                nemesis.pauses,
                nemesis.kills,
                found.written(),
                found.stale(),
                found.shared());
    }

    private static boolean sees(WriteChecker found) {
        return found.stale() + found.shared() > 0;
    }

    private Path notes(String conduct) throws IOException {
        System.out.printf("lease nemesis: %s writers, -Dboocontrol.seed=%d%n", conduct, seed);
        postgres.execute("TRUNCATE nemesis_writes");
        return Files.createDirectory(folder.resolve(conduct));
    }

    private void print(Nemesis nemesis, WriteChecker found) throws IOException {
        var grants =
                postgres.rows("SELECT count(*) FROM control_host_leases", row -> row.getLong(1));
        var notes = folder.resolve("right");
        var uses = Journal.uses(notes);
        System.out.printf(
                """
                FIGURE L-nemesis seed=%d seconds=%d ttl_ms=%d pauses=%d kills=%d \
                terminated_backends=%d database_crashes=%d grants=%d written=%d stale_accepted=%d \
                fences_with_two_holders=%d refused=%d lost=%d uses=%d overlapping_uses=%d
                """,
                seed,
                LENGTH.toSeconds(),
                NemesisWriter.TERMS.ttl().toMillis(),
                nemesis.pauses,
                nemesis.kills,
                nemesis.terminations,
                nemesis.crashes,
                grants.getFirst(),
                found.written(),
                found.stale(),
                found.shared(),
                Journal.refused(notes),
                Journal.lost(notes),
                uses.size(),
                Journal.overlapping(uses));
    }

    private static long seed() {
        var one = System.getProperty("boocontrol.seed", "");
        return one.isBlank() ? System.nanoTime() : Long.parseLong(one);
    }
}
