package boocontrol.live.control;

import boocontrol.activity.entity.ActivityRow;
import boocontrol.fleet.entity.HostState;
import boocontrol.fleet.entity.Inflight;
import boocontrol.fleet.entity.Liveness;
import boocontrol.fleet.entity.Losses;
import boocontrol.hosts.entity.KeySource;
import boocontrol.hosts.entity.Provider;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.hosts.entity.ProviderKind;
import boocontrol.llamaswap.entity.SwapRow;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Hosts and rows as small as they can be; a state differs from the next in what it tells.
final class Fixtures {

    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    static final ProviderId BOX = new ProviderId("box");

    private Fixtures() {}

    static HostState state(ProviderId id, String life, long seq) {
        return new HostState(
                provider(id),
                life,
                seq,
                new Liveness.Connected(NOON),
                Optional.empty(),
                Optional.of(NOON.plusSeconds(seq)),
                List.of(),
                Optional.empty(),
                new Inflight.Total((int) seq),
                Losses.NONE);
    }

    static ActivityRow row(ProviderId id, long entry) {
        var at = NOON.plusMillis(entry);
        var row =
                new SwapRow(
                        entry,
                        at,
                        "m",
                        Optional.empty(),
                        OptionalInt.of(200),
                        Optional.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalLong.empty(),
                        false,
                        Optional.empty(),
                        Map.of());
        return new ActivityRow(id, 1, row, at, false);
    }

    private static Provider provider(ProviderId id) {
        return new Provider(
                id,
                id.value(),
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
}
