package boocontrol.system.live;

import boocontrol.simulator.chaos.AppliedToxic;
import boocontrol.simulator.chaos.ChaosProxy;
import boocontrol.simulator.chaos.Direction;
import boocontrol.simulator.chaos.Toxic;
import boocontrol.testing.RunningServer;
import boocontrol.testing.live.LivePage;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/// A page behind a proxy that cuts, delays, slices, resets and swallows, by the seed of a schedule.
final class RoughLink implements AutoCloseable {

    private final ChaosProxy proxy;
    private final LivePage page;

    RoughLink(RunningServer server) {
        proxy = ChaosProxy.to(server.uri("/"));
        page =
                new LivePage(
                        URI.create(proxy.url() + "/api/control/ws"),
                        Map.of("Host", "127.0.0.1:" + server.port()));
    }

    LivePage page() {
        return page;
    }

    /// A dozen rough moments, then calm.
    void play(long seed) {
        var random = new Random(seed);
        for (var step = 0; step < 12; step++) {
            LockSupport.parkNanos(random.nextLong(10_000_000, 150_000_000));
            if (random.nextInt(6) == 0) {
                proxy.removeAll();
            } else {
                var upstream = random.nextInt(4) == 0;
                proxy.put(
                        AppliedToxic.of(
                                toxic(random),
                                upstream ? Direction.UPSTREAM : Direction.DOWNSTREAM));
            }
        }
        proxy.removeAll();
    }

    private static Toxic toxic(Random random) {
        return List.<Toxic>of(
                        new Toxic.Latency(ms(random, 150), ms(random, 50)),
                        new Toxic.Slicer(1 + random.nextInt(400), 0, ms(random, 3)),
                        new Toxic.Bandwidth(2_000 + random.nextInt(200_000)),
                        new Toxic.LimitData(random.nextInt(30_000)),
                        new Toxic.ResetPeer(ms(random, 100)),
                        new Toxic.Timeout(Duration.ofMillis(50 + random.nextInt(200))),
                        new Toxic.SlowClose(ms(random, 200)))
                .get(random.nextInt(7));
    }

    private static Duration ms(Random random, int most) {
        return Duration.ofMillis(random.nextInt(most));
    }

    @Override
    public void close() {
        page.close();
        proxy.close();
    }
}
