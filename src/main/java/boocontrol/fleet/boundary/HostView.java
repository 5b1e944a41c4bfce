package boocontrol.fleet.boundary;

import boocontrol.fleet.entity.HostState;
import boocontrol.fleet.entity.Liveness;
import boocontrol.hosts.entity.Provider;
import boocontrol.llamaswap.entity.HostFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// One host as it is told to browsers and programs: the answer of `/api/control/fleet` and the body
/// of `control_fleet` frames.
///
/// @param providerId stable key of the host
/// @param life of the slot; `seq` only means something inside it
/// @param state `starting`, `connected`, `reconnecting`, `down` or `disabled`
/// @param since when the state began; null while reconnecting or down, see `lastSeen`
/// @param failures attempts that failed since the loss
/// @param reason `unauthorized`, `unsupported`, `not-sse`, `unreachable`, `silent`, `ended` or
///   `overflow`
/// @param lastSeen when it was last connected and heard
/// @param dialect `ring` (to v235) or `store` (from v236)
/// @param clockSkewMs host's clock minus ours, whole seconds in fact
/// @param lastByte when it last said anything at all
/// @param modelsAt when the models were told; older than the loss while not connected
/// @param inflight `unknown`, `idle`, `busy` (the number is not to be trusted), `counted` or
///   `listed`
/// @param inflightTotal where it is counted or listed
public record HostView(
        String providerId,
        String name,
        String life,
        long seq,
        boolean enabled,
        String baseUrl,
        String operatingSystem,
        List<String> gpus,
        List<String> favourites,
        List<String> hidden,
        String state,
        Optional<Instant> since,
        OptionalInt failures,
        Optional<String> reason,
        Optional<String> reasonDetail,
        Optional<Instant> lastSeen,
        Optional<Instant> retryAt,
        Optional<String> dialect,
        Optional<String> version,
        Optional<String> commit,
        Optional<Instant> processStart,
        OptionalLong clockSkewMs,
        Optional<Instant> lastByte,
        Optional<Instant> modelsAt,
        List<ModelLine> models,
        String inflight,
        OptionalInt inflightTotal,
        List<RequestLine> requests,
        LossCounts losses) {

    public static HostView of(HostState host) {
        var live = LivenessParts.of(host.liveness());
        var facts = host.facts();
        var work = InflightParts.of(host.inflight());
        Provider provider = host.provider();
        return new HostView(
                provider.id().value(),
                provider.name(),
                host.life(),
                host.seq(),
                provider.enabled(),
                provider.baseUrl().toString(),
                provider.operatingSystem(),
                provider.gpus(),
                provider.favourites(),
                provider.hidden(),
                host.liveness().word(),
                live.since(),
                live.failures(),
                live.reason().map(reason -> reason.word().text()),
                live.reason().map(Liveness.Reason::detail),
                live.lastSeen(),
                live.retryAt(),
                facts.map(told -> told.dialect().name().toLowerCase(Locale.ROOT)),
                facts.map(HostFacts::version).filter(version -> !version.isEmpty()),
                facts.map(HostFacts::commit).filter(commit -> !commit.isEmpty()),
                facts.flatMap(HostFacts::processStart),
                millis(facts.flatMap(HostFacts::clockSkew)),
                host.lastByte(),
                host.modelsAt(),
                host.models().stream().map(ModelLine::of).toList(),
                work.state(),
                work.total(),
                work.requests(),
                LossCounts.of(host.losses()));
    }

    static OptionalLong millis(Optional<Duration> duration) {
        return duration.map(Duration::toMillis).map(OptionalLong::of).orElse(OptionalLong.empty());
    }
}
