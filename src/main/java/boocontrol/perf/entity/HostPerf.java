package boocontrol.perf.entity;

import boocontrol.fleet.entity.Moment;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.llamaswap.entity.Hardware;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The newest samples of one host (seam): immutable, replaced as a whole.
///
/// @param life of this state in this process; `seq` only means something inside it
/// @param seq grows by one with every change
/// @param asked when the host was last asked
/// @param skew the host's clock minus ours
/// @param streams the machine first, then its cards by their number
public record HostPerf(
        ProviderId provider,
        String life,
        long seq,
        Sampling sampling,
        Optional<Moment> asked,
        Optional<Duration> skew,
        List<StreamState> streams,
        Optional<Hardware> hardware) {

    public HostPerf {
        streams = List.copyOf(streams);
    }

    /// A host of which nothing was heard.
    public static HostPerf first(ProviderId provider, String life) {
        return new HostPerf(
                provider,
                life,
                0,
                new Sampling.Away(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    /// This state as the next one after `before`.
    public HostPerf after(HostPerf before) {
        return new HostPerf(
                provider, life, before.seq + 1, sampling, asked, skew, streams, hardware);
    }

    public HostPerf with(Sampling next) {
        return new HostPerf(provider, life, seq, next, asked, skew, streams, hardware);
    }

    public HostPerf with(Hardware found) {
        return new HostPerf(
                provider, life, seq, sampling, asked, skew, streams, Optional.of(found));
    }

    /// The host was asked now, and this came of it.
    public HostPerf asked(Moment now, Sampling next) {
        return new HostPerf(provider, life, seq, next, Optional.of(now), skew, streams, hardware);
    }

    /// New samples, each the newest of its stream.
    public HostPerf told(
            List<PerfSample> fresh,
            Map<StreamName, Told.Card> cards,
            Optional<Duration> skewNow,
            Moment now) {
        var newest = fresh.stream().map(PerfSample::at).max(Instant::compareTo);
        var next = new ArrayList<StreamState>();
        streams.stream()
                .filter(state -> fresh.stream().noneMatch(f -> f.stream().equals(state.name())))
                .forEach(next::add);
        for (var sample : fresh) {
            var reference = skewNow.map(now.at()::plus).or(() -> newest).orElse(sample.at());
            next.add(
                    StreamState.of(
                            stream(sample.stream()),
                            sample,
                            Optional.ofNullable(cards.get(sample.stream())),
                            now,
                            Duration.between(sample.at(), reference)));
        }
        next.sort(
                Comparator.<StreamState>comparingInt(
                                state -> state.card().map(Told.Card::index).orElse(-1))
                        .thenComparing(StreamState::name));
        return new HostPerf(
                provider, life, seq, sampling, asked, skewNow.or(() -> skew), next, hardware);
    }

    public Optional<StreamState> stream(StreamName name) {
        return streams.stream().filter(state -> state.name().equals(name)).findFirst();
    }
}
