package boocontrol.activity.control;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.activity.control.Notice.Connected;
import boocontrol.activity.control.Notice.Finished;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class InboxTest {

    private final Inbox inbox = new Inbox(3, System::nanoTime);

    @Test
    void the_oldest_rows_go_but_never_the_start_of_a_connection() throws InterruptedException {
        inbox.put(new Finished(1));
        inbox.put(new Connected());
        LongStream.rangeClosed(2, 9).forEach(id -> inbox.put(new Finished(id)));

        var taken = inbox.take(Duration.ZERO, false);

        assertThat(taken.notices())
                .isEqualTo(
                        List.of(
                                new Connected(),
                                new Finished(7),
                                new Finished(8),
                                new Finished(9)));
        assertThat(taken.dropped()).isTrue();
        assertThat(inbox.dropped()).isEqualTo(6);
    }

    @Test
    void connections_of_which_nothing_is_left_are_one() throws InterruptedException {
        for (var id = 0; id < 100; id++) {
            inbox.put(new Connected());
            LongStream.range(0, 3).forEach(each -> inbox.put(new Finished(each)));
        }

        assertThat(inbox.take(Duration.ZERO, false).notices())
                .isEqualTo(
                        List.of(
                                new Connected(),
                                new Finished(0),
                                new Finished(1),
                                new Finished(2)));
    }
}
