package boocontrol.activity.entity;

import boocontrol.llamaswap.entity.Dialect;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A row of control_epochs, for reading.
@Entity
@Table(name = "control_epochs")
@IdClass(EpochEntity.Key.class)
public class EpochEntity {

    @Id
    @Column(name = "provider_id")
    public String providerId;

    @Id public long epoch;

    public long turn;

    /// `ring` or `store`.
    public String dialect;

    @Column(name = "first_seen")
    public Instant firstSeen;

    @Column(name = "process_start")
    public @Nullable Instant processStart;

    @Column(name = "settled_id")
    public long settledId;

    @Column(name = "settled_row")
    public @Nullable Long settledRow;

    /// The row as a value.
    public EpochMark mark() {
        return new EpochMark(
                epoch,
                turn,
                dialect.equals("ring") ? Dialect.RING : Dialect.STORE,
                firstSeen,
                Optional.ofNullable(processStart),
                settledId,
                Optional.ofNullable(settledRow).map(Fingerprint::new));
    }

    /// The primary key, as JPA wants it.
    public static class Key {

        public String providerId = "";
        public long epoch;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && key.providerId.equals(providerId)
                    && key.epoch == epoch;
        }

        @Override
        public int hashCode() {
            return Objects.hash(providerId, epoch);
        }
    }
}
