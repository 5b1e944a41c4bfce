package boocontrol.leases.model;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.testing.TestDatabase;
import java.sql.SQLException;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// The histories of the model again, each question put to a real PostgreSQL as well: what the
/// statements do is what the decisions say, waits for open writes included.
class LeaseReplayTest {

    private static final int LENGTH = 150;
    private static final int SEQUENCES = Boolean.getBoolean("boocontrol.long") ? 400 : 12;

    @Test
    void the_tables_answer_as_the_model_does() throws SQLException {
        var answers = 0;
        var waits = 0;
        try (var tables = TestDatabase.create();
                var source = RealDatabase.source(tables)) {
            for (var seed = 1L; seed <= SEQUENCES; seed++) {
                var real = replay(tables, source, seed);
                answers += real.answers;
                waits += real.waits;
            }
        }
        System.out.printf(
                "lease replay: %d histories, %d equal answers, of these %d waits%n",
                SEQUENCES, answers, waits);
        assertThat(waits).isPositive();
    }

    private static RealDatabase replay(TestDatabase tables, DataSource source, long seed)
            throws SQLException {
        var weather = seed % 2 == 0 ? Op.Weather.CALM : Op.Weather.STEPS;
        var checker = new LeaseChecker(LeaseWorld.TERMS, weather == Op.Weather.CALM);
        var model = new ModelDatabase(LeaseWorld.HOST, Protocol.RIGHT, LeaseWorld.TERMS, checker);
        try (var real = new RealDatabase(tables, source, model)) {
            var world = new LeaseWorld(seed, Protocol.RIGHT, real, checker);
            world.run(Op.sequence(new Random(seed), weather, LENGTH));
            real.compareTables(world.now());
            return real;
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
    }
}
