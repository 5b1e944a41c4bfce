package boocontrol.leases.nemesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Design, invariant 7, with real processes on a real PostgreSQL: writers are paused, killed and
/// cut off, the database is crashed, and the order of its commits is judged by itself. A few
/// seconds here, ten minutes by `./boocontrol bench leases`; `-Dboocontrol.seed=N` repeats the
/// strikes.
class LeaseNemesisIT {

    private static final boolean LONG = Boolean.getBoolean("boocontrol.long");
    private static final Duration LENGTH = LONG ? Duration.ofMinutes(10) : Duration.ofSeconds(12);
    private static final Duration CONTROL = LONG ? Duration.ofSeconds(40) : Duration.ofSeconds(5);
    private static final Duration CRASH_EVERY =
            LONG ? Duration.ofSeconds(30) : Duration.ofSeconds(6);

    private Path folder;
    private NemesisPostgres postgres;

    @BeforeEach
    void start() throws IOException {
        // Not JUnit's: PostgreSQL's account must reach it, and its files are not ours to delete.
        folder = Files.createTempDirectory("boocontrol-nemesis");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        postgres = new NemesisPostgres(folder);
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        postgres.close();
        new ProcessBuilder("rm", "-rf", folder.toString()).start().waitFor();
    }

    @Test
    void no_stale_write_is_accepted_and_no_fence_has_two_holders() throws IOException {
        var seed = seed();
        var nemesis = new Nemesis(postgres, "right", folder, seed);

        nemesis.run(LENGTH, CRASH_EVERY);

        var found = WriteChecker.judge(postgres);
        print(seed, nemesis, found);
        assertThat(found.stale()).isZero();
        assertThat(found.shared()).isZero();
        assertThat(found.written()).isGreaterThan(LONG ? 5_000 : 20);
    }

    @Test
    void the_checker_sees_what_naive_writers_do_wrong() throws IOException {
        var seed = seed();
        var nemesis = new Nemesis(postgres, "naive", folder, seed);

        nemesis.run(CONTROL, CONTROL.multipliedBy(2));

        var found = WriteChecker.judge(postgres);
        System.out.printf(
                "lease nemesis: naive writers, seed %d, %d s: %d written, %d stale accepted, %d fences"
                        + " with two holders%n",
                seed, CONTROL.toSeconds(), found.written(), found.stale(), found.shared());
        assertThat(found.stale() + found.shared()).isPositive();
    }

    private void print(long seed, Nemesis nemesis, WriteChecker found) throws IOException {
        var grants =
                postgres.rows("SELECT count(*) FROM control_host_leases", row -> row.getLong(1));
        var uses = Journal.uses(folder);
        var overlapping =
                uses.stream()
                        .filter(use -> uses.stream().anyMatch(other -> use.overlaps(other)))
                        .count();
        System.out.printf(
                """
                lease nemesis: seed %d, %d s, TTL %d ms: %d pauses, %d kills, %d terminated backends, \
                %d database crashes
                lease nemesis: %d grants, %d written, %d stale accepted, %d fences with two holders, \
                %d refused, %d lost
                lease nemesis: %d of %d uses of a host overlapped a use that conflicts
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
                Journal.refused(folder),
                Journal.lost(folder),
                overlapping,
                uses.size());
    }

    private static long seed() {
        var one = System.getProperty("boocontrol.seed", "");
        return one.isBlank() ? System.nanoTime() : Long.parseLong(one);
    }
}
