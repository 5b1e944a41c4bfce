package boocontrol.fleet.control;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.fleet.entity.HostState;
import boocontrol.fleet.entity.KeptHost;
import boocontrol.fleet.entity.Liveness;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.platform.loops.Loops;
import boocontrol.testing.Await;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class HostStateKeeperTest {

    private static final ProviderId BOX = new ProviderId("box");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Loops loops = new Loops();
    private final List<KeptHost> written = new CopyOnWriteArrayList<>();
    private final List<ProviderId> purged = new CopyOnWriteArrayList<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile List<HostState> states = List.of();
    private HostStateKeeper keeper = keeper(Duration.ofMillis(5));

    @AfterEach
    void stop() {
        keeper.stop();
        Await.until("no thread is left", () -> loops.alive() == 0);
    }

    @Test
    void what_changed_is_written_and_what_did_not_is_not() {
        keeper.start();
        states = List.of(heard(1));
        Await.until("it is written", () -> written.size() == 1);
        looked(3);
        assertThat(written).hasSize(1);

        states = List.of(heard(2));

        Await.until("the change is written", () -> written.size() == 2);
        assertThat(written.getLast()).isEqualTo(KeptHost.of(heard(2)));
    }

    @Test
    void a_host_that_was_never_heard_is_not_written() {
        states = List.of(first());
        keeper.start();
        looked(3);

        assertThat(written).isEmpty();
    }

    @Test
    void the_last_state_is_written_at_the_stop() {
        keeper = keeper(Duration.ofHours(1));
        keeper.start();
        states = List.of(heard(7));
        keeper.stop();

        assertThat(written).containsExactly(KeptHost.of(heard(7)));
    }

    @Test
    void a_database_that_is_away_gets_the_newest_state_when_it_is_back() {
        failures.set(3);
        states = List.of(heard(1));
        keeper.start();
        Await.until("it was tried", () -> failures.get() < 3);
        states = List.of(heard(2));
        Await.until("it is written", () -> !written.isEmpty());

        assertThat(written.getLast()).isEqualTo(KeptHost.of(heard(2)));
    }

    @Test
    void a_purged_host_is_not_written_again_unless_it_speaks() {
        states = List.of(heard(1));
        keeper.start();
        Await.until("it is written", () -> written.size() == 1);
        states = List.of(first());
        keeper.purge(BOX);
        looked(3);

        assertThat(purged).containsExactly(BOX);
        assertThat(written).hasSize(1);
        states = List.of(heard(1));
        Await.until("it is written again", () -> written.size() == 2);
    }

    private void looked(int times) {
        var until = looks.get() + times;
        Await.until("it has looked", () -> looks.get() >= until);
    }

    private HostStateKeeper keeper(Duration every) {
        return new HostStateKeeper(
                () -> {
                    looks.incrementAndGet();
                    return states;
                },
                hosts -> {
                    if (failures.getAndDecrement() > 0) {
                        throw new IllegalStateException("no connection");
                    }
                    written.addAll(hosts);
                },
                purged::add,
                every,
                loops);
    }

    private static HostState heard(int second) {
        return first().heard(NOON.plusSeconds(second));
    }

    private static HostState first() {
        var provider = Rig.provider(BOX, URI.create("http://127.0.0.1:1"), true);
        return HostState.first(provider, "life", new Liveness.Starting(NOON));
    }
}
