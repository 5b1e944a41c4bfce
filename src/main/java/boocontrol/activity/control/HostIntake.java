package boocontrol.activity.control;

import boocontrol.activity.entity.ActivityRow;
import boocontrol.activity.entity.HostFigures;
import boocontrol.activity.entity.Ledger;
import boocontrol.activity.entity.Look;
import boocontrol.activity.entity.Outcome;
import boocontrol.fleet.control.HostLink;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.llamaswap.entity.RowBatch;
import boocontrol.llamaswap.entity.RowBatch.Poison;
import boocontrol.llamaswap.entity.SwapEvent;
import boocontrol.llamaswap.entity.SwapRow;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the rows of one host: one loop, the only one that touches the host's ledger.
///
/// The connector's thread only leaves notices ([#connected], [#event]). The loop takes them in
/// order, asks the host when that is due, and puts what is new into the spool.
final class HostIntake implements Reconcile.Books {

    private static final Logger LOGGER = System.getLogger(HostIntake.class.getName());

    private final ProviderId provider;
    private final IntakeTools tools;
    private final Inbox inbox;
    private final Agenda agenda;
    private final HostTally tally = new HostTally();
    private final JustEnded justEnded = new JustEnded();
    private final List<SwapRow> heard = new ArrayList<>();
    private final List<Poison> heardPoison = new ArrayList<>();
    private volatile Optional<HostLink> link = Optional.empty();
    private volatile boolean ended;
    private volatile Ledger ledger = Ledger.EMPTY;
    private boolean firstRows;

    /// Ticks when the first of the notices came that are taken in now.
    private long noticed;

    HostIntake(ProviderId provider, IntakeTools tools) {
        this.provider = provider;
        this.tools = tools;
        this.inbox = new Inbox(tools.settings().notices(), tools.ticker());
        this.agenda = new Agenda(tools.settings(), tools.ticker(), tools.random());
    }

    void connected(HostLink next) {
        link = Optional.of(next);
        firstRows = true;
        inbox.put(new Notice.Connected());
    }

    void disconnected(HostLink gone) {
        if (link.filter(now -> now.connection() == gone.connection()).isPresent()) {
            link = Optional.empty();
        }
    }

    void event(SwapEvent event) {
        switch (event) {
            case SwapEvent.RowFinished(var id) -> inbox.put(new Notice.Finished(id));
            case SwapEvent.Rows(var batch) -> {
                inbox.put(new Notice.Rows(batch, !firstRows));
                firstRows = false;
            }
            default -> {}
        }
    }

    /// Takes in what was noticed, then ends, without asking the host again.
    void end() {
        ended = true;
        inbox.wake();
    }

    HostFigures figures() {
        return tally.figures(ledger, inbox, tools.spool().figures(provider));
    }

    /// Nothing is left to do until something new is noticed or the next sweep.
    boolean idle() {
        return inbox.resting();
    }

    void run() {
        try {
            recover();
            while (!ended) {
                survive();
            }
            takeIn(inbox.take(Duration.ZERO, false));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public void take(Look look) throws InterruptedException {
        keep(ledger.look(look, tools.clock().instant()), tools.ticker().nanos());
    }

    /// What was put before us must be in the database before it is read from there.
    private void recover() throws InterruptedException {
        var said = false;
        while (!ended) {
            try {
                if (tools.spool().awaitWritten(provider, tools.settings().retryMost())) {
                    ledger = tools.recover().apply(provider);
                    return;
                }
            } catch (RuntimeException e) {
                if (!said) {
                    LOGGER.log(
                            Level.WARNING, "the epochs of " + provider + " cannot be read: " + e);
                    said = true;
                }
                Thread.sleep(tools.settings().retry());
            }
        }
    }

    /// An error of ours must not end the reading of a host: the host is asked again later.
    private void survive() throws InterruptedException {
        try {
            turn();
        } catch (RuntimeException e) {
            LOGGER.log(Level.ERROR, "rows of " + provider + " could not be taken in", e);
            agenda.failed();
            tally.failed("an error of ours: " + e.getClass().getSimpleName());
        }
    }

    private void turn() throws InterruptedException {
        var connected = link.isPresent();
        takeIn(
                inbox.take(
                        connected ? agenda.left() : tools.settings().sweep(),
                        !connected || !agenda.owed()));
        if (!ended && link.isPresent() && agenda.due()) {
            reconcile(link.get());
        }
    }

    private void takeIn(Inbox.Taken taken) throws InterruptedException {
        noticed = taken.since();
        if (taken.dropped()) {
            agenda.now();
        }
        for (var notice : taken.notices()) {
            switch (notice) {
                case Notice.Rows(var batch, var live) -> rows(batch, live);
                case Notice.Finished(var id) -> {
                    ended(id);
                    agenda.notice(id);
                }
                case Notice.Connected() -> askFirst();
            }
        }
        hear();
    }

    private void rows(RowBatch batch, boolean live) {
        heard.addAll(batch.rows());
        heardPoison.addAll(batch.poison());
        if (live) {
            batch.rows().forEach(row -> ended(row.id()));
        }
    }

    private void ended(long id) {
        justEnded.told(id).ifPresent(row -> tools.completed().accept(provider, row));
    }

    /// What follows is of a new connection: it is understood once the host was asked.
    private void askFirst() throws InterruptedException {
        hear();
        agenda.connected();
        justEnded.clear();
        if (!ended && link.isPresent()) {
            reconcile(link.get());
        }
    }

    private void hear() throws InterruptedException {
        if (!heard.isEmpty() || !heardPoison.isEmpty()) {
            var batch = new RowBatch(heard, heardPoison);
            heard.clear();
            heardPoison.clear();
            keep(ledger.hear(batch, tools.clock().instant()), noticed);
        }
    }

    private void reconcile(HostLink used) throws InterruptedException {
        var limit = agenda.limit(ledger);
        var result =
                new Reconcile(
                                Reconcile.Source.of(used.client()),
                                this,
                                used.facts(),
                                used.connection(),
                                Reconcile.PAGE,
                                tools.settings().firstPages())
                        .run(limit);
        used.client().clockSkew().ifPresent(skew -> tools.clockSkew().accept(provider, skew));
        switch (result) {
            case Reconcile.Result.Done() -> {
                agenda.done();
                tally.reconciled(tools.clock().instant());
            }
            case Reconcile.Result.Failed(var reason) -> {
                agenda.failed();
                tally.failed(reason);
            }
        }
    }

    /// @param read ticks when what it holds came
    private void keep(Outcome outcome, long read) throws InterruptedException {
        var placement = Placement.of(provider, ledger, outcome, tools.clock().instant());
        ledger = outcome.ledger();
        if (outcome.owed()) {
            agenda.owe();
        }
        tally.placed(placement);
        placement.rows().stream()
                .map(ActivityRow::row)
                .filter(justEnded::read)
                .forEach(row -> tools.completed().accept(provider, row));
        if (!placement.isEmpty()) {
            tools.spool().put(placement, read);
        }
    }
}
