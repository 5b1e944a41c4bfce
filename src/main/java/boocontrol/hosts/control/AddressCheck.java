package boocontrol.hosts.control;

import boocontrol.hosts.entity.AddressRules;
import boocontrol.hosts.entity.AddressVerdict;
import boocontrol.hosts.entity.AddressVerdict.Allowed;
import boocontrol.hosts.entity.AddressVerdict.Refused;
import boocontrol.hosts.entity.AddressVerdict.Unresolved;
import boocontrol.hosts.entity.BaseUrl;
import boocontrol.hosts.entity.OwnPorts;
import boocontrol.platform.access.Access;
import boocontrol.platform.config.Places;
import boocontrol.platform.loops.Loops;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;

/// Judges addresses before anything is connected to (seam: llamaswap asks before every connection).
///
/// A name is looked up once and every address it has is judged. The JVM keeps what a look-up found
/// for 30 s, so the connection that follows at once goes to what was judged, not to what the name
/// may point to a moment later.
@ApplicationScoped
public class AddressCheck {

    private static final long PATIENCE_MS = 3_000;

    /// At a time; who waits longer than the patience for a turn is told that the name is not known.
    private static final int LOOK_UPS = 16;

    private final Semaphore turns = new Semaphore(LOOK_UPS, true);
    private final Loops loops;
    private final Resolver resolver;
    private final Supplier<OwnPorts> own;
    private final OwnPorts.Around around = new Machine();

    @Inject
    AddressCheck(Loops loops, Access access, Config config) {
        this(loops, Resolver.SYSTEM, () -> own(access, config));
    }

    /// A check without container.
    public AddressCheck(Loops loops, Resolver resolver, Supplier<OwnPorts> own) {
        this.loops = loops;
        this.resolver = resolver;
        this.own = own;
    }

    /// For the container's proxies.
    public AddressCheck() {
        this(new Loops(), Resolver.SYSTEM, () -> new OwnPorts(OptionalInt.empty(), List.of()));
    }

    /// Within 6 s, the look-up and the wait for a turn included.
    ///
    /// @param baseUrl as [BaseUrl#parse] makes it
    public AddressVerdict check(URI baseUrl) {
        var refusal = refusalWithoutLookUp(baseUrl);
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        if (BaseUrl.literal(baseUrl).isPresent()) {
            return new Allowed();
        }
        return lookUp(baseUrl.getHost())
                .map(addresses -> judge(addresses, BaseUrl.port(baseUrl)))
                .orElseGet(() -> new Unresolved("its name is not known"));
    }

    /// What can be said without asking anybody: for the file of providers, which must be readable
    /// while the network is not there.
    public Optional<String> refusalWithoutLookUp(URI baseUrl) {
        return AddressRules.refusal(baseUrl.getHost())
                .or(() ->
                        written(baseUrl)
                                .flatMap(address -> refusal(address, BaseUrl.port(baseUrl))));
    }

    /// The address that is meant whatever a resolver says.
    private static Optional<InetAddress> written(URI baseUrl) {
        return baseUrl.getHost().equals("localhost")
                ? Optional.of(InetAddress.getLoopbackAddress())
                : BaseUrl.literal(baseUrl);
    }

    private AddressVerdict judge(List<InetAddress> addresses, int port) {
        return addresses.stream()
                .map(address -> refusal(address, port))
                .flatMap(Optional::stream)
                .findFirst()
                .<AddressVerdict>map(Refused::new)
                .orElseGet(Allowed::new);
    }

    private Optional<String> refusal(InetAddress address, int port) {
        return AddressRules.refusal(address).or(() -> own.get().refusal(address, port, around));
    }

    /// Empty when nobody knows the name within the patience. On a thread of its own, since a
    /// look-up cannot be interrupted.
    private Optional<List<InetAddress>> lookUp(String host) {
        var found = new CompletableFuture<List<InetAddress>>();
        try {
            if (!turns.tryAcquire(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
            loops.start("resolve", () -> lookUp(host, found));
            return Optional.of(found.get(PATIENCE_MS, TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private void lookUp(String host, CompletableFuture<List<InetAddress>> found) {
        try {
            found.complete(resolver.addresses(host));
        } catch (Exception e) {
            found.completeExceptionally(e);
        } finally {
            turns.release();
        }
    }

    private static OwnPorts own(Access access, Config config) {
        return OwnPorts.of(
                OptionalInt.of(access.settings().port()), Places.DATABASE.from(config).orElse(""));
    }

    /// This machine and its names.
    private final class Machine implements OwnPorts.Around {

        @Override
        public boolean local(InetAddress address) {
            try {
                return NetworkInterface.getByInetAddress(address) != null;
            } catch (SocketException _) {
                return false;
            }
        }

        @Override
        public List<InetAddress> addresses(String host) {
            return BaseUrl.literal(host).map(List::of).or(() -> lookUp(host)).orElse(List.of());
        }
    }
}
