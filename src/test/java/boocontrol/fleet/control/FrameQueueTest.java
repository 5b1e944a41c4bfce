package boocontrol.fleet.control;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.fleet.control.FrameQueue.Item;
import boocontrol.llamaswap.entity.RawFrame;
import boocontrol.llamaswap.entity.StreamEnd;
import boocontrol.testing.Seeds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FrameQueueTest {

    private final FrameRoom room = new FrameRoom(10_000);
    private final FrameQueue queue = new FrameQueue(new FrameQueue.Limits(8, 1_000, 400), room);

    @Test
    void things_come_out_in_order() throws Exception {
        queue.opened();
        queue.offer(other("a"));
        queue.oversized();
        queue.offer(log("b"));
        queue.closed(new StreamEnd.Ended());

        assertThat(all())
                .containsExactly(
                        new Item.Opened(),
                        new Item.Frame(other("a")),
                        new Item.Missed(0, 1),
                        new Item.Frame(log("b")),
                        new Item.Closed(new StreamEnd.Ended()));
    }

    @Test
    void log_frames_leave_a_quarter_of_the_places_to_others() throws Exception {
        for (var n = 0; n < 10; n++) {
            assertThat(queue.offer(log("l" + n))).isTrue();
        }
        assertThat(queue.offer(other("a"))).isTrue();
        assertThat(queue.offer(other("b"))).isTrue();

        var items = all();
        assertThat(items.subList(0, 6)).allMatch(Item.Frame.class::isInstance);
        assertThat(items.subList(6, 9))
                .containsExactly(
                        new Item.Missed(4, 0),
                        new Item.Frame(other("a")),
                        new Item.Frame(other("b")));
    }

    @Test
    void for_another_frame_all_waiting_logs_go_and_the_holes_are_marked() throws Exception {
        queue.offer(other("a"));
        queue.offer(log("1"));
        queue.offer(log("2"));
        queue.offer(other("b"));
        queue.offer(log("3"));
        for (var n = 0; n < 4; n++) {
            queue.offer(other("c" + n));
        }

        assertThat(all())
                .containsExactly(
                        new Item.Frame(other("a")),
                        new Item.Missed(2, 0),
                        new Item.Frame(other("b")),
                        new Item.Missed(1, 0),
                        new Item.Frame(other("c0")),
                        new Item.Frame(other("c1")),
                        new Item.Frame(other("c2")),
                        new Item.Frame(other("c3")));
        assertThat(queue.overflowed()).isFalse();
    }

    @Test
    void what_does_not_fit_without_any_logs_is_refused() throws Exception {
        for (var n = 0; n < 8; n++) {
            assertThat(queue.offer(other("a" + n))).isTrue();
        }
        assertThat(queue.offer(other("one more"))).isFalse();

        assertThat(queue.overflowed()).isTrue();
        assertThat(all()).hasSize(8);
        assertThat(queue.offer(log("dropped, not refused"))).isTrue();
    }

    @Test
    void large_frames_fill_it_as_well() {
        assertThat(queue.offer(other("x".repeat(900)))).isTrue();
        assertThat(queue.offer(other("x".repeat(101)))).isFalse();
        assertThat(queue.offer(other("x".repeat(100)))).isTrue();
    }

    @Test
    void hosts_share_their_room_and_logs_cannot_take_all_of_it() throws Exception {
        var shared = new FrameRoom(1_000);
        var limits = new FrameQueue.Limits(100, 10_000, 10_000);
        var noisy = new FrameQueue(limits, shared);
        var quiet = new FrameQueue(limits, shared);
        for (var n = 0; n < 20; n++) {
            noisy.offer(log("x".repeat(100)));
        }
        assertThat(shared.used()).isEqualTo(700);

        assertThat(quiet.offer(other("x".repeat(300)))).isTrue();
        assertThat(quiet.offer(other("x"))).isFalse();

        noisy.discard();
        quiet.discard();
        assertThat(shared.used()).isZero();
    }

    @Test
    void after_the_end_nothing_is_taken_in() {
        queue.offer(other("a"));
        queue.discard();

        assertThat(queue.offer(other("b"))).isFalse();
        assertThat(queue.offer(log("b"))).isFalse();
        assertThat(room.used()).isZero();
        assertThat(queue.depth()).isZero();
        assertThat(queue.highWater()).isEqualTo(1);
    }

    @Test
    void waiting_ends_with_its_patience() throws Exception {
        assertThat(queue.take(Duration.ofMillis(1))).isEmpty();
    }

    /// Whatever comes: never above the limits, other frames are all there in order or refused, and
    /// what is missing of the logs is exactly what is marked.
    @Test
    void no_frame_is_lost_without_a_mark() {
        Seeds.each(
                500,
                random -> {
                    var shared = new FrameRoom(1_200);
                    var tested = new FrameQueue(new FrameQueue.Limits(8, 1_000, 400), shared);
                    var taken = new ArrayList<Item>();
                    var offered = new ArrayList<String>();
                    var logs = 0L;
                    for (var n = 0; n < 200; n++) {
                        var text = n + "x".repeat(random.nextInt(300));
                        switch (random.nextInt(4)) {
                            case 0 -> take(tested).ifPresent(taken::add);
                            case 1 -> {
                                if (tested.offer(other(text))) {
                                    offered.add(text);
                                }
                            }
                            default -> {
                                tested.offer(log(text));
                                logs++;
                            }
                        }
                        assertThat(tested.depth()).isLessThanOrEqualTo(8);
                        assertThat(shared.used()).isLessThanOrEqualTo(1_000);
                    }
                    for (var item = take(tested); item.isPresent(); item = take(tested)) {
                        taken.add(item.get());
                    }
                    assertThat(texts(taken, false)).isEqualTo(offered);
                    var marked =
                            taken.stream()
                                    .filter(Item.Missed.class::isInstance)
                                    .mapToLong(item -> ((Item.Missed) item).logs())
                                    .sum();
                    assertThat(texts(taken, true).size() + marked).isEqualTo(logs);
                    assertThat(shared.used()).isZero();
                });
    }

    private List<Item> all() throws InterruptedException {
        var items = new ArrayList<Item>();
        for (var item = queue.take(Duration.ZERO); item.isPresent(); ) {
            items.add(item.get());
            item = queue.take(Duration.ZERO);
        }
        return items;
    }

    private static Optional<Item> take(FrameQueue queue) {
        try {
            return queue.take(Duration.ZERO);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> texts(List<Item> items, boolean logs) {
        return items.stream()
                .filter(Item.Frame.class::isInstance)
                .map(item -> ((Item.Frame) item).frame())
                .filter(frame -> frame.isLog() == logs)
                .map(RawFrame::data)
                .toList();
    }

    private static RawFrame log(String data) {
        return new RawFrame(RawFrame.LOG, data);
    }

    private static RawFrame other(String data) {
        return new RawFrame("activity", data);
    }
}
