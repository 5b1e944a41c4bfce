package boocontrol.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.simulator.control.Faults.Poison;
import boocontrol.simulator.entity.HostSpec;
import boocontrol.simulator.entity.ModelSpec;
import boocontrol.simulator.entity.Release;
import boocontrol.testing.Await;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a host does on purpose, and what its ledger says of it.
class FaultsTest {

    private final SimulatedHost host =
            SimulatedHost.start(
                    HostSpec.of(
                            "a",
                            new Release(250),
                            ModelSpec.chat("m").loadsIn(Duration.ZERO).withRate(5000, 500)));
    private final Caller caller = new Caller(host);
    private final Caller.Stream stream = caller.events();

    @AfterEach
    void end() {
        stream.close();
        caller.close();
        host.close();
    }

    private List<String> ids() {
        return stream.of("activity").stream().map(frame -> frame.replaceAll("\\D", "")).toList();
    }

    @Test
    void every_third_row_message_can_be_lost_while_rest_has_it() {
        host.faults().dropEvery(3);
        host.finishRequests(9);
        Await.until("the others", () -> ids().equals(List.of("1", "2", "4", "5", "7", "8")));
        assertThat(host.ledger().messagesWithheld()).isEqualTo(3);
        assertThat(caller.get("/api/metrics/activity").body()).contains("\"total\":9");
    }

    @Test
    void row_messages_can_come_twice_or_in_another_order() {
        host.faults().repeatRows(true);
        host.finishRequests(2);
        host.faults().repeatRows(false);
        host.faults().swapRows(true);
        host.finishRequests(2);
        Await.until("all", () -> ids().equals(List.of("1", "1", "2", "2", "4", "3")));
    }

    @ParameterizedTest
    @EnumSource(Poison.class)
    void a_poisoned_row_is_on_the_wire_and_marked_in_the_ledger(Poison poison) {
        host.finishRequests(1);
        host.poison(poison);
        host.finishRequests(1);
        var page = caller.get("/api/metrics/activity").body();
        assertThat(page).contains("{\"id\":3,", "{\"id\":2,", "{\"id\":1,");
        assertThat(host.rows())
                .extracting(row -> row.poisoned())
                .containsExactly(false, true, false);
    }

    @Test
    void the_ledger_counts_who_called() {
        IntStream.range(0, 3).forEach(i -> caller.get("/api/captures/" + i));
        assertThat(host.ledger().requests())
                .containsEntry("GET /api/captures/N", 3L)
                .containsEntry("GET /api/events", 1L);
        assertThat(host.ledger().streamsOpened()).hasSize(1);
        assertThat(host.ledger().connections()).isPositive();
    }

    @Test
    void a_huge_line_is_one_frame() {
        host.say("y".repeat(9_000_000) + "\n");
        Await.until(
                "the frame",
                () -> stream.of("logData").stream().anyMatch(one -> one.length() > 9_000_000));
    }

    @Test
    void keys_can_change_while_it_runs() {
        host.changeKeys("secret");
        assertThat(caller.get("/api/version").statusCode()).isEqualTo(401);
        assertThat(caller.get("/health").statusCode()).isEqualTo(200);
        assertThat(caller.get("/api/metrics").statusCode()).isEqualTo(404);
        assertThat(caller.get("/api/version", "Authorization", "Bearer secret").statusCode())
                .isEqualTo(200);
        Await.until("the stream of before ends", () -> stream.ended);
    }

    @Test
    void a_script_does_its_steps_in_time() {
        host.play(
                List.of(
                        new Script.Step(Duration.ofMillis(20), host::kill),
                        new Script.Step(Duration.ofMillis(100), host::revive)),
                false);
        Await.until("it is down", () -> !host.isUp());
        Await.until("it is up", host::isUp);
        assertThat(caller.get("/health").body()).isEqualTo("OK");
    }

    @Test
    void the_same_seed_finishes_the_same_requests() {
        try (var twin = SimulatedHost.start(host.spec())) {
            host.finishRequests(50);
            twin.finishRequests(50);
            assertThat(twin.rows().stream().map(row -> row.durationMs()).toList())
                    .isEqualTo(host.rows().stream().map(row -> row.durationMs()).toList());
        }
    }
}
