package boocontrol.fleet.control;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.fleet.entity.ModelEvent;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.platform.loops.Loops;
import boocontrol.testing.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class ModelEventsTest {

    private static final ProviderId BOX = new ProviderId("box");
    private static final ProviderId OTHER = new ProviderId("other");

    private final Loops loops = new Loops();
    private final List<String> written = new CopyOnWriteArrayList<>();

    @Test
    void events_are_written_in_order_and_the_last_ones_at_the_stop() {
        var events = new ModelEvents(this::write, loops);
        events.start();
        var names = new ArrayList<String>();
        for (var n = 0; n < 1_000; n++) {
            events.record(event(BOX, "m" + n));
            names.add("m" + n);
        }
        events.stop();

        assertThat(written).isEqualTo(names);
        assertThat(events.waiting()).isZero();
        assertThat(loops.alive()).isZero();
    }

    @Test
    void a_database_that_is_away_makes_nobody_wait_and_what_does_not_fit_is_counted() {
        var back = new CountDownLatch(1);
        var events =
                new ModelEvents(
                        batch -> {
                            await(back);
                            write(batch);
                        },
                        loops);
        events.start();
        events.record(event(BOX, "first"));
        Await.until("it is on its way", () -> events.waiting() == 0);
        for (var n = 0; n < 20_500; n++) {
            events.record(event(BOX, "m" + n));
        }

        assertThat(events.waiting()).isEqualTo(20_000);
        assertThat(events.dropped()).isEqualTo(500);
        back.countDown();
        Await.until("all that fitted is written", () -> written.size() == 20_001);
        events.stop();
    }

    @Test
    void a_batch_that_failed_is_written_again_with_the_same_keys() {
        var keys = new CopyOnWriteArrayList<List<UUID>>();
        var events =
                new ModelEvents(
                        batch -> {
                            keys.add(batch.stream().map(ModelEvents.Queued::id).toList());
                            if (keys.size() == 1) {
                                throw new IllegalStateException("no connection");
                            }
                            write(batch);
                        },
                        loops);
        events.record(event(BOX, "a"));
        events.record(event(BOX, "b"));
        events.start();
        Await.until("they are written", () -> written.size() == 2);
        events.stop();

        assertThat(keys).hasSize(2);
        assertThat(keys.get(0)).isEqualTo(keys.get(1));
    }

    @Test
    void a_stop_does_not_wait_for_a_database_that_is_away() {
        var events =
                new ModelEvents(
                        _ -> {
                            throw new IllegalStateException("no connection");
                        },
                        loops);
        events.start();
        events.record(event(BOX, "a"));
        var start = System.nanoTime();
        events.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
        Await.until("no thread is left", () -> loops.alive() == 0);
        assertThat(events.waiting()).isEqualTo(1);
    }

    @Test
    void what_is_forgotten_is_not_written_later() {
        var tried = new CountDownLatch(1);
        var events =
                new ModelEvents(
                        batch -> {
                            if (tried.getCount() > 0) {
                                tried.countDown();
                                throw new IllegalStateException("no connection");
                            }
                            write(batch);
                        },
                        loops);
        events.record(event(BOX, "a"));
        events.record(event(OTHER, "b"));
        events.start();
        await(tried);
        events.record(event(BOX, "c"));

        events.forget(BOX);

        Await.until("the other is written", () -> !written.isEmpty());
        events.stop();
        assertThat(written).containsExactly("b");
    }

    private void write(List<ModelEvents.Queued> batch) {
        batch.forEach(each -> written.add(each.event().model()));
    }

    private static ModelEvent event(ProviderId provider, String model) {
        return ModelEvent.of(provider, model, ModelEvent.Kind.READY, Instant.EPOCH, true);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
