package boocontrol.hosts.control;

import boocontrol.hosts.entity.KeySource;
import boocontrol.hosts.entity.Provider;
import boocontrol.hosts.entity.Provider.Origin;
import boocontrol.hosts.entity.ProviderEntity;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.hosts.entity.ProviderKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonString;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/// The table control_hosts. Every write gets a revision that was never given before.
@ApplicationScoped
public class ProviderStore {

    private static final String ROW =
            """
            WITH new (id, name, kind, base_url, key_source, key_place, enabled, origin,
                operating_system, gpus, favourites, hidden) AS (VALUES (
                CAST(? AS text), CAST(? AS text), CAST(? AS text), CAST(? AS text),
                CAST(? AS text), CAST(? AS text), CAST(? AS boolean), CAST(? AS text),
                CAST(? AS text), CAST(? AS jsonb), CAST(? AS jsonb), CAST(? AS jsonb)))
            """;

    private static final String INSERT =
            ROW
                    + """
                    INSERT INTO control_hosts (id, name, kind, base_url, key_source, key_place,
                        enabled, origin, operating_system, gpus, favourites, hidden, revision)
                    SELECT new.*, nextval('control_hosts_revision') FROM new
                    ON CONFLICT (id) DO
                    """;

    private static final String ADD = INSERT + "NOTHING RETURNING revision";

    private static final String PUT =
            INSERT
                    + """
                    UPDATE SET name = excluded.name, kind = excluded.kind,
                        base_url = excluded.base_url, key_source = excluded.key_source,
                        key_place = excluded.key_place, enabled = excluded.enabled,
                        origin = excluded.origin, operating_system = excluded.operating_system,
                        gpus = excluded.gpus, favourites = excluded.favourites,
                        hidden = excluded.hidden, revision = excluded.revision,
                        changed_at = now()
                    RETURNING revision
                    """;

    private static final String CHANGE =
            ROW
                    + """
                    UPDATE control_hosts AS old SET name = new.name, kind = new.kind,
                        base_url = new.base_url, key_source = new.key_source,
                        key_place = new.key_place, enabled = new.enabled, origin = new.origin,
                        operating_system = new.operating_system, gpus = new.gpus,
                        favourites = new.favourites, hidden = new.hidden,
                        revision = nextval('control_hosts_revision'), changed_at = now()
                    FROM new WHERE old.id = new.id AND old.revision = ?
                    RETURNING old.revision
                    """;

    @PersistenceContext EntityManager entities;

    /// For the container.
    public ProviderStore() {}

    /// A store on an entity manager of somebody's transaction.
    public ProviderStore(EntityManager entities) {
        this.entities = entities;
    }

    /// All of them, by id.
    @Transactional
    public List<Provider> all() {
        return entities.createQuery("SELECT p FROM ProviderEntity p", ProviderEntity.class)
                .getResultStream()
                .map(ProviderStore::provider)
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .toList();
    }

    /// A new provider; its revision, or empty when the id is taken.
    @Transactional
    public OptionalLong add(Provider provider) {
        return revision(filled(ADD, provider));
    }

    /// The provider as it is now; its new revision, or empty when the table has another one than
    /// `provider.revision()`.
    @Transactional
    public OptionalLong change(Provider provider) {
        return revision(filled(CHANGE, provider).setParameter(13, provider.revision()));
    }

    /// All of them as they are now, in one transaction, whatever the table has.
    @Transactional
    public List<Provider> put(List<Provider> providers) {
        return providers.stream().map(this::put).toList();
    }

    /// Whether it was there with this revision.
    @Transactional
    public boolean remove(ProviderId id, long revision) {
        return entities.createNativeQuery("DELETE FROM control_hosts WHERE id = ? AND revision = ?")
                        .setParameter(1, id.value())
                        .setParameter(2, revision)
                        .executeUpdate()
                > 0;
    }

    private Provider put(Provider provider) {
        return provider.withRevision(revision(filled(PUT, provider)).orElseThrow());
    }

    private Query filled(String sql, Provider provider) {
        return entities.createNativeQuery(sql)
                .setParameter(1, provider.id().value())
                .setParameter(2, provider.name())
                .setParameter(3, provider.kind().word())
                .setParameter(4, provider.baseUrl().toString())
                .setParameter(5, provider.key().word())
                .setParameter(6, place(provider.key()).orElse(null))
                .setParameter(7, provider.enabled())
                .setParameter(8, word(provider.origin()))
                .setParameter(9, provider.operatingSystem())
                .setParameter(10, json(provider.gpus()))
                .setParameter(11, json(provider.favourites()))
                .setParameter(12, json(provider.hidden()));
    }

    private static OptionalLong revision(Query query) {
        return query.getResultList().stream()
                .mapToLong(found -> ((Number) found).longValue())
                .findFirst();
    }

    private static Provider provider(ProviderEntity row) {
        return new Provider(
                new ProviderId(row.id),
                row.name,
                one(ProviderKind.values(), kind -> kind.word().equals(row.kind)),
                URI.create(row.baseUrl),
                source(row.keySource, Optional.ofNullable(row.keyPlace).orElse("")),
                row.enabled,
                one(Origin.values(), origin -> word(origin).equals(row.origin)),
                row.operatingSystem,
                texts(row.gpus),
                texts(row.favourites),
                texts(row.hidden),
                row.revision);
    }

    private static <T> T one(T[] values, Predicate<T> is) {
        return Arrays.stream(values).filter(is).findFirst().orElseThrow();
    }

    private static KeySource source(String word, String place) {
        return switch (word) {
            case "environment" -> new KeySource.Environment(place);
            case "file" -> new KeySource.SecretFile(place);
            case "pasted" -> new KeySource.Pasted();
            default -> new KeySource.None();
        };
    }

    private static Optional<String> place(KeySource source) {
        return switch (source) {
            case KeySource.Environment(var variable) -> Optional.of(variable);
            case KeySource.SecretFile(var path) -> Optional.of(path);
            case KeySource.None _, KeySource.Pasted _ -> Optional.empty();
        };
    }

    private static String word(Origin origin) {
        return origin.name().toLowerCase(Locale.ROOT);
    }

    private static String json(List<String> texts) {
        return Json.createArrayBuilder(texts).build().toString();
    }

    private static List<String> texts(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readArray().getValuesAs(JsonString::getString);
        }
    }
}
