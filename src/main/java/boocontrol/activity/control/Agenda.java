package boocontrol.activity.control;

import boocontrol.activity.entity.Ledger;
import boocontrol.platform.time.Ticker;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/// When one host is asked for its rows, and for how many. Not thread-safe.
final class Agenda {

    /// Rows of the first page: of a sweep that expects nothing, and of a new connection.
    private static final int FEW = 25;

    private static final int SOME = 100;

    /// More than the ids tell, so that known rows are seen too and tell the life.
    private static final int OVERLAP = 5;

    private static final int MOST_DOUBLINGS = 16;

    private final IntakeSettings settings;
    private final Ticker ticker;
    private final RandomGenerator random;
    private long at;
    private long notBefore;
    private boolean owed = true;
    private boolean fresh = true;
    private int failures;
    private OptionalLong newest = OptionalLong.empty();

    Agenda(IntakeSettings settings, Ticker ticker, RandomGenerator random) {
        this.settings = settings;
        this.ticker = ticker;
        this.random = random;
        this.at = ticker.nanos();
        this.notBefore = at;
    }

    void connected() {
        failures = 0;
        fresh = true;
        notBefore = ticker.nanos();
        now();
    }

    void now() {
        within(Duration.ZERO);
    }

    /// Something is missing or cannot be placed.
    void owe() {
        within(settings.debounce());
    }

    /// A row ended that is to be fetched.
    void notice(long id) {
        newest = OptionalLong.of(Math.max(id, newest.orElse(id)));
        owe();
    }

    void done() {
        failures = 0;
        fresh = false;
        owed = false;
        newest = OptionalLong.empty();
        // A quarter sooner or not, so that hosts that came together do not stay together.
        var sweep = settings.sweep().toNanos();
        at = ticker.nanos() + sweep - random.nextLong(sweep / 4 + 1);
        notBefore = ticker.nanos();
    }

    void failed() {
        var doubled = settings.retry().toNanos() << Math.min(failures++, MOST_DOUBLINGS);
        notBefore = ticker.nanos() + Math.min(doubled, settings.retryMost().toNanos());
        at = notBefore;
        owed = true;
    }

    boolean due() {
        return at - ticker.nanos() <= 0;
    }

    /// Something is to be asked before the next sweep.
    boolean owed() {
        return owed;
    }

    Duration left() {
        return Duration.ofNanos(Math.max(0, at - ticker.nanos()));
    }

    /// How many rows to ask for first.
    int limit(Ledger ledger) {
        var current = ledger.current();
        if (current.isEmpty()) {
            return Reconcile.PAGE;
        }
        var expected = newest.isEmpty() ? 0 : newest.getAsLong() - current.get().settled();
        var least = fresh ? SOME : newest.isEmpty() ? FEW : OVERLAP;
        return (int) Math.clamp(expected + OVERLAP, least, Reconcile.PAGE);
    }

    private void within(Duration delay) {
        var then = Math.max(ticker.nanos() + delay.toNanos(), notBefore);
        if (!owed || then - at < 0) {
            at = then;
        }
        owed = true;
    }
}
