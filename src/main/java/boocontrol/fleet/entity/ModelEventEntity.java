package boocontrol.fleet.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of control_model_events.
@Entity
@Table(name = "control_model_events")
public class ModelEventEntity {

    @Id public UUID id;

    @Column(name = "provider_id")
    public String providerId;

    public Instant at;

    public String model;

    public String event;

    public boolean observed;

    @Column(name = "duration_ms")
    public @Nullable Long durationMs;

    /// JSON: `text`, and of a gap `epoch`, `first_id`, `last_id`, `count`.
    public @Nullable String detail;
}
