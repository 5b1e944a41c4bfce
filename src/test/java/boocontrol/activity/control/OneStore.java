package boocontrol.activity.control;

import static boocontrol.activity.entity.Rows.NOON;

import boocontrol.activity.entity.ActivityRow;
import boocontrol.activity.entity.Cursor;
import boocontrol.activity.entity.Outcome.PlacedPoison;
import boocontrol.activity.entity.RowPage;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.llamaswap.entity.RowBatch.Poison;
import boocontrol.llamaswap.entity.SwapRow;
import boocontrol.testing.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// Tests of the store on a real database.
abstract class OneStore {

    private static final AtomicInteger HOSTS = new AtomicInteger();

    static TestDatabase database;

    final ProviderId provider = new ProviderId("box-" + HOSTS.incrementAndGet());

    @BeforeAll
    static void create() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    Placement placement(List<SwapRow> rows) {
        return placement(
                rows.stream().map(row -> new ActivityRow(provider, 1, row, NOON, true)).toList(),
                List.of());
    }

    Placement placement(List<ActivityRow> rows, List<PlacedPoison> poison) {
        return new Placement(provider, NOON, rows, poison, List.of(), List.of());
    }

    Placement poisoned(List<Poison> poison) {
        return placement(
                List.of(), poison.stream().map(each -> new PlacedPoison(1, each)).toList());
    }

    Written write(Placement... batch) {
        return write(List.of(batch));
    }

    static Written write(List<Placement> batch) {
        return inStore(store -> store.write(batch));
    }

    List<ActivityRow> find(Optional<Cursor> after, int limit) {
        var newest = RowPage.newest(provider, limit);
        return inStore(store -> store.find(after.map(newest::after).orElse(newest)));
    }

    static void withStore(Consumer<ActivityStore> work) {
        inStore(store -> {
            work.accept(store);
            return true;
        });
    }

    static <T> T inStore(Function<ActivityStore, T> work) {
        return database.inTransaction(entities -> work.apply(new ActivityStore(entities)));
    }

    long count(String table) {
        return database.count(
                "SELECT count(*) FROM %s WHERE provider_id = '%s'".formatted(table, provider));
    }
}
