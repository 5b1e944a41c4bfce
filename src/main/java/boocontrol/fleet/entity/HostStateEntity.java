package boocontrol.fleet.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of control_host_state.
@Entity
@Table(name = "control_host_state")
public class HostStateEntity {

    @Id
    @Column(name = "provider_id")
    public String providerId;

    @Column(name = "last_byte")
    public @Nullable Instant lastByte;

    /// JSON object.
    public @Nullable String facts;

    /// JSON array.
    public String models;

    @Column(name = "models_at")
    public @Nullable Instant modelsAt;
}
