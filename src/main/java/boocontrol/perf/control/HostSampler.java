package boocontrol.perf.control;

import boocontrol.fleet.control.HostLink;
import boocontrol.fleet.entity.Moment;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.llamaswap.control.SwapClient.Polled;
import boocontrol.llamaswap.entity.Dialect;
import boocontrol.llamaswap.entity.Hardware;
import boocontrol.llamaswap.entity.Performance;
import boocontrol.llamaswap.entity.Reply;
import boocontrol.perf.entity.HostPerf;
import boocontrol.perf.entity.SamplerFigures;
import boocontrol.perf.entity.Sampling;
import boocontrol.perf.entity.Told;
import boocontrol.perf.entity.Watch;
import boocontrol.platform.time.Ticker;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/// Asks one host for its samples, one question at a time, and knows how far it is read.
final class HostSampler {

    private static final Logger LOGGER = System.getLogger(HostSampler.class.getName());

    /// The first release with samples.
    private static final int SAMPLES_FROM = 212;

    /// A host that has none or keeps them to itself is asked every so many rounds.
    private static final int RARELY = 12;

    private final ProviderId provider;
    private final Perf perf;
    private final PerfWriter writer;
    private final Keeper keeper;
    private final Clock clock;
    private final Ticker ticker;
    private final AtomicBoolean asking = new AtomicBoolean();
    private final AtomicReference<Watch> watch = new AtomicReference<>(Watch.NEW);
    private final AtomicReference<SamplerFigures> figures =
            new AtomicReference<>(SamplerFigures.NONE);
    private volatile Optional<HostLink> link = Optional.empty();
    private volatile boolean ended;
    private volatile boolean hardwareAsked;
    private volatile int rest;
    private boolean recovered;

    HostSampler(
            ProviderId provider,
            Perf perf,
            PerfWriter writer,
            Keeper keeper,
            Clock clock,
            Ticker ticker) {
        this.provider = provider;
        this.perf = perf;
        this.writer = writer;
        this.keeper = keeper;
        this.clock = clock;
        this.ticker = ticker;
    }

    void connected(HostLink next) {
        rest = 0;
        hardwareAsked = !mayTellHardware(next);
        link = Optional.of(next);
        var old = next.facts().number().orElse(SAMPLES_FROM) < SAMPLES_FROM;
        perf.change(
                provider,
                state -> state.with(old ? new Sampling.Unsupported() : new Sampling.Waiting()));
    }

    void disconnected(HostLink old) {
        if (link.filter(current -> current.connection() == old.connection()).isPresent()) {
            link = Optional.empty();
            perf.change(provider, state -> state.with(new Sampling.Away()));
        }
    }

    /// Nothing is asked or written any more.
    void end() {
        ended = true;
        link = Optional.empty();
    }

    /// Whether there is somebody to ask.
    boolean due() {
        return link.filter(current -> current.facts().number().orElse(SAMPLES_FROM) >= SAMPLES_FROM)
                .isPresent();
    }

    SamplerFigures figures() {
        return figures.get().of(watch.get());
    }

    /// How far it was told and kept.
    Watch watch() {
        return watch.get();
    }

    /// One round; skipped and counted while another one is not over.
    void poll() {
        if (!asking.compareAndSet(false, true)) {
            figures.updateAndGet(SamplerFigures::skippedOne);
            return;
        }
        try {
            var current = link;
            if (current.isPresent() && due() && rest-- <= 0) {
                rest = 0;
                ask(current.get());
            }
        } catch (RuntimeException e) {
            LOGGER.log(Level.ERROR, "asking " + provider + " for samples failed", e);
        } finally {
            asking.set(false);
        }
    }

    private void ask(HostLink to) {
        recover();
        var question = watch.get().question(recovered && writer.failure().isEmpty());
        var reply = to.client().performance(question.after());
        // A time-out of the call may leave its interrupt behind; whoever ends us says so otherwise.
        Thread.interrupted();
        if (ended || !link.equals(Optional.of(to))) {
            return;
        }
        figures.updateAndGet(so -> so.polled(reply instanceof Reply.Failed));
        switch (reply) {
            case Reply.Answer<Polled>(var polled) -> answered(question, polled);
            case Reply.Absent<Polled> _ -> resting(new Sampling.Unsupported());
            case Reply.Unauthorized<Polled> _ ->
                    resting(new Sampling.Failing("it wants another key"));
            case Reply.Failed<Polled>(var why) -> told(new Sampling.Failing(why));
        }
        askHardware(to);
    }

    private void answered(Watch.Question question, Polled polled) {
        switch (polled.performance()) {
            case Performance.Samples samples -> samples(question, polled, samples);
            case Performance.Disabled _ -> resting(new Sampling.Disabled());
            case Performance.BadAfter _ -> {
                watch.updateAndGet(Watch::refused);
                told(new Sampling.Failing("it does not take the time it was asked for"));
            }
        }
    }

    private void samples(Watch.Question question, Polled polled, Performance.Samples samples) {
        var told = Told.of(samples);
        var broken = samples.broken().size() + told.foreign();
        var why = samples.broken().stream().findFirst();
        figures.updateAndGet(so -> so.brokenBy(broken, why));
        var heard = watch.get().heard(question, told.samples(), polled.clockSkew());
        // Only this thread moves what was seen; what is kept moves by the writer meanwhile.
        watch.updateAndGet(now -> heard.watch().withKept(now));
        var now = now();
        change(state ->
                state.asked(now, new Sampling.Sampled())
                        .told(heard.fresh(), told.cards(), polled.clockSkew(), now));
        if (!told.samples().isEmpty()) {
            writer.offer(
                    new Batch(
                            provider,
                            told.samples(),
                            now.at(),
                            question.contiguous(),
                            stored -> written(question, heard, stored)));
        }
    }

    private void written(Watch.Question question, Watch.Heard heard, Optional<Long> stored) {
        var count = heard.fresh().size();
        figures.updateAndGet(so -> so.written(stored.orElse(0L), stored.isPresent() ? 0 : count));
        if (stored.isPresent()) {
            watch.updateAndGet(now -> now.kept(question, heard.marks()));
        }
    }

    /// Not while the database is known to be away: nobody waits for it.
    private void recover() {
        if (recovered || writer.failure().isPresent()) {
            return;
        }
        try {
            var marks = keeper.recover(provider, clock.instant());
            watch.updateAndGet(now -> now.recovered(marks));
            recovered = true;
        } catch (RuntimeException e) {
            LOGGER.log(Level.DEBUG, "the watermarks of {0} cannot be read yet: {1}", provider, e);
        }
    }

    /// Once per connection; when it is not ready yet, in a later round.
    private void askHardware(HostLink from) {
        if (hardwareAsked) {
            return;
        }
        var reply = from.client().hardware();
        Thread.interrupted();
        hardwareAsked = !(reply instanceof Reply.Failed);
        if (reply instanceof Reply.Answer<Hardware>(var hardware)) {
            change(state -> state.with(hardware));
        }
    }

    private static boolean mayTellHardware(HostLink of) {
        return of.facts().dialect() == Dialect.STORE;
    }

    private void resting(Sampling why) {
        rest = RARELY - 1;
        told(why);
    }

    private void told(Sampling sampling) {
        var now = now();
        change(state -> state.asked(now, sampling));
    }

    private void change(UnaryOperator<HostPerf> change) {
        if (!ended) {
            perf.change(provider, change);
        }
    }

    private Moment now() {
        return new Moment(clock.instant(), ticker.nanos());
    }
}
