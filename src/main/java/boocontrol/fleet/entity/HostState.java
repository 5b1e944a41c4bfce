package boocontrol.fleet.entity;

import boocontrol.hosts.entity.Provider;
import boocontrol.llamaswap.entity.HostFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Everything we know of one host at one moment (seam): immutable, replaced as a whole by the one
/// writer of its slot.
///
/// @param life of this slot in this process; `seq` only means something inside it
/// @param seq grows by one with every change
/// @param facts of the last probe that succeeded
/// @param lastByte when the host last said anything at all; updated at most once a second
/// @param models as last told, kept (and shown as old) while the host is away
/// @param modelsAt when `models` was told
public record HostState(
        Provider provider,
        String life,
        long seq,
        Liveness liveness,
        Optional<HostFacts> facts,
        Optional<Instant> lastByte,
        List<ModelView> models,
        Optional<Instant> modelsAt,
        Inflight inflight,
        Losses losses) {

    public HostState {
        models = List.copyOf(models);
    }

    /// The first state of a slot, before anything was heard.
    public static HostState first(Provider provider, String life, Liveness liveness) {
        return new HostState(
                provider,
                life,
                0,
                liveness,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                new Inflight.Unknown(),
                Losses.NONE);
    }

    /// This state as the next one after `before`: the same if nothing changed, else counted. Only
    /// the slot calls it, once per change, so that no change can forget to count.
    public HostState after(HostState before) {
        var same = numbered(before.seq);
        return same.equals(before) ? before : numbered(before.seq + 1);
    }

    public HostState with(Provider next) {
        return new HostState(
                next, life, seq, liveness, facts, lastByte, models, modelsAt, inflight, losses);
    }

    public HostState with(Liveness next) {
        return new HostState(
                provider, life, seq, next, facts, lastByte, models, modelsAt, inflight, losses);
    }

    /// What differs by a second at most is no other skew: a host's clock is read no finer.
    public HostState withClockSkew(Duration skew) {
        return facts.filter(known -> !known.clockSkew().filter(old -> near(old, skew)).isPresent())
                .map(known -> with(known.withClockSkew(skew)))
                .orElse(this);
    }

    private static boolean near(Duration one, Duration other) {
        return one.minus(other).abs().toSeconds() <= 1;
    }

    public HostState with(HostFacts next) {
        var told = Optional.of(next);
        return new HostState(
                provider, life, seq, liveness, told, lastByte, models, modelsAt, inflight, losses);
    }

    /// Something came at `at`.
    public HostState heard(Instant at) {
        var last = Optional.of(at);
        return new HostState(
                provider, life, seq, liveness, facts, last, models, modelsAt, inflight, losses);
    }

    public HostState with(List<ModelView> next, Optional<Instant> at) {
        return new HostState(
                provider, life, seq, liveness, facts, lastByte, next, at, inflight, losses);
    }

    public HostState with(Inflight next) {
        return new HostState(
                provider, life, seq, liveness, facts, lastByte, models, modelsAt, next, losses);
    }

    public HostState plus(Losses more) {
        var sum = losses.plus(more);
        return new HostState(
                provider, life, seq, liveness, facts, lastByte, models, modelsAt, inflight, sum);
    }

    private HostState numbered(long next) {
        return new HostState(
                provider, life, next, liveness, facts, lastByte, models, modelsAt, inflight,
                losses);
    }
}
