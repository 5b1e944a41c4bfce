package boocontrol.fleet.control;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.fleet.entity.HostState;
import boocontrol.fleet.entity.KeptHost;
import boocontrol.fleet.entity.Liveness;
import boocontrol.fleet.entity.LoadTimes;
import boocontrol.fleet.entity.ModelEvent;
import boocontrol.fleet.entity.ModelEvent.Kind;
import boocontrol.hosts.entity.ApiKey;
import boocontrol.hosts.entity.Provider;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.hosts.entity.ProviderKind;
import boocontrol.testing.Await;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The registry changes while hosts are followed.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ConnectorsTest {

    private static final ProviderId OTHER = new ProviderId("other");

    @Test
    void every_llama_swap_host_has_a_slot_and_other_kinds_have_none() throws Exception {
        try (var host = new TalkingHost();
                var rig = new Rig(Rig.CALM)) {
            var cloud = kind(Rig.provider(new ProviderId("cloud"), host.url(), true));
            rig.follow(Rig.provider(host.url()), Rig.provider(OTHER, host.url(), false), cloud);
            rig.awaitModels();

            assertThat(rig.fleet.hosts())
                    .extracting(state -> state.provider().id())
                    .containsExactly(Rig.BOX, OTHER);
            assertThat(rig.fleet.host(OTHER).orElseThrow().liveness())
                    .isInstanceOf(Liveness.Disabled.class);
            assertThat(host.streams()).isEqualTo(1);
        }
    }

    @Test
    void a_new_host_is_followed_and_a_removed_one_forgotten() throws Exception {
        try (var host = new TalkingHost();
                var rig = new Rig(Rig.CALM).follow()) {
            rig.follow(Rig.provider(host.url()));
            rig.awaitModels();
            var life = rig.state().life();
            rig.follow();

            assertThat(rig.fleet.host(Rig.BOX)).isEmpty();
            assertThat(rig.removed).containsExactly(Rig.BOX);
            assertThat(rig.seen.calls)
                    .containsExactly("connected 1", "disconnected 1", "forgotten box");
            assertThat(rig.events).extracting(ModelEvent::kind).containsExactly(Kind.CONNECTED);
            rig.follow(Rig.provider(host.url()));
            rig.awaitModels();
            assertThat(rig.state().life()).isNotEqualTo(life);
            assertThat(rig.seen.calls).endsWith("connected 2");
        }
    }

    @Test
    void nothing_is_told_of_a_host_after_it_has_gone() throws Exception {
        try (var host = new TalkingHost();
                var rig = new Rig(Rig.CALM).follow(Rig.provider(host.url()))) {
            rig.awaitModels();
            var slot = rig.fleet.slots().find(Rig.BOX).orElseThrow();
            rig.follow();
            var told = rig.states.size();
            slot.replace(memory -> memory.with(memory.state().heard(Instant.EPOCH)));

            assertThat(rig.states).hasSize(told);
        }
    }

    @Test
    void a_disabled_host_is_left_alone_and_shown_as_it_was() throws Exception {
        try (var host = new TalkingHost();
                var rig = new Rig(Rig.CALM).follow(Rig.provider(host.url()))) {
            rig.awaitModels();
            rig.follow(Rig.provider(Rig.BOX, host.url(), false));

            assertThat(rig.state().liveness()).isInstanceOf(Liveness.Disabled.class);
            assertThat(rig.state().provider().enabled()).isFalse();
            assertThat(rig.state().models()).hasSize(1);
            assertThat(rig.events)
                    .extracting(ModelEvent::kind)
                    .containsExactly(Kind.CONNECTED, Kind.DISABLED);
            assertThat(rig.seen.calls).endsWith("disconnected 1", "forgotten box");
            assertThat(rig.loops.alive()).isZero();
        }
    }

    @Test
    void an_enabled_host_is_followed_again_in_the_same_life() throws Exception {
        try (var host = new TalkingHost();
                var rig = new Rig(Rig.CALM).follow(Rig.provider(Rig.BOX, host.url(), false))) {
            var life = rig.state().life();
            rig.follow(Rig.provider(host.url()));
            rig.awaitModels();

            assertThat(rig.state().life()).isEqualTo(life);
            assertThat(rig.events).extracting(ModelEvent::kind).containsExactly(Kind.CONNECTED);
        }
    }

    @Test
    void a_changed_address_is_followed_at_once() throws Exception {
        try (var before = new TalkingHost();
                var after = new TalkingHost();
                var rig = new Rig(Rig.CALM).follow(Rig.provider(before.url()))) {
            rig.awaitModels();
            after.models = new String[] {"new", "ready"};
            rig.follow(Rig.provider(after.url()));
            rig.await(
                    "the new address tells",
                    state -> state.models().getFirst().model().id().equals("new"));

            assertThat(rig.seen.calls)
                    .containsExactly("connected 1", "disconnected 1", "connected 2");
            assertThat(before.streams()).isEqualTo(1);
        }
    }

    @Test
    void a_changed_key_is_used_at_once() throws Exception {
        try (var host = new TalkingHost();
                var rig = new Rig(Rig.CALM)) {
            rig.keys.put(Rig.BOX, new ApiKey("one"));
            rig.follow(Rig.provider(host.url()));
            rig.awaitModels();
            rig.keys.put(Rig.BOX, new ApiKey("two"));
            rig.follow(Rig.provider(host.url()));
            Await.until("it is connected anew", () -> rig.seen.links.size() == 2);

            assertThat(host.requests().getFirst()).contains("Authorization: Bearer one");
            assertThat(host.requests().getLast()).contains("Authorization: Bearer two");
        }
    }

    @Test
    void a_changed_name_disturbs_no_connection() throws Exception {
        try (var host = new TalkingHost();
                var rig = new Rig(Rig.CALM).follow(Rig.provider(host.url()))) {
            rig.awaitModels();
            var provider = rig.state().provider();
            rig.follow(renamed(provider));

            assertThat(rig.state().provider().name()).isEqualTo("another name");
            assertThat(rig.seen.calls).containsExactly("connected 1");
            rig.follow(renamed(provider));
            assertThat(host.streams()).isEqualTo(1);
        }
    }

    @Test
    void a_slot_is_rebuilt_before_it_is_told_for_the_first_time() throws Exception {
        try (var host = new TalkingHost();
                var before = new Rig(Rig.CALM).follow(Rig.provider(host.url()));
                var after = new Rig(Rig.CALM)) {
            before.awaitModels();
            before.close();
            var kept = KeptHost.of(before.state());
            var loads = Map.of("m", LoadTimes.NONE.plus(Duration.ofSeconds(4)));
            after.kept = new Connectors.Kept(Map.of(Rig.BOX, kept), Map.of(Rig.BOX, loads));
            host.asleep = true;
            after.follow(Rig.provider(host.url()));

            var first = after.states.getFirst();
            assertThat(first.liveness().word()).isEqualTo("starting");
            assertThat(first.modelsAt()).isEqualTo(kept.modelsAt());
            assertThat(first.facts()).isEqualTo(kept.facts());
            assertThat(first.lastByte()).isEqualTo(kept.lastByte());
            assertThat(first.models().getFirst().model().id()).isEqualTo("m");
            assertThat(first.models().getFirst().medianLoad()).contains(Duration.ofSeconds(4));
            host.asleep = false;
            after.awaitModels();
            assertThat(after.events).extracting(ModelEvent::model).containsOnly(ModelEvent.HOST);
        }
    }

    @Test
    void two_hundred_hosts_are_asked_over_a_while_and_stopped_in_time() throws Exception {
        try (var host = new TalkingHost();
                var rig = new Rig(Rig.CALM)) {
            var hosts = hosts(host.url(), 200);
            rig.connectors.follow(hosts);
            Await.until("all are connected", () -> connected(rig) == 200);
            assertThat(rig.states.stream().map(HostState::provider).distinct()).hasSize(200);

            var start = System.nanoTime();
            rig.close();

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(8));
            Await.until("no thread is left", () -> rig.loops.alive() == 0);
            assertThat(rig.room.used()).isZero();
        }
    }

    @Test
    void a_change_of_the_registry_is_followed_on_a_thread_of_its_own() throws Exception {
        try (var host = new TalkingHost();
                var rig = new Rig(Rig.CALM)) {
            var follower = new RegistryFollower(rig.connectors, rig.loops, Duration.ofSeconds(3));
            follower.start(List.of());
            for (var n = 1; n <= 50; n++) {
                follower.changed(hosts(host.url(), n));
            }
            Await.until("the newest is followed", () -> rig.fleet.hosts().size() == 50);
            follower.changed(List.of());
            Await.until("and the one after it", () -> rig.fleet.hosts().isEmpty());
            follower.changed(hosts(host.url(), 3));
            follower.stop();

            Await.until("no thread is left", () -> rig.loops.alive() == 0);
        }
    }

    private static long connected(Rig rig) {
        return rig.fleet.hosts().stream()
                .filter(state -> state.liveness() instanceof Liveness.Connected)
                .count();
    }

    private static List<Provider> hosts(URI url, int count) {
        var hosts = new ArrayList<Provider>();
        IntStream.range(0, count)
                .forEach(n -> hosts.add(Rig.provider(new ProviderId("h" + n), url, true)));
        return hosts;
    }

    private static Provider kind(Provider host) {
        return with(host, ProviderKind.OPENAI, host.name());
    }

    private static Provider renamed(Provider host) {
        return with(host, host.kind(), "another name");
    }

    private static Provider with(Provider host, ProviderKind kind, String name) {
        return new Provider(
                host.id(),
                name,
                kind,
                host.baseUrl(),
                host.key(),
                host.enabled(),
                host.origin(),
                host.operatingSystem(),
                host.gpus(),
                host.favourites(),
                host.hidden(),
                host.revision() + 1);
    }
}
