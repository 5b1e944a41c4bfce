package boocontrol.hosts.control;

import boocontrol.hosts.entity.Provider;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.testing.TestDatabase;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/// The store with a transaction around each call, as the container would put one.
public final class TransactedStore extends ProviderStore {

    private final TestDatabase database;

    public TransactedStore(TestDatabase database) {
        this.database = database;
    }

    @Override
    public List<Provider> all() {
        return within(ProviderStore::all);
    }

    @Override
    public OptionalLong add(Provider provider) {
        return within(store -> store.add(provider));
    }

    @Override
    public OptionalLong change(Provider provider) {
        return within(store -> store.change(provider));
    }

    @Override
    public List<Provider> put(List<Provider> providers) {
        return within(store -> store.put(providers));
    }

    @Override
    public boolean remove(ProviderId id, long revision) {
        return within(store -> store.remove(id, revision));
    }

    private <T> T within(Function<ProviderStore, T> work) {
        return database.inTransaction(entities -> work.apply(new ProviderStore(entities)));
    }
}
