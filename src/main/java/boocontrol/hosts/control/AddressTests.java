package boocontrol.hosts.control;

import boocontrol.hosts.entity.AddressVerdict;
import boocontrol.hosts.entity.ApiKey;
import boocontrol.hosts.entity.KeyReading;
import boocontrol.hosts.entity.KeyWish;
import boocontrol.hosts.entity.Probed;
import boocontrol.hosts.entity.Provider;
import boocontrol.hosts.entity.ProviderKind;
import boocontrol.hosts.entity.Tested;
import boocontrol.hosts.entity.Tested.Answered;
import boocontrol.platform.loops.Loops;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Tries an address for somebody who may add it. At most four at a time, each at most 20 s.
@ApplicationScoped
public class AddressTests {

    private static final int AT_A_TIME = 4;
    private static final long PATIENCE_S = 20;

    private final Semaphore turns = new Semaphore(AT_A_TIME);
    private final Hosts hosts;
    private final AddressCheck addresses;
    private final AddressProbe probe;
    private final Loops loops;

    @Inject
    public AddressTests(Hosts hosts, AddressCheck addresses, AddressProbe probe, Loops loops) {
        this.hosts = hosts;
        this.addresses = addresses;
        this.probe = probe;
        this.loops = loops;
    }

    /// For the container's proxies.
    public AddressTests() {
        this(
                new Hosts(),
                new AddressCheck(),
                (_, _, _) -> new Probed.Unreachable("nobody asked"),
                new Loops());
    }

    /// With a key that is given.
    public Tested test(ProviderKind expected, URI baseUrl, KeyWish wish) {
        var refused = hosts.keys().refusal(wish.source());
        if (refused.isPresent() && wish.pasted().isEmpty()) {
            return new Tested.KeyRefused(refused.get());
        }
        var reading =
                wish.pasted()
                        .<KeyReading>map(KeyReading.Found::new)
                        .orElseGet(() -> hosts.keys().tried(wish.source()));
        return test(expected, baseUrl, reading);
    }

    /// As the provider is kept, with its own key.
    public Tested test(Provider provider) {
        return test(provider.kind(), provider.baseUrl(), hosts.readKey(provider));
    }

    private Tested test(ProviderKind expected, URI baseUrl, KeyReading reading) {
        if (!turns.tryAcquire()) {
            return new Tested.Busy();
        }
        try {
            return switch (addresses.check(baseUrl)) {
                case AddressVerdict.Refused(var reason) -> new Tested.AddressRefused(reason);
                case AddressVerdict.Unresolved(var reason) ->
                        answered(new Probed.Unreachable(reason), reading);
                case AddressVerdict.Allowed _ ->
                        answered(asked(expected, baseUrl, key(reading)), reading);
            };
        } finally {
            turns.release();
        }
    }

    /// On a thread of its own, which can be interrupted while it reads, as the request's cannot.
    private Probed asked(ProviderKind expected, URI baseUrl, Optional<ApiKey> key) {
        var answer = new CompletableFuture<Probed>();
        var thread = loops.start("address-test", () -> ask(expected, baseUrl, key, answer));
        try {
            return answer.get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            return new Probed.Unreachable("no complete answer in time");
        } catch (ExecutionException e) {
            throw new IllegalStateException("the test of an address broke", e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Probed.Unreachable("the server stops");
        } finally {
            thread.interrupt();
        }
    }

    private void ask(
            ProviderKind expected,
            URI baseUrl,
            Optional<ApiKey> key,
            CompletableFuture<Probed> answer) {
        try {
            answer.complete(probe.probe(expected, baseUrl, key));
        } catch (RuntimeException | Error e) {
            answer.completeExceptionally(e);
        }
    }

    private static Answered answered(Probed probed, KeyReading reading) {
        return new Answered(
                probed,
                reading instanceof KeyReading.Missing(var reason)
                        ? Optional.of(reason)
                        : Optional.empty());
    }

    private static Optional<ApiKey> key(KeyReading reading) {
        return reading instanceof KeyReading.Found(var key) ? Optional.of(key) : Optional.empty();
    }
}
