package boocontrol.activity.control;

import boocontrol.activity.entity.ActivityRow;
import boocontrol.activity.entity.EpochMark;
import boocontrol.activity.entity.Fingerprint;
import boocontrol.activity.entity.Recent;
import boocontrol.activity.entity.RequestEntity;
import boocontrol.activity.entity.RowPage;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.llamaswap.entity.SwapRow;
import jakarta.json.Json;
import jakarta.json.JsonString;
import jakarta.persistence.EntityManager;
import java.io.StringReader;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Reads the table control_requests.
final class RequestPageStore {

    /// So many of the newest rows of an epoch are read at our start.
    private static final int NEWEST = 4_096;

    private static final int PATIENCE_MS = 20_000;

    private static final String SELECT =
            """
            SELECT provider_id, epoch, swap_entry_id, ts, received_at, model, req_path,
                resp_status_code, resp_content_type, input_tokens, output_tokens, cache_tokens,
                draft_tokens, draft_acc_tokens, prompt_per_second, tokens_per_second, duration_ms,
                has_capture, error_msg, CAST(metadata AS text) AS metadata
            FROM control_requests
            """;

    private RequestPageStore() {}

    static List<ActivityRow> find(EntityManager entities, RowPage page) {
        var conditions = RowConditions.of(page);
        var query =
                SELECT
                        + conditions.where()
                        + RowConditions.orderBy(page.order())
                        + " LIMIT "
                        + page.limit();
        return rows(entities, query, conditions.values()).stream()
                .map(RequestPageStore::row)
                .toList();
    }

    /// The newest rows of an epoch, by id.
    static Map<Long, Optional<Fingerprint>> newest(
            EntityManager entities, ProviderId provider, EpochMark mark) {
        var query =
                SELECT
                        + "WHERE provider_id = ? AND epoch = ? AND swap_entry_id > ?"
                        + " ORDER BY swap_entry_id DESC LIMIT "
                        + NEWEST;
        var marks = new HashMap<Long, Optional<Fingerprint>>();
        for (var row :
                rows(
                        entities,
                        query,
                        List.of(provider.value(), mark.number(), mark.settled() - Recent.BELOW))) {
            marks.put(row.swapEntryId, Optional.of(Fingerprint.of(told(row))));
        }
        return marks;
    }

    /// As the driver takes it.
    static Object bindable(Object value) {
        return value instanceof Instant time ? Timestamp.from(time) : value;
    }

    private static List<RequestEntity> rows(
            EntityManager entities, String sql, List<Object> values) {
        var query = entities.createNativeQuery(sql, RequestEntity.class);
        query.setHint("jakarta.persistence.query.timeout", PATIENCE_MS);
        for (var i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, bindable(values.get(i)));
        }
        @SuppressWarnings("unchecked")
        List<RequestEntity> rows = query.getResultList();
        return rows;
    }

    private static ActivityRow row(RequestEntity row) {
        return new ActivityRow(
                new ProviderId(row.providerId), row.epoch, told(row), row.receivedAt, true);
    }

    private static SwapRow told(RequestEntity row) {
        return new SwapRow(
                row.swapEntryId,
                row.ts,
                row.model,
                Optional.ofNullable(row.reqPath),
                row.respStatusCode == null
                        ? OptionalInt.empty()
                        : OptionalInt.of(row.respStatusCode),
                Optional.ofNullable(row.respContentType),
                number(row.inputTokens),
                number(row.outputTokens),
                number(row.cacheTokens),
                number(row.draftTokens),
                number(row.draftAccTokens),
                number(row.promptPerSecond),
                number(row.tokensPerSecond),
                number(row.durationMs),
                row.hasCapture,
                Optional.ofNullable(row.errorMsg),
                Optional.ofNullable(row.metadata).map(RequestPageStore::texts).orElse(Map.of()));
    }

    private static OptionalLong number(@Nullable Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static OptionalDouble number(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static Map<String, String> texts(String json) {
        var texts = new HashMap<String, String>();
        try (var reader = Json.createReader(new StringReader(json))) {
            reader.readObject()
                    .forEach((name, value) -> texts.put(name, ((JsonString) value).getString()));
        }
        return texts;
    }
}
