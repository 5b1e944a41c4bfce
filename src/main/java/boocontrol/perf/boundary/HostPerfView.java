package boocontrol.perf.boundary;

import boocontrol.fleet.entity.Moment;
import boocontrol.perf.entity.HostPerf;
import boocontrol.perf.entity.Metric;
import boocontrol.perf.entity.Reading;
import boocontrol.perf.entity.StreamState;
import boocontrol.perf.entity.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// The newest samples of one host: a line of `/api/control/perf` and of `control_perf` frames. What
/// is not here is unknown.
///
/// @param sampling `waiting`, `sampled`, `unsupported` (before v212), `disabled`, `failing` or
///   `away`
/// @param samplingText the same for people, with the reason
/// @param askedAt when the host was last asked
/// @param clockSkewMs the host's clock minus ours
/// @param streams the machine first, then its cards
/// @param hardware from v247 on
public record HostPerfView(
        String providerId,
        String sampling,
        String samplingText,
        Optional<Instant> askedAt,
        OptionalLong clockSkewMs,
        List<PerfStreamView> streams,
        Optional<HardwareView> hardware) {

    public HostPerfView {
        streams = List.copyOf(streams);
    }

    /// One series of samples.
    ///
    /// @param stream `sys`, `gpu:<uuid>` or `gpu:<index>`
    /// @param at when it was measured, by our clock
    /// @param hostAt the same by the host's clock
    /// @param staleSince when it was measured, if nothing came for too long since
    /// @param values of the newest sample
    /// @param silent values that were told before and are not any more
    public record PerfStreamView(
            String stream,
            OptionalInt index,
            Optional<String> name,
            Instant at,
            Instant hostAt,
            Optional<Instant> staleSince,
            List<PerfValueView> values,
            List<SilentValueView> silent) {}

    /// @param value in the unit that the metric's name ends with
    public record PerfValueView(Metric metric, double value) {}

    /// @param lastValue the last that was told
    /// @param since when that was measured, by our clock
    public record SilentValueView(Metric metric, double lastValue, Instant since) {}

    /// @param staleAfter how long nothing may come
    public static HostPerfView of(HostPerf host, Moment now, Duration staleAfter) {
        var sampling = host.sampling();
        return new HostPerfView(
                host.provider().value(),
                sampling.word(),
                sampling.text(),
                host.asked().map(Moment::at),
                host.skew()
                        .map(skew -> OptionalLong.of(skew.toMillis()))
                        .orElse(OptionalLong.empty()),
                host.streams().stream().map(stream -> view(stream, now, staleAfter)).toList(),
                host.hardware().map(HardwareView::of));
    }

    private static PerfStreamView view(StreamState stream, Moment now, Duration staleAfter) {
        var newest = stream.newest();
        var card = stream.card();
        return new PerfStreamView(
                stream.name().value(),
                card.map(known -> OptionalInt.of(known.index())).orElse(OptionalInt.empty()),
                card.map(Told.Card::name).filter(name -> !name.isEmpty()),
                newest.at(),
                newest.told().at(),
                stream.stale(now, staleAfter) ? Optional.of(newest.at()) : Optional.empty(),
                newest.told().values().entrySet().stream()
                        .map(value -> new PerfValueView(value.getKey(), value.getValue()))
                        .toList(),
                stream.silent(now, staleAfter).entrySet().stream()
                        .map(each -> silent(each.getKey(), each.getValue()))
                        .toList());
    }

    private static SilentValueView silent(Metric metric, Reading<Double> last) {
        return new SilentValueView(metric, last.told(), last.at());
    }
}
