package boocontrol.hosts.control;

import boocontrol.hosts.entity.AddressVerdict;
import boocontrol.hosts.entity.ApiKey;
import boocontrol.hosts.entity.KeySource;
import boocontrol.hosts.entity.Limits;
import boocontrol.hosts.entity.Outcome;
import boocontrol.hosts.entity.Outcome.AddressRefused;
import boocontrol.hosts.entity.Outcome.AlreadyRead;
import boocontrol.hosts.entity.Outcome.Done;
import boocontrol.hosts.entity.Outcome.FileOwned;
import boocontrol.hosts.entity.Outcome.Full;
import boocontrol.hosts.entity.Outcome.KeyRefused;
import boocontrol.hosts.entity.Outcome.Purged;
import boocontrol.hosts.entity.Outcome.Stale;
import boocontrol.hosts.entity.Outcome.StillEnabled;
import boocontrol.hosts.entity.Outcome.StillRead;
import boocontrol.hosts.entity.Outcome.Taken;
import boocontrol.hosts.entity.Outcome.Unknown;
import boocontrol.hosts.entity.Provider;
import boocontrol.hosts.entity.Provider.Origin;
import boocontrol.hosts.entity.ProviderDraft;
import boocontrol.hosts.entity.ProviderId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Changes of the registry that people make. Each is decided, stored and told while no other runs.
@ApplicationScoped
public class ProviderEdits {

    /// What was read when a host was disabled is written by then, or the database is away.
    private static final Duration QUIET = Duration.ofSeconds(10);

    /// For what others change about the registry in the very moment.
    private static final Duration STILL_QUIET = Duration.ofSeconds(1);

    private final Hosts hosts;
    private final ProviderStore store;
    private final AddressCheck addresses;
    private final Iterable<ProviderHistory> histories;

    @Inject
    ProviderEdits(
            Hosts hosts,
            ProviderStore store,
            AddressCheck addresses,
            @Any Instance<ProviderHistory> histories) {
        this(hosts, store, addresses, (Iterable<ProviderHistory>) histories);
    }

    /// Edits without container.
    public ProviderEdits(
            Hosts hosts,
            ProviderStore store,
            AddressCheck addresses,
            Iterable<ProviderHistory> histories) {
        this.hosts = hosts;
        this.store = store;
        this.addresses = addresses;
        this.histories = histories;
    }

    /// For the container's proxies.
    public ProviderEdits() {
        this(new Hosts(), new ProviderStore(), new AddressCheck(), List.of());
    }

    /// @param pasted the key itself, exactly when the draft says that it was pasted
    public Outcome add(ProviderDraft draft, Optional<ApiKey> pasted) {
        var address = addressRefusal(draft);
        return hosts.alone(() -> {
            if (hosts.find(draft.id()).isPresent()) {
                return new Taken();
            }
            if (hosts.all().size() >= Limits.PROVIDERS) {
                return new Full();
            }
            return address.or(() -> placeRefusal(draft))
                    .orElseGet(() -> added(draft.owned(Origin.COCKPIT, 0), pasted));
        });
    }

    /// @param expected whether the change is meant for the provider with this revision
    /// @param edit makes the provider what it shall be; what it throws is thrown on
    /// @param pasted a new key, when one was pasted
    public Outcome change(
            ProviderId id,
            LongPredicate expected,
            UnaryOperator<ProviderDraft> edit,
            Optional<ApiKey> pasted) {
        var judged = hosts.find(id).flatMap(before -> judged(before, expected, edit));
        return hosts.alone(() -> {
            var found = hosts.find(id);
            return found.flatMap(before -> obstacle(before, expected))
                    .or(() -> found.map(before -> change(before, edit, pasted, judged)))
                    .orElseGet(Unknown::new);
        });
    }

    /// An address that was judged.
    private record Judged(URI baseUrl, Optional<Outcome> refusal) {}

    /// Before the registry is held still, since a look-up may take seconds.
    private Optional<Judged> judged(
            Provider before, LongPredicate expected, UnaryOperator<ProviderDraft> edit) {
        if (obstacle(before, expected).isPresent()) {
            return Optional.empty();
        }
        var draft = edit.apply(ProviderDraft.of(before));
        return draft.baseUrl().equals(before.baseUrl())
                ? Optional.empty()
                : Optional.of(new Judged(draft.baseUrl(), addressRefusal(draft)));
    }

    /// Forgets the provider; its history stays.
    public Outcome remove(ProviderId id, LongPredicate expected) {
        return hosts.alone(() -> {
            var found = hosts.find(id);
            return found.filter(before -> !hosts.registry().gone(before))
                    .flatMap(before -> obstacle(before, expected))
                    .or(() -> found.map(before -> removed(before, expected)))
                    .orElseGet(Unknown::new);
        });
    }

    /// Forgets the history of a provider that is disabled, or gone from the registry. Who was just
    /// disabled is waited for, at most about half a minute, in which the registry may change.
    public Outcome purge(ProviderId id) {
        return unquiet(id, QUIET).orElseGet(() -> hosts.alone(() -> purged(id)));
    }

    /// While nobody can enable it: whatever was read between the wait and this is found out.
    private Outcome purged(ProviderId id) {
        var obstacle = unquiet(id, STILL_QUIET);
        if (obstacle.isEmpty()) {
            histories.forEach(history -> history.purge(id));
        }
        return obstacle.orElseGet(Purged::new);
    }

    private Optional<Outcome> unquiet(ProviderId id, Duration atMost) {
        if (hosts.find(id).filter(Provider::enabled).isPresent()) {
            return Optional.of(new StillEnabled());
        }
        for (var history : histories) {
            if (!history.quiet(id, atMost)) {
                return Optional.of(new StillRead());
            }
        }
        return Optional.empty();
    }

    private static Optional<Outcome> obstacle(Provider before, LongPredicate expected) {
        if (before.origin() == Origin.FILE) {
            return Optional.of(new FileOwned());
        }
        return expected.test(before.revision()) ? Optional.empty() : Optional.of(new Stale());
    }

    private Outcome added(Provider provider, Optional<ApiKey> pasted) {
        return keeping(provider, pasted, () -> store.add(provider), new Taken());
    }

    private Outcome change(
            Provider before,
            UnaryOperator<ProviderDraft> edit,
            Optional<ApiKey> pasted,
            Optional<Judged> judged) {
        var draft = edit.apply(ProviderDraft.of(before));
        var after = draft.owned(Origin.COCKPIT, before.revision());
        if (after.equals(before) && pasted.isEmpty()) {
            return new Done(before);
        }
        return refusal(before, draft, pasted, judged)
                .orElseGet(() -> changed(before, after, pasted));
    }

    private Outcome changed(Provider before, Provider after, Optional<ApiKey> pasted) {
        var outcome = keeping(after, pasted, () -> store.change(after), new Stale());
        if (outcome instanceof Done
                && before.key() instanceof KeySource.Pasted
                && !(after.key() instanceof KeySource.Pasted)) {
            hosts.pasted().ifPresent(kept -> kept.drop(before.id()));
        }
        return outcome;
    }

    private Outcome removed(Provider before, LongPredicate expected) {
        if (!expected.test(before.revision()) || !store.remove(before.id(), before.revision())) {
            hosts.reload();
            return new Stale();
        }
        if (before.key() instanceof KeySource.Pasted) {
            hosts.pasted().ifPresent(kept -> kept.drop(before.id()));
        }
        hosts.become(hosts.registry().without(before.id()));
        return new Done(before);
    }

    /// The key is on the disk before the row, and counts only after it: neither a full disk nor a
    /// lost database leaves a provider with the wrong key.
    private Outcome keeping(
            Provider provider,
            Optional<ApiKey> pasted,
            Supplier<OptionalLong> write,
            Outcome otherwise) {
        var staged =
                pasted.flatMap(key -> hosts.pasted().map(kept -> kept.stage(provider.id(), key)));
        try {
            var revision = write.get();
            if (revision.isEmpty()) {
                hosts.reload();
                return otherwise;
            }
            staged.ifPresent(PastedKeys.Staged::keep);
            var written = provider.withRevision(revision.getAsLong());
            hosts.become(hosts.registry().with(List.of(written)));
            return new Done(written);
        } finally {
            staged.ifPresent(PastedKeys.Staged::forget);
        }
    }

    private Optional<Outcome> refusal(
            Provider before,
            ProviderDraft draft,
            Optional<ApiKey> pasted,
            Optional<Judged> judged) {
        var moved = !draft.baseUrl().equals(before.baseUrl());
        if (moved && draft.key() instanceof KeySource.Pasted && pasted.isEmpty()) {
            return Optional.of(
                    new KeyRefused("Paste the key again: it would go to another address."));
        }
        var address = moved ? refusal(draft.baseUrl(), judged) : Optional.<Outcome>empty();
        var place =
                draft.key().equals(before.key()) ? Optional.<Outcome>empty() : keyRefusal(draft);
        return address.or(() -> place).or(() -> secondReader(draft));
    }

    /// What was changed by somebody else after the look-up was judged for another provider.
    private static Optional<Outcome> refusal(URI moved, Optional<Judged> judged) {
        return judged.filter(each -> each.baseUrl().equals(moved))
                .map(Judged::refusal)
                .orElseGet(() -> Optional.of(new Stale()));
    }

    private Optional<Outcome> placeRefusal(ProviderDraft draft) {
        return keyRefusal(draft).or(() -> secondReader(draft));
    }

    private Optional<Outcome> keyRefusal(ProviderDraft draft) {
        return hosts.keys().refusal(draft.key()).map(KeyRefused::new);
    }

    private Optional<Outcome> secondReader(ProviderDraft draft) {
        return hosts.registry().otherReader(draft).map(AlreadyRead::new);
    }

    private Optional<Outcome> addressRefusal(ProviderDraft draft) {
        return addresses.check(draft.baseUrl()) instanceof AddressVerdict.Refused(var reason)
                ? Optional.of(new AddressRefused(reason))
                : Optional.empty();
    }
}
