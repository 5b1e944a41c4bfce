package boocontrol.hosts.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/// A row of control_hosts.
@Entity
@Table(name = "control_hosts")
public class ProviderEntity {

    @Id public String id;

    public String name;

    public String kind;

    @Column(name = "base_url")
    public String baseUrl;

    @Column(name = "key_source")
    public String keySource;

    @Column(name = "key_place")
    public @Nullable String keyPlace;

    public boolean enabled;

    public String origin;

    @Column(name = "operating_system")
    public String operatingSystem;

    /// JSON, a list of texts; the next two as well.
    public String gpus;

    public String favourites;

    public String hidden;

    public long revision;
}
