package boocontrol.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.simulator.entity.HostSpec;
import boocontrol.simulator.entity.ModelSpec;
import boocontrol.simulator.entity.Release;
import boocontrol.testing.Await;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a reader that does not read does to a host, and one that does.
class BackpressureTest {

    private static final String LINE = "x".repeat(4_000) + "\n";

    private SimulatedHost host = SimulatedHost.start(spec(250));

    private static HostSpec spec(int release) {
        return HostSpec.of("a", new Release(release), ModelSpec.chat("m").loadsIn(Duration.ZERO))
                .withSendBuffer(4096);
    }

    private void use(int release) {
        host.close();
        host = SimulatedHost.start(spec(release));
    }

    @AfterEach
    void end() {
        host.close();
    }

    private void stall() {
        Await.until("the stream is open", () -> !host.ledger().streamsOpened().isEmpty());
        for (var i = 0; i < 1_400; i++) {
            host.say(LINE);
        }
    }

    @Test
    void up_to_v217_messages_are_dropped_in_silence_after_25() {
        use(217);
        try (var reader = new StalledReader(host);
                var caller = new Caller(host)) {
            stall();
            assertThat(host.ledger().messagesDropped()).isGreaterThan(1_000);
            assertThat(caller.get("/logs").body()).doesNotContain("sendBuffer full");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {230, 250})
    void later_the_buffer_is_larger_and_drops_are_told(int release) {
        use(release);
        try (var reader = new StalledReader(host);
                var caller = new Caller(host)) {
            stall();
            assertThat(host.ledger().messagesDropped()).isBetween(50L, 1_000L);
            assertThat(caller.get("/logs").body()).contains("sendBuffer full, dropped message");
        }
    }

    @Test
    void v225_hangs_until_the_reader_is_gone() throws Exception {
        use(225);
        try (var caller = new Caller(host)) {
            var reader = new StalledReader(host);
            stall();
            for (var i = 0; i < 5_000; i++) {
                host.say(LINE);
            }
            assertThat(caller.get("/wol-health").body()).isEqualTo("OK");
            var health = caller.getting("/health");
            try {
                health.get(300, TimeUnit.MILLISECONDS);
                throw new AssertionError("answered though it hangs");
            } catch (TimeoutException e) {
                assertThat(health).isNotDone();
            }
            reader.close();
            assertThat(health.get(5, TimeUnit.SECONDS).body()).isEqualTo("OK");
        }
    }

    @Test
    void from_v233_the_next_log_message_tells_the_bytes_that_are_lost() {
        use(250);
        var slow = new SlowReader(host);
        try {
            stall();
            slow.drain();
            Await.until(
                    "the marker",
                    () -> {
                        host.say("and on it goes\n");
                        return slow.text().contains("bytes dropped —");
                    });
        } finally {
            slow.close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {217, 250})
    void a_reader_that_reads_is_told_everything(int release) {
        use(release);
        try (var caller = new Caller(host);
                var stream = caller.events()) {
            host.finishRequests(3_000);
            var type = host.release().ring() ? "metrics" : "activity";
            var more = host.release().ring() ? 1 : 0;
            Await.until("all rows", () -> stream.of(type).size() == 3_000 + more);
            assertThat(host.ledger().messagesDropped()).isZero();
        }
    }

    @Test
    void a_flood_that_is_read_drops_nothing() {
        try (var caller = new Caller(host);
                var stream = caller.events()) {
            host.flood(2_000_000);
            Await.until("some megabytes", () -> stream.of("logData").size() > 1_500);
            host.flood(0);
            assertThat(host.ledger().messagesDropped()).isZero();
        }
    }
}
