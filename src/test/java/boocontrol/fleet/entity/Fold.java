package boocontrol.fleet.entity;

import boocontrol.hosts.entity.KeySource;
import boocontrol.hosts.entity.Provider;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.hosts.entity.ProviderKind;
import boocontrol.llamaswap.control.EventParser;
import boocontrol.llamaswap.entity.Dialect;
import boocontrol.llamaswap.entity.HostFacts;
import boocontrol.llamaswap.entity.RawFrame;
import boocontrol.llamaswap.entity.SwapEvent;
import boocontrol.llamaswap.entity.SwapModel;
import boocontrol.llamaswap.entity.SwapModel.Phase;
import boocontrol.llamaswap.entity.SwapRow;
import boocontrol.testing.RecordedHostFiles;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// One host's memory on its way through events, at moments that the test tells.
final class Fold {

    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    static final ProviderId BOX = new ProviderId("box");

    private static final EventParser PARSER = new EventParser();

    final List<ModelEvent> events = new ArrayList<>();
    HostMemory memory;
    private Duration passed = Duration.ZERO;

    private Fold(HostMemory first) {
        this.memory = first;
    }

    static Fold starting() {
        return new Fold(HostMemory.first(first()));
    }

    static Fold rebuilt(KeptHost kept, Map<String, LoadTimes> loads) {
        return new Fold(HostMemory.rebuilt(first(), kept, loads));
    }

    static HostState first() {
        return HostState.first(provider(), "life", new Liveness.Starting(NOON));
    }

    static Provider provider() {
        return new Provider(
                BOX,
                "box",
                ProviderKind.LLAMA_SWAP,
                URI.create("http://127.0.0.1:1"),
                new KeySource.None(),
                true,
                Provider.Origin.COCKPIT,
                "",
                List.of(),
                List.of(),
                List.of(),
                1);
    }

    static HostFacts facts(int version) {
        return new HostFacts(
                version < 236 ? Dialect.RING : Dialect.STORE,
                "v" + version,
                OptionalInt.of(version),
                "",
                Optional.empty(),
                Optional.empty());
    }

    Moment now() {
        return new Moment(NOON.plus(passed), passed.toNanos());
    }

    Fold pass(Duration more) {
        passed = passed.plus(more);
        return this;
    }

    Fold at(double tMs) {
        passed = Duration.ofNanos((long) (tMs * 1e6));
        return this;
    }

    Fold open(int version) {
        return apply(before ->
                LivenessFold.opened(
                        before, facts(version), now().at(), Backoff.DEFAULT, new Random(1)));
    }

    Fold lose(Liveness.Reason.Word word) {
        return apply(before ->
                LivenessFold.ended(
                        before,
                        new Liveness.Signal.Lost(
                                now().at(),
                                new Liveness.Reason(word, "said"),
                                before.state().lastByte(),
                                Duration.ofMinutes(1)),
                        Backoff.DEFAULT,
                        new Random(1)));
    }

    Fold on(SwapEvent event) {
        return apply(before -> HostFold.on(before, event, now()));
    }

    Fold completed(SwapRow row) {
        return apply(before -> HostFold.completed(before, row, now()));
    }

    Fold sweep() {
        return apply(before -> HostFold.swept(before, now()));
    }

    Fold apply(Function<HostMemory, HostMemory.Told> change) {
        var told = change.apply(memory);
        memory = told.memory();
        events.addAll(told.events());
        return this;
    }

    HostState state() {
        return memory.state();
    }

    ModelView view(String model) {
        return memory.view(model).orElseThrow();
    }

    /// Plays all streams of a recorded folder, one connection each, swept every second; `seen` is
    /// called after every event.
    static Fold played(String folder, BiConsumer<Fold, SwapEvent> seen) {
        var files = RecordedHostFiles.read(folder);
        var version = Integer.parseInt(files.tag().substring(1));
        var fold = starting();
        for (var stream : files.streams()) {
            fold.at(stream.headMs()).open(version);
            for (var chunk : stream.chunks()) {
                fold.sweepUntil(chunk.tMs());
                for (var event : events(chunk.bytes())) {
                    fold.on(event);
                    seen.accept(fold, event);
                }
            }
            fold.sweepUntil(stream.endMs());
            fold.lose(Liveness.Reason.Word.ENDED);
        }
        return fold;
    }

    /// The events of whole frames.
    static List<SwapEvent> events(byte[] frames) {
        return new String(frames, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> PARSER.parse(new RawFrame("", line.substring(5))))
                .toList();
    }

    private void sweepUntil(double tMs) {
        while (passed.plusSeconds(1).toMillis() < tMs) {
            pass(Duration.ofSeconds(1)).sweep();
        }
        at(tMs);
    }

    static SwapEvent snapshot() {
        return new SwapEvent.InflightSnapshot(List.of());
    }

    /// A line of the host's own log.
    static SwapEvent log(String line) {
        return new SwapEvent.LogData(SwapEvent.LogData.Source.PROXY, line + "\n");
    }

    /// Models `m`, `n`, ... in these phases.
    static SwapEvent status(Phase... phases) {
        var models = new ArrayList<SwapModel>();
        for (var phase : phases) {
            models.add(model(Character.toString('m' + models.size()), phase));
        }
        return new SwapEvent.ModelStatus(models);
    }

    static SwapModel model(String id, Phase phase) {
        return new SwapModel(
                id, id, "", phase, false, Optional.empty(), List.of(), OptionalInt.empty());
    }
}
