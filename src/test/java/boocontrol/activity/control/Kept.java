package boocontrol.activity.control;

import boocontrol.activity.entity.ActivityRow;
import boocontrol.activity.entity.Ledger;
import boocontrol.fleet.entity.Losses;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.llamaswap.entity.SwapRow;
import boocontrol.platform.loops.Loops;
import boocontrol.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/// Intakes over a real database, with what they told.
final class Kept implements Keeper, IntakeListener, AutoCloseable {

    /// As in the application, but the debounce and retries are short.
    static final IntakeSettings QUICK =
            new IntakeSettings(
                    Duration.ofSeconds(60),
                    Duration.ofMillis(5),
                    Duration.ofMillis(20),
                    Duration.ofSeconds(1),
                    2_000,
                    40_000,
                    20_000,
                    Duration.ofSeconds(1),
                    50);

    final TestDatabase database;
    final List<ActivityRow> read = new CopyOnWriteArrayList<>();
    final List<ActivityRow> stored = new CopyOnWriteArrayList<>();
    final List<Duration> skews = new CopyOnWriteArrayList<>();
    final List<GapFound> missed = new CopyOnWriteArrayList<>();
    final List<SwapRow> completed = new CopyOnWriteArrayList<>();
    final List<Losses> losses = new CopyOnWriteArrayList<>();
    Intakes intakes;
    private final IntakeSettings settings;

    Kept(TestDatabase database, IntakeSettings settings) {
        this.database = database;
        this.settings = settings;
        this.intakes = started();
    }

    /// The process is killed and started again: only the database is left.
    void killAndStart() {
        intakes.kill();
        intakes = started();
    }

    private Intakes started() {
        var made =
                new Intakes(
                        this,
                        this,
                        new Loops(),
                        Clock.systemUTC(),
                        System::nanoTime,
                        new Random(1),
                        settings);
        made.start();
        return made;
    }

    @Override
    public Written write(List<Placement> batch) {
        return database.inTransaction(entities -> new ActivityStore(entities).write(batch));
    }

    @Override
    public Blame blame(RuntimeException failure) {
        return new ActivityStore().blame(failure);
    }

    @Override
    public Ledger recover(ProviderId provider) {
        return database.inTransaction(entities -> new ActivityStore(entities).recover(provider));
    }

    @Override
    public void read(RowsRead rows) {
        read.addAll(rows.rows());
    }

    @Override
    public void stored(RowsStored rows) {
        stored.addAll(rows.rows());
    }

    @Override
    public void clockSkew(ProviderId provider, Duration skew) {
        skews.add(skew);
    }

    @Override
    public void missed(GapFound gap) {
        missed.add(gap);
    }

    @Override
    public void completed(ProviderId provider, SwapRow row) {
        completed.add(row);
    }

    @Override
    public void lost(ProviderId provider, Losses more) {
        losses.add(more);
    }

    @Override
    public void close() {
        intakes.stop();
    }

    /// The kept rows as `epoch: first-last first-last`, an epoch a line.
    String epochs(ProviderId provider) {
        var ids = new java.util.TreeMap<Long, List<Long>>();
        for (var line :
                lines(
                        "SELECT epoch || ' ' || swap_entry_id FROM control_requests WHERE"
                                + " provider_id = '%s' ORDER BY epoch, swap_entry_id, ts"
                                        .formatted(provider))) {
            var parts = line.split(" ");
            ids.computeIfAbsent(Long.valueOf(parts[0]), _ -> new ArrayList<>())
                    .add(Long.valueOf(parts[1]));
        }
        return ids.entrySet().stream()
                .map(each -> each.getKey() + ": " + ranges(each.getValue()))
                .collect(Collectors.joining(", "));
    }

    /// The kept gaps as `epoch: first-last (count)`, in the order they were found.
    List<String> gaps(ProviderId provider) {
        return lines(
                """
                SELECT (detail->>'epoch') || ': ' || coalesce(detail->>'first_id', '?') || '-'
                    || coalesce(detail->>'last_id', '?') || ' (' || coalesce(detail->>'count', '?')
                    || ')'
                FROM control_model_events
                WHERE provider_id = '%s' AND event IN ('gap', 'gap_suspected')
                ORDER BY at, (detail->>'epoch')::bigint, detail->>'last_id' NULLS FIRST
                """
                        .formatted(provider));
    }

    List<String> lines(String sql) {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            var lines = new ArrayList<String>();
            while (result.next()) {
                lines.add(result.getString(1));
            }
            return lines;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    private static String ranges(List<Long> ids) {
        var text = new StringBuilder();
        for (var i = 0; i < ids.size(); i++) {
            var first = ids.get(i);
            while (i + 1 < ids.size() && ids.get(i + 1) == ids.get(i) + 1) {
                i++;
            }
            text.append(text.isEmpty() ? "" : " ").append(first);
            if (!ids.get(i).equals(first)) {
                text.append("-").append(ids.get(i));
            }
        }
        return text.toString();
    }
}
