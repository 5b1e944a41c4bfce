package boocontrol.leases.model;

import boocontrol.hosts.entity.ProviderId;
import boocontrol.leases.entity.Acquisition;
import boocontrol.leases.entity.Ask;
import boocontrol.leases.entity.Asking;
import boocontrol.leases.entity.Claim;
import boocontrol.leases.entity.Ending;
import boocontrol.leases.entity.HostBook;
import boocontrol.leases.entity.Lease;
import boocontrol.leases.entity.LeaseKey;
import boocontrol.leases.entity.Mode;
import boocontrol.leases.entity.Renewal;
import boocontrol.leases.entity.Terms;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The two tables in memory, decided upon by a [Protocol], watched by a [LeaseChecker].
final class ModelDatabase implements Database {

    private final Protocol protocol;
    private final Terms terms;
    private final LeaseChecker checker;
    private final Map<Integer, LeaseKey> open = new HashMap<>();
    private HostBook book;
    private HostBook kept;
    private Instant now = Instant.EPOCH;

    ModelDatabase(ProviderId host, Protocol protocol, Terms terms, LeaseChecker checker) {
        this.protocol = protocol;
        this.terms = terms;
        this.checker = checker;
        this.book = HostBook.empty(host);
        this.kept = book;
    }

    HostBook book() {
        return book;
    }

    @Override
    public void time(Instant now) {
        this.now = now;
    }

    @Override
    public Optional<Acquisition> acquire(Claim claim) {
        var ruling = protocol.acquire(read(), claim, now, terms);
        if (ruling.ended().stream().anyMatch(lease -> kept(lease.key()))) {
            return Optional.empty();
        }
        book = book.replacing(ruling.ended());
        ruling.ended().forEach(lease -> checker.ended(lease, claim, now));
        switch (ruling.answer()) {
            case Acquisition.Grant(var lease, _) -> grant(lease, ruling.askDone());
            case Acquisition.Refused _ -> checker.refused(claim, now);
        }
        return Optional.of(ruling.answer());
    }

    @Override
    public Optional<Renewal> renew(LeaseKey key) {
        if (kept(key)) {
            return Optional.empty();
        }
        var lease = book.leases().stream().filter(l -> l.key().equals(key)).findFirst();
        var renewed = lease.flatMap(l -> protocol.renewed(l, book.ask(), now, terms));
        if (renewed.isEmpty()) {
            checker.renewalRefused(key, now);
            return Optional.of(new Renewal.Gone(lease.map(ModelDatabase::reason)));
        }
        book = book.replacing(List.of(renewed.get()));
        checker.renewed(renewed.get(), now);
        var told = book.ask().filter(ask -> ask.concerns(lease.orElseThrow(), now, terms));
        return Optional.of(new Renewal.Renewed(renewed.get(), now, told));
    }

    @Override
    public boolean release(LeaseKey key) {
        if (kept(key)) {
            return false;
        }
        book = book.replacing(protocol.released(book, key, now));
        checker.released(key);
        return true;
    }

    @Override
    public Asking ask(Claim by) {
        var answer = protocol.ask(read(), by, now, terms);
        if (answer instanceof Asking.Asked(var ask, _)) {
            book = book.withAsk(Optional.of(ask));
        }
        checker.asked(by, answer, now);
        return answer;
    }

    @Override
    public boolean begin(int write, LeaseKey key, Instant begun) {
        var accepted = protocol.accepts(book, key, begun, now);
        checker.judged(key, accepted, now);
        if (accepted) {
            open.put(write, key);
        }
        return accepted;
    }

    @Override
    public void commit(int write) {
        checker.committed(open.remove(write));
    }

    @Override
    public void abort(int write) {
        open.remove(write);
    }

    @Override
    public void backup() {
        kept = book;
        checker.backup();
    }

    @Override
    public void restore() {
        open.clear();
        book = kept;
        checker.restore();
    }

    private void grant(Lease lease, boolean askDone) {
        checker.granted(lease, now);
        book = book.replacing(List.of(lease)).withAsk(askDone ? Optional.<Ask>empty() : book.ask());
    }

    private boolean kept(LeaseKey key) {
        return protocol.keepsRow() && open.containsValue(key);
    }

    /// What the store reads: the open leases, and the exclusive one that ended last.
    private HostBook read() {
        var last =
                book.leases().stream()
                        .filter(l -> !l.open() && l.claim().mode() == Mode.EXCLUSIVE)
                        .max(Comparator.comparingLong(Lease::fence));
        return new HostBook(
                book.provider(),
                book.fence(),
                book.ask(),
                Stream.concat(book.leases().stream().filter(Lease::open), last.stream()).toList());
    }

    private static Ending.Reason reason(Lease lease) {
        return lease.ending().map(Ending::reason).orElse(Ending.Reason.EXPIRED);
    }
}
