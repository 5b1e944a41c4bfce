package boocontrol.leases.control;

import boocontrol.hosts.entity.ProviderId;
import boocontrol.leases.entity.Acquisition;
import boocontrol.leases.entity.Claim;
import boocontrol.leases.entity.HolderId;
import boocontrol.leases.entity.Lease;
import boocontrol.leases.entity.Mode;
import boocontrol.leases.entity.Purpose;
import boocontrol.leases.entity.Terms;
import boocontrol.platform.loops.Loops;
import java.time.Duration;
import java.util.Random;
import javax.sql.DataSource;

/// Leases over a test database.
public final class LeaseFixtures {

    static final ProviderId HOST = new ProviderId("sam-desktop");
    static final Purpose BENCH = new Purpose("bench:42");
    static final Purpose CHAT = new Purpose("chat");

    private LeaseFixtures() {}

    static Terms terms(int ttlMillis) {
        return new Terms(Duration.ofMillis(ttlMillis), Duration.ofHours(1));
    }

    static Claim claim(String holder, Purpose purpose, Mode mode) {
        return new Claim(HOST, new HolderId(holder), purpose, mode);
    }

    static Claim exclusive(String holder) {
        return claim(holder, BENCH, Mode.EXCLUSIVE);
    }

    static Claim shared(String holder) {
        return claim(holder, CHAT, Mode.SHARED);
    }

    static LeaseStore store(DataSource source) {
        return new LeaseStore(source, LeaseStore.PATIENCE);
    }

    static Lease granted(LeaseStore store, Claim claim, Terms terms) {
        return switch (store.acquire(claim, terms)) {
            case Acquisition.Grant(var lease, _) -> lease;
            case Acquisition.Refused(var refusal) -> throw new AssertionError(refusal);
        };
    }

    static LeaseDesk desk(DataSource source, Terms terms) {
        return new LeaseDesk(
                store(source),
                new LeaseSettings(terms),
                new LeaseCounts(),
                new Loops(),
                System::nanoTime);
    }

    /// One process as it were: a holder of its own.
    public static HostLeases process(DataSource source, Terms terms) {
        return new HostLeases(
                desk(source, terms),
                new LeaseCounts(),
                new Loops(),
                System::nanoTime,
                new Random());
    }
}
