package boocontrol.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.simulator.entity.HostSpec;
import boocontrol.simulator.entity.ModelSpec;
import boocontrol.simulator.entity.Release;
import boocontrol.testing.Await;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a host keeps and loses over its lives.
class HostLifeTest {

    private SimulatedHost host = SimulatedHost.start(spec(250));

    private static HostSpec spec(int release) {
        return HostSpec.of(
                        "a",
                        new Release(release),
                        ModelSpec.chat("m").loadsIn(Duration.ofMillis(20)).withRate(5000, 500))
                .timed(Duration.ofSeconds(5), Duration.ofMillis(300));
    }

    private Caller use(HostSpec spec) {
        host.close();
        host = SimulatedHost.start(spec);
        return new Caller(host);
    }

    @AfterEach
    void end() {
        host.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {190, 217, 235})
    void a_ring_begins_anew_with_every_configuration(int release) {
        try (var caller = use(spec(release));
                var stream = caller.events()) {
            caller.chat("m", 4);
            caller.chat("m", 4);
            host.reload();
            Await.until("the stream ends", () -> stream.ended);
            assertThat(caller.get("/api/metrics").body()).isIn("[]", "null");
            caller.chat("m", 4);
            assertThat(caller.get("/api/metrics").body()).contains("\"id\":0");
            assertThat(host.rows())
                    .extracting(row -> row.epoch() + "/" + row.id())
                    .containsExactly("1/0", "1/1", "2/0");
        }
    }

    @Test
    void a_store_goes_on_over_a_reload_and_begins_anew_after_a_restart() {
        try (var caller = use(spec(250))) {
            caller.chat("m", 4);
            host.reload();
            caller.chat("m", 4);
            assertThat(host.rows())
                    .extracting(row -> row.epoch() + "/" + row.id())
                    .containsExactly("1/1", "1/2");
            host.restart();
            caller.chat("m", 4);
            assertThat(host.rows().getLast().id()).isEqualTo(1);
            assertThat(host.rows().getLast().epoch()).isEqualTo(2);
        }
    }

    @Test
    void a_store_in_a_file_goes_on_over_kills() {
        try (var caller = use(spec(250).keeping(1000, 5, true))) {
            host.finishRequests(3);
            host.kill();
            host.revive();
            host.finishRequests(1);
            assertThat(host.rows().getLast().id()).isEqualTo(4);
            assertThat(caller.get("/api/metrics/activity").body()).contains("\"total\":4");
        }
    }

    @Test
    void an_upgrade_changes_the_dialect() {
        try (var caller = use(spec(235))) {
            assertThat(caller.get("/api/metrics").statusCode()).isEqualTo(200);
            host.upgrade(new Release(250));
            assertThat(caller.get("/api/metrics").statusCode()).isEqualTo(404);
            assertThat(caller.get("/api/metrics/activity").statusCode()).isEqualTo(200);
        }
    }
}
