package boocontrol.fleet.control;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.fleet.entity.HostMemory;
import boocontrol.fleet.entity.HostState;
import boocontrol.fleet.entity.Liveness;
import boocontrol.fleet.entity.Losses;
import boocontrol.hosts.entity.ProviderId;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class SlotsTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final URI URL = URI.create("http://127.0.0.1:1");

    /// A reader as `live` is one: it takes the states at its joining, then every change, and must
    /// find each host's numbers without a hole and without repetition.
    private static final class Reader {

        private final Map<ProviderId, Long> seqs = new ConcurrentHashMap<>();
        private final AtomicInteger wrong = new AtomicInteger();
        private volatile boolean joined;

        void join(List<HostState> states) {
            states.forEach(state -> seqs.put(state.provider().id(), state.seq()));
            joined = true;
        }

        void changed(HostChanged change) {
            if (!joined) {
                return;
            }
            var state = change.state();
            var before = seqs.put(state.provider().id(), state.seq());
            if (before == null || state.seq() != before + 1) {
                wrong.incrementAndGet();
            }
        }
    }

    @Test
    void whoever_joins_misses_nothing_and_sees_nothing_twice() throws Exception {
        for (var round = 0; round < 20; round++) {
            var reader = new Reader();
            var slots = new Slots(reader::changed, _ -> {});
            var all = slots(slots, 8);
            var ready = new CountDownLatch(1);
            var writers = new ArrayList<Thread>();
            for (var slot : all) {
                for (var writer = 0; writer < 2; writer++) {
                    writers.add(
                            Thread.ofPlatform()
                                    .start(() -> {
                                        await(ready);
                                        for (var n = 0; n < 500; n++) {
                                            count(slot);
                                        }
                                    }));
                }
            }
            ready.countDown();
            while (slots.states().stream().noneMatch(state -> state.seq() > 50)) {
                Thread.onSpinWait();
            }
            slots.join(reader::join);
            for (var writer : writers) {
                writer.join();
            }

            assertThat(reader.wrong).hasValue(0);
            var last = new HashMap<ProviderId, Long>();
            slots.states().forEach(state -> last.put(state.provider().id(), state.seq()));
            assertThat(reader.seqs).isEqualTo(last);
            assertThat(last.values()).containsOnly(1_000L);
        }
    }

    @Test
    void a_change_that_changes_nothing_is_not_told() {
        var told = new ArrayList<HostChanged>();
        var slots = new Slots(told::add, _ -> {});
        var slot = slots(slots, 1).getFirst();
        told.clear();

        slot.replace(memory -> memory.with(memory.state().heard(NOON)));
        slot.replace(memory -> memory.with(memory.state().heard(NOON)));

        assertThat(told).hasSize(1);
        assertThat(slot.state().seq()).isEqualTo(1);
    }

    @Test
    void a_listener_that_fails_stops_no_change() {
        var slots =
                new Slots(
                        _ -> {
                            throw new IllegalStateException("a mistake");
                        },
                        _ -> {});
        var slot = slots(slots, 1).getFirst();

        count(slot);

        assertThat(slot.state().seq()).isEqualTo(1);
    }

    @Test
    void hosts_come_in_the_order_of_their_ids() {
        var slots = new Slots(_ -> {}, _ -> {});
        for (var id : List.of("b", "a", "c")) {
            slots.add(memory(id));
        }

        assertThat(slots.states())
                .extracting(state -> state.provider().id().value())
                .containsExactly("a", "b", "c");
    }

    private static List<HostSlot> slots(Slots slots, int count) {
        var all = new ArrayList<HostSlot>();
        for (var n = 0; n < count; n++) {
            all.add(slots.add(memory("h" + n)));
        }
        return all;
    }

    private static HostMemory memory(String id) {
        var provider = Rig.provider(new ProviderId(id), URL, true);
        return HostMemory.first(HostState.first(provider, "life", new Liveness.Starting(NOON)));
    }

    private static void count(HostSlot slot) {
        slot.replace(memory -> memory.with(memory.state().plus(Losses.ofUnknownEvent())));
    }

    private static void await(CountDownLatch ready) {
        try {
            ready.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
