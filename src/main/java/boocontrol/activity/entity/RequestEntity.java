package boocontrol.activity.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A row of control_requests, for reading. The table's key has `ts` too, because it is partitioned
/// by it; host, epoch and entry name one row all the same.
@Entity
@Table(name = "control_requests")
@IdClass(RequestEntity.Key.class)
public class RequestEntity {

    @Id
    @Column(name = "provider_id")
    public String providerId;

    @Id public long epoch;

    @Id
    @Column(name = "swap_entry_id")
    public long swapEntryId;

    public Instant ts;

    @Column(name = "received_at")
    public Instant receivedAt;

    public String model;

    @Column(name = "req_path")
    public @Nullable String reqPath;

    @Column(name = "resp_status_code")
    public @Nullable Integer respStatusCode;

    @Column(name = "resp_content_type")
    public @Nullable String respContentType;

    @Column(name = "input_tokens")
    public @Nullable Long inputTokens;

    @Column(name = "output_tokens")
    public @Nullable Long outputTokens;

    @Column(name = "cache_tokens")
    public @Nullable Long cacheTokens;

    @Column(name = "draft_tokens")
    public @Nullable Long draftTokens;

    @Column(name = "draft_acc_tokens")
    public @Nullable Long draftAccTokens;

    @Column(name = "prompt_per_second")
    public @Nullable Double promptPerSecond;

    @Column(name = "tokens_per_second")
    public @Nullable Double tokensPerSecond;

    @Column(name = "duration_ms")
    public @Nullable Long durationMs;

    @Column(name = "has_capture")
    public boolean hasCapture;

    @Column(name = "error_msg")
    public @Nullable String errorMsg;

    /// JSON: texts by name.
    public @Nullable String metadata;

    /// The columns that name a row.
    public static class Key {

        public String providerId = "";
        public long epoch;
        public long swapEntryId;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && key.providerId.equals(providerId)
                    && key.epoch == epoch
                    && key.swapEntryId == swapEntryId;
        }

        @Override
        public int hashCode() {
            return Objects.hash(providerId, epoch, swapEntryId);
        }
    }
}
