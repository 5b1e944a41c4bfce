package boocontrol.leases.control;

import boocontrol.hosts.entity.ProviderId;
import boocontrol.leases.entity.Acquisition;
import boocontrol.leases.entity.Asking;
import boocontrol.leases.entity.Claim;
import boocontrol.leases.entity.Hold;
import boocontrol.leases.entity.HolderId;
import boocontrol.leases.entity.Loss;
import boocontrol.leases.entity.Mode;
import boocontrol.leases.entity.Purpose;
import boocontrol.leases.entity.Refusal;
import boocontrol.leases.entity.Standing;
import boocontrol.platform.boot.Stage;
import boocontrol.platform.loops.Loops;
import boocontrol.platform.time.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/// The leases this process holds (seam). As a stage it gives them all back at the end, after who
/// uses them has stopped and before the database does.
@ApplicationScoped
public class HostLeases implements Stage {

    private static final Duration CLOSING = LeaseStore.PATIENCE.plusSeconds(1);

    @Inject LeaseDesk desk;

    @Inject LeaseCounts counts;

    @Inject Loops loops;

    @Inject Ticker ticker;

    @Inject RandomGenerator random;

    private final Set<HostLease> held = ConcurrentHashMap.newKeySet();
    private volatile Optional<HolderId> self = Optional.empty();

    /// For the container.
    public HostLeases() {}

    HostLeases(
            LeaseDesk desk,
            LeaseCounts counts,
            Loops loops,
            Ticker ticker,
            RandomGenerator random) {
        this.desk = desk;
        this.counts = counts;
        this.loops = loops;
        this.ticker = ticker;
        this.random = random;
    }

    @Override
    public int order() {
        return 120;
    }

    @Override
    public String name() {
        return "leases";
    }

    @Override
    public void start() {
        desk.terms();
        self();
    }

    @Override
    public void stop() {
        // Each on its own thread: when the database is away, all wait their three seconds at once.
        var closing =
                List.copyOf(held).stream()
                        .map(lease -> loops.start("lease-close " + lease.provider(), lease::close))
                        .toList();
        closing.forEach(thread -> Loops.end(thread, CLOSING));
    }

    /// The right to disturb a host for `purpose`, kept alive until it is closed or lost. Answers
    /// within three seconds.
    public Access acquireHostAccess(ProviderId provider, Purpose purpose, Mode mode) {
        var sent = ticker.nanos();
        var answer = desk.acquire(new Claim(provider, self(), purpose, mode));
        return answer.map(given ->
                        switch (given) {
                            case Acquisition.Grant grant -> granted(grant, sent);
                            case Acquisition.Refused(var refusal) -> held(refusal);
                        })
                .orElseGet(Access.Unavailable::new);
    }

    /// Asks whoever is in the way of this claim to stop; then acquire it again and again until it
    /// is granted. Empty when the database does not answer.
    public Optional<Asking> preempt(ProviderId provider, Purpose purpose, Mode mode) {
        return ask(new Claim(provider, self(), purpose, mode));
    }

    /// The same for any holder. Who holds the host here hears of it at once.
    public Optional<Asking> ask(Claim by) {
        var answer = desk.ask(by);
        if (answer.filter(Asking.Asked.class::isInstance).isPresent()) {
            held.stream()
                    .filter(lease -> lease.provider().equals(by.provider()))
                    .forEach(HostLease::hurry);
        }
        return answer;
    }

    /// This process among the holders.
    public HolderId self() {
        var known = self;
        if (known.isEmpty()) {
            known = named();
        }
        return known.orElseThrow();
    }

    /// How many leases this process holds now.
    public int held() {
        return held.size();
    }

    private synchronized Optional<HolderId> named() {
        if (self.isEmpty()) {
            var start = new UUID(random.nextLong(), random.nextLong());
            self = Optional.of(new HolderId("boocontrol/" + start));
        }
        return self;
    }

    private Access granted(Acquisition.Grant grant, long sent) {
        var hold = Hold.granted(grant.lease(), grant.now(), sent, desk.terms());
        var lease = new HostLease(hold, desk, ticker, this::over);
        held.add(lease);
        loops.start("lease " + lease.provider() + ";" + lease.fence(), lease::keep);
        return new Access.Granted(lease);
    }

    private static Access held(Refusal refusal) {
        return new Access.Held(refusal.by().holder(), refusal.by().purpose(), refusal.until());
    }

    private void over(HostLease lease) {
        var known = held.remove(lease);
        if (known
                && !(lease.checkpoint() instanceof Standing.Lost(var loss)
                        && loss == Loss.CLOSED)) {
            counts.lost.increment();
        }
    }
}
