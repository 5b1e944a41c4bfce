package boocontrol.fleet.control;

import boocontrol.fleet.entity.EventFilter;
import boocontrol.fleet.entity.KeptEvent;
import boocontrol.fleet.entity.LoadTimes;
import boocontrol.fleet.entity.ModelEvent;
import boocontrol.fleet.entity.ModelEventEntity;
import boocontrol.fleet.entity.Swap;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.platform.text.StoredText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The table control_model_events.
@ApplicationScoped
public class ModelEventStore {

    private static final int MODEL_CHARS = 500;
    private static final int TEXT_CHARS = 2_000;

    @PersistenceContext EntityManager entities;

    /// For the container.
    public ModelEventStore() {}

    /// A store on an entity manager of somebody's transaction.
    public ModelEventStore(EntityManager entities) {
        this.entities = entities;
    }

    /// One event, in the caller's transaction.
    @Transactional
    public void insert(ModelEvent event) {
        insert(UUID.randomUUID(), event);
    }

    /// Writing the same batch again changes nothing.
    @Transactional
    void write(List<ModelEvents.Queued> batch) {
        batch.forEach(each -> insert(each.id(), each.event()));
    }

    /// Newest first, at most `filter.limit()`.
    @Transactional
    public List<KeptEvent> find(EventFilter filter) {
        var where = new ArrayList<String>();
        var values = new ArrayList<Object>();
        filter.provider().ifPresent(id -> add(where, values, "provider_id = ?", id.value()));
        filter.model().ifPresent(model -> add(where, values, "model = ?", model));
        filter.kind().ifPresent(kind -> add(where, values, "event = ?", kind.word()));
        filter.from().ifPresent(at -> add(where, values, "at >= ?", Timestamp.from(at)));
        filter.to().ifPresent(at -> add(where, values, "at < ?", Timestamp.from(at)));
        filter.before()
                .ifPresent(cursor -> {
                    add(where, values, "at <= ?", Timestamp.from(cursor.at()));
                    add(
                            where,
                            values,
                            "(at, id) < (CAST(? AS timestamptz), CAST(? AS uuid))",
                            Timestamp.from(cursor.at()),
                            cursor.id().toString());
                });
        var condition = where.isEmpty() ? "" : "WHERE " + String.join(" AND ", where);
        var query =
                entities.createNativeQuery(
                        "SELECT * FROM control_model_events %s ORDER BY at DESC, id DESC LIMIT %d"
                                .formatted(condition, filter.limit()),
                        ModelEventEntity.class);
        for (var i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return query.getResultList().stream().map(row -> kept((ModelEventEntity) row)).toList();
    }

    /// What a load cost and who went for it.
    @Transactional
    public Swap swap(ModelEvent loading) {
        var query =
                entities.createNativeQuery(
                        """
                        SELECT * FROM control_model_events
                        WHERE provider_id = ? AND at BETWEEN ? AND ? AND event IN
                            ('loading', 'ready', 'load_failed', 'stopping', 'stopped')
                        ORDER BY at, id LIMIT 500
                        """,
                        ModelEventEntity.class);
        query.setParameter(1, loading.provider().value());
        query.setParameter(
                2, Timestamp.from(loading.at().minus(Swap.JUST_BEFORE).minus(Swap.STOP_MOST)));
        query.setParameter(3, Timestamp.from(loading.at().plus(Swap.LOAD_MOST)));
        @SuppressWarnings("unchecked")
        List<ModelEventEntity> rows = query.getResultList();
        return Swap.of(loading, rows.stream().map(row -> kept(row).event()).toList());
    }

    /// The last loads of every model whose duration is known.
    @Transactional
    Map<ProviderId, Map<String, LoadTimes>> loads() {
        @SuppressWarnings("unchecked")
        List<Object[]> rows =
                entities.createNativeQuery(
                                """
                                SELECT provider_id, model, duration_ms
                                FROM (
                                    SELECT provider_id, model, duration_ms, at,
                                        row_number() OVER (
                                            PARTITION BY provider_id, model ORDER BY at DESC) AS n
                                    FROM control_model_events
                                    WHERE event = 'ready' AND duration_ms IS NOT NULL) AS loads
                                WHERE n <= ?
                                ORDER BY provider_id, model, at
                                """)
                        .setParameter(1, LoadTimes.KEPT)
                        .getResultList();
        var found = new HashMap<ProviderId, Map<String, LoadTimes>>();
        for (var row : rows) {
            var load = Duration.ofMillis(((Number) row[2]).longValue());
            found.computeIfAbsent(new ProviderId((String) row[0]), _ -> new HashMap<>())
                    .merge(
                            (String) row[1],
                            LoadTimes.NONE.plus(load),
                            (times, _) -> times.plus(load));
        }
        return found;
    }

    /// Forgets a host.
    @Transactional
    public void purge(ProviderId provider) {
        entities.createNativeQuery("DELETE FROM control_model_events WHERE provider_id = ?")
                .setParameter(1, provider.value())
                .executeUpdate();
    }

    /// As [#insert(ModelEvent)], under an id of the caller: writing it again changes nothing.
    @Transactional
    public void insert(UUID id, ModelEvent event) {
        entities.createNativeQuery(
                        """
                        INSERT INTO control_model_events
                            (provider_id, id, at, model, event, observed, duration_ms, detail)
                        VALUES (?, CAST(? AS uuid), ?, ?, ?, ?, CAST(? AS bigint), CAST(? AS jsonb))
                        ON CONFLICT (provider_id, id) DO NOTHING
                        """)
                .setParameter(1, event.provider().value())
                .setParameter(2, id.toString())
                .setParameter(3, Timestamp.from(event.at()))
                .setParameter(4, StoredText.of(event.model(), MODEL_CHARS))
                .setParameter(5, event.kind().word())
                .setParameter(6, event.observed())
                .setParameter(7, event.duration().map(load -> "" + load.toMillis()).orElse(null))
                .setParameter(8, detail(event).map(JsonObject::toString).orElse(null))
                .executeUpdate();
    }

    private static void add(
            List<String> where, List<Object> values, String condition, Object... more) {
        where.add(condition);
        values.addAll(List.of(more));
    }

    private static Optional<JsonObject> detail(ModelEvent event) {
        if (event.text().isEmpty() && event.gap().isEmpty()) {
            return Optional.empty();
        }
        var detail = Json.createObjectBuilder();
        event.text().ifPresent(text -> detail.add("text", StoredText.of(text, TEXT_CHARS)));
        event.gap()
                .ifPresent(gap -> {
                    add(detail, "epoch", gap.epoch());
                    add(detail, "first_id", gap.firstId());
                    add(detail, "last_id", gap.lastId());
                    add(detail, "count", gap.count());
                });
        return Optional.of(detail.build());
    }

    private static void add(JsonObjectBuilder detail, String name, OptionalLong value) {
        value.ifPresent(number -> detail.add(name, number));
    }

    private static KeptEvent kept(ModelEventEntity row) {
        var detail = Optional.ofNullable(row.detail).map(ModelEventStore::read);
        var text = detail.flatMap(read -> text(read.get("text")));
        var kind = ModelEvent.Kind.of(row.event);
        var gap =
                kind.isGap()
                        ? detail.map(read -> gap(read, text.orElse("")))
                        : Optional.<ModelEvent.Gap>empty();
        return new KeptEvent(
                row.id,
                new ModelEvent(
                        new ProviderId(row.providerId),
                        row.model,
                        kind,
                        row.at,
                        row.observed,
                        text,
                        Optional.ofNullable(row.durationMs).map(Duration::ofMillis),
                        gap));
    }

    private static ModelEvent.Gap gap(JsonObject detail, String why) {
        return new ModelEvent.Gap(
                number(detail, "epoch"),
                number(detail, "first_id"),
                number(detail, "last_id"),
                number(detail, "count"),
                why);
    }

    private static OptionalLong number(JsonObject detail, String name) {
        return detail.containsKey(name)
                ? OptionalLong.of(detail.getJsonNumber(name).longValue())
                : OptionalLong.empty();
    }

    private static Optional<String> text(@Nullable Object value) {
        return value instanceof JsonString string
                ? Optional.of(string.getString())
                : Optional.empty();
    }

    private static JsonObject read(String detail) {
        try (var reader = Json.createReader(new StringReader(detail))) {
            return reader.readObject();
        }
    }
}
