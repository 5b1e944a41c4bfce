package boocontrol.leases.model;

import boocontrol.hosts.entity.ProviderId;
import boocontrol.leases.entity.Acquisition;
import boocontrol.leases.entity.Claim;
import boocontrol.leases.entity.HolderId;
import boocontrol.leases.entity.LeaseKey;
import boocontrol.leases.entity.Mode;
import boocontrol.leases.entity.Purpose;
import boocontrol.leases.entity.Standing;
import boocontrol.leases.entity.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Four writers and one database in virtual time: they pause, crash, forget, and their messages
/// come late or never, as a list of [Op] says. The same list is the same history.
final class LeaseWorld {

    static final Terms TERMS = new Terms(Duration.ofMillis(1_000), Duration.ofMillis(2_500));
    static final ProviderId HOST = new ProviderId("host");
    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final long PATIENCE = 400;
    private static final long RETRY = 140;

    private record Message(long at, long number, Runnable arrival) {}

    /// @param holder whose it is
    /// @param number of the writer
    private record Write(int number, LeaseKey key) {}

    private final Protocol protocol;
    private final Database database;
    private final LeaseChecker checker;
    private final Writer[] writers = new Writer[Op.WRITERS];
    private final PriorityQueue<Message> messages =
            new PriorityQueue<>(
                    Comparator.comparingLong(Message::at).thenComparingLong(Message::number));
    private final Map<Integer, Write> open = new HashMap<>();
    private long time;
    private long step;
    private long sent;
    private int writes;
    private int databaseLife;

    LeaseWorld(long seed, Protocol protocol, Database database, LeaseChecker checker) {
        this.protocol = protocol;
        this.database = database;
        this.checker = checker;
        var random = new Random(seed);
        for (var i = 0; i < writers.length; i++) {
            writers[i] = new Writer(i, random);
        }
    }

    void run(List<Op> ops) {
        for (var op : ops) {
            advance(time + op.after());
            apply(op, writers[op.writer()]);
        }
        advance(time + 5_000);
        open.keySet().stream().toList().forEach(this::abort);
    }

    private void apply(Op op, Writer writer) {
        if (time < writer.pausedUntil) {
            return;
        }
        switch (op.kind()) {
            case CLAIM -> claim(op, writer);
            case ASK -> ask(op, writer);
            case RENEW -> renew(op, writer);
            case RELEASE -> release(op, writer);
            case WRITE -> write(op, writer);
            case PAUSE -> writer.pausedUntil = time + op.out();
            case CRASH -> crash(op, writer);
            case DATABASE_CRASH -> crashDatabase();
            case STEP -> step += op.out();
            case BACKUP -> database.backup();
            case RESTORE -> restore();
        }
    }

    private void claim(Op op, Writer writer) {
        if (writer.hold.isPresent() || time < writer.claimUntil) {
            return;
        }
        var life = writer.life;
        var asked = tick(writer);
        var until = time + PATIENCE;
        var claim = claim(writer, op.mode());
        writer.claimUntil = until;
        request(
                op.out(),
                () -> database.acquire(claim),
                answer ->
                        reply(
                                writer,
                                life,
                                op.back(),
                                () -> claimed(writer, answer, asked, until)));
    }

    private void claimed(Writer writer, Acquisition answer, long asked, long until) {
        if (!(answer instanceof Acquisition.Grant grant)) {
            writer.claimUntil = 0;
        } else if (writer.claimUntil == until && time < until) {
            writer.claimUntil = 0;
            writer.hold = Optional.of(protocol.granted(grant, asked, tick(writer), TERMS));
        } else {
            giveBack(grant.lease().key(), 0);
        }
    }

    private void renew(Op op, Writer writer) {
        if (writer.hold.isEmpty() || time < writer.renewUntil || !acting(writer)) {
            return;
        }
        var life = writer.life;
        var asked = tick(writer);
        var until = time + PATIENCE;
        var key = writer.hold.get().lease().key();
        writer.renewUntil = until;
        request(
                op.out(),
                () -> database.renew(key),
                answer ->
                        reply(
                                writer,
                                life,
                                op.back(),
                                () -> {
                                    if (writer.renewUntil == until && has(writer, key)) {
                                        writer.renewUntil = 0;
                                        var hold = writer.hold.get();
                                        var read = tick(writer);
                                        var told = protocol.told(hold, answer, asked, read);
                                        writer.hold = Optional.of(told);
                                    }
                                }));
    }

    private void ask(Op op, Writer writer) {
        if (writer.hold.isEmpty()) {
            var by = claim(writer, op.mode());
            request(op.out(), () -> Optional.of(database.ask(by)), _ -> {});
        }
    }

    private void release(Op op, Writer writer) {
        writer.hold.ifPresent(hold -> giveBack(hold.lease().key(), op.out()));
        writer.hold = Optional.empty();
    }

    private void giveBack(LeaseKey key, int out) {
        request(
                out,
                () -> database.release(key) ? Optional.of(true) : Optional.<Boolean>empty(),
                _ -> {});
    }

    private void write(Op op, Writer writer) {
        if (writer.hold.isEmpty()) {
            return;
        }
        if (!acting(writer)) {
            release(op, writer);
            return;
        }
        var key = writer.hold.get().lease().key();
        checker.acts(key, now());
        var number = ++writes;
        var begun = now();
        var life = databaseLife;
        later(
                op.out(),
                () -> {
                    if (life == databaseLife && begin(number, writer, key, begun)) {
                        later(Math.max(1, op.back()), () -> commit(number));
                    }
                });
    }

    private boolean begin(int number, Writer writer, LeaseKey key, Instant begun) {
        if (!database.begin(number, key, begun)) {
            return false;
        }
        open.put(number, new Write(writer.number, key));
        return true;
    }

    private void commit(int number) {
        if (open.remove(number) != null) {
            database.commit(number);
        }
    }

    private void abort(int number) {
        open.remove(number);
        database.abort(number);
    }

    private void crash(Op op, Writer writer) {
        writer.life++;
        writer.hold = Optional.empty();
        writer.claimUntil = 0;
        writer.renewUntil = 0;
        if (op.out() % 2 == 0) {
            open.entrySet().stream()
                    .filter(each -> each.getValue().number() == writer.number)
                    .map(Map.Entry::getKey)
                    .toList()
                    .forEach(this::abort);
        }
    }

    private void crashDatabase() {
        databaseLife++;
        open.keySet().stream().toList().forEach(this::abort);
    }

    private void restore() {
        crashDatabase();
        advance(time + 60);
        database.restore();
    }

    private boolean acting(Writer writer) {
        var hold = writer.hold.orElseThrow();
        var wall = now().plus(writer.wallError);
        return !(protocol.standing(hold, tick(writer), wall) instanceof Standing.Lost);
    }

    private boolean has(Writer writer, LeaseKey key) {
        return writer.hold.filter(hold -> hold.lease().key().equals(key)).isPresent();
    }

    private <T> void request(int out, Supplier<Optional<T>> asked, Consumer<T> answered) {
        var life = databaseLife;
        later(out, () -> arrive(life, asked, answered));
    }

    private <T> void arrive(int life, Supplier<Optional<T>> asked, Consumer<T> answered) {
        if (life != databaseLife) {
            return;
        }
        asked.get()
                .ifPresentOrElse(answered, () -> later(RETRY, () -> arrive(life, asked, answered)));
    }

    private void reply(Writer writer, int life, int back, Runnable read) {
        if (back >= 0) {
            later(back, () -> read(writer, life, read));
        }
    }

    private void read(Writer writer, int life, Runnable read) {
        if (life != writer.life) {
            return;
        }
        if (time < writer.pausedUntil) {
            later(writer.pausedUntil - time, () -> read(writer, life, read));
        } else {
            read.run();
        }
    }

    private void later(long after, Runnable arrival) {
        messages.add(new Message(time + after, sent++, arrival));
    }

    private void advance(long to) {
        while (!messages.isEmpty() && messages.peek().at() <= to) {
            var message = messages.poll();
            time = Math.max(time, message.at());
            database.time(now());
            message.arrival().run();
        }
        time = Math.max(time, to);
        database.time(now());
    }

    Instant now() {
        return START.plusMillis(time + step);
    }

    private long tick(Writer writer) {
        return (long) (time * 1e6 * writer.rate) + writer.offset;
    }

    private static Claim claim(Writer writer, Mode mode) {
        var purpose = new Purpose(mode == Mode.SHARED ? "chat" : "bench:" + writer.number);
        return new Claim(
                HOST, new HolderId("w" + writer.number + "/" + writer.life), purpose, mode);
    }
}
