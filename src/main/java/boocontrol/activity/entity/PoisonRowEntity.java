package boocontrol.activity.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A row of control_poison_rows, for reading: what could not be a row of control_requests.
@Entity
@Table(name = "control_poison_rows")
@IdClass(PoisonRowEntity.Key.class)
public class PoisonRowEntity {

    @Id
    @Column(name = "provider_id")
    public String providerId;

    @Id public String digest;

    public long epoch;

    /// Absent when not even the id could be read.
    @Column(name = "swap_entry_id")
    public @Nullable Long swapEntryId;

    @Column(name = "received_at")
    public Instant receivedAt;

    public String reason;

    public String raw;

    /// The primary key, as JPA wants it.
    public static class Key {

        public String providerId = "";
        public String digest = "";

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && key.providerId.equals(providerId)
                    && key.digest.equals(digest);
        }

        @Override
        public int hashCode() {
            return Objects.hash(providerId, digest);
        }
    }
}
