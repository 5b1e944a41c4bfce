package boocontrol.fleet.control;

import boocontrol.fleet.entity.HostStateEntity;
import boocontrol.fleet.entity.KeptHost;
import boocontrol.hosts.entity.ProviderId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The table control_host_state.
@ApplicationScoped
public class HostStateStore {

    private static final Logger LOGGER = System.getLogger(HostStateStore.class.getName());

    @PersistenceContext EntityManager entities;

    /// For the container.
    public HostStateStore() {}

    /// A store on an entity manager of somebody's transaction.
    HostStateStore(EntityManager entities) {
        this.entities = entities;
    }

    /// Writes states over the ones before; a fixed order, so that no two writers can lock each
    /// other.
    @Transactional
    void write(List<KeptHost> hosts, Instant now) {
        for (var host : hosts) {
            entities.createNativeQuery(
                            """
                            INSERT INTO control_host_state
                                (provider_id, last_byte, facts, models, models_at, updated_at)
                            VALUES (?, CAST(? AS timestamptz), CAST(? AS jsonb),
                                CAST(? AS jsonb), CAST(? AS timestamptz), ?)
                            ON CONFLICT (provider_id) DO UPDATE SET
                                last_byte = EXCLUDED.last_byte,
                                facts = EXCLUDED.facts,
                                models = EXCLUDED.models,
                                models_at = EXCLUDED.models_at,
                                updated_at = EXCLUDED.updated_at
                            """)
                    .setParameter(1, host.provider().value())
                    .setParameter(2, text(host.lastByte()))
                    .setParameter(3, host.facts().map(KeptHostJson::facts).orElse(null))
                    .setParameter(4, KeptHostJson.models(host.models()))
                    .setParameter(5, text(host.modelsAt()))
                    .setParameter(6, Timestamp.from(now))
                    .executeUpdate();
        }
    }

    /// What is kept of every host. A row that cannot be understood counts as none.
    @Transactional
    Map<ProviderId, KeptHost> all() {
        @SuppressWarnings("unchecked")
        List<HostStateEntity> rows =
                entities.createNativeQuery(
                                "SELECT * FROM control_host_state", HostStateEntity.class)
                        .getResultList();
        var kept = new HashMap<ProviderId, KeptHost>();
        rows.forEach(row -> read(row).ifPresent(host -> kept.put(host.provider(), host)));
        return kept;
    }

    /// Forgets a host.
    @Transactional
    public void purge(ProviderId provider) {
        entities.createNativeQuery("DELETE FROM control_host_state WHERE provider_id = ?")
                .setParameter(1, provider.value())
                .executeUpdate();
    }

    private static Optional<KeptHost> read(HostStateEntity row) {
        try {
            return Optional.of(
                    new KeptHost(
                            new ProviderId(row.providerId),
                            Optional.ofNullable(row.facts).map(KeptHostJson::facts),
                            Optional.ofNullable(row.lastByte),
                            KeptHostJson.models(row.models),
                            Optional.ofNullable(row.modelsAt)));
        } catch (RuntimeException e) {
            LOGGER.log(
                    Level.WARNING,
                    "the kept state of {0} cannot be read: {1}",
                    row.providerId,
                    e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static @Nullable String text(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse(null);
    }
}
