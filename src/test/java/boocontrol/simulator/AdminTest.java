package boocontrol.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.simulator.boundary.AdminServer;
import boocontrol.simulator.entity.HostSpec;
import boocontrol.simulator.entity.ModelSpec;
import boocontrol.simulator.entity.Release;
import boocontrol.testing.Await;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The simulator's own door.
class AdminTest {

    private final SimulatedHost host =
            SimulatedHost.start(
                    HostSpec.of(
                            "desk", new Release(250), ModelSpec.chat("m").loadsIn(Duration.ZERO)));
    private final AdminServer admin = AdminServer.open(0, new Admin(List.of(host)));
    private final RawCaller caller = new RawCaller(admin.port());

    @AfterEach
    void end() {
        admin.close();
        host.close();
    }

    private RawCaller.Answer get(String path) {
        return caller.send("GET", path, Map.of("Host", "a"), "");
    }

    private RawCaller.Answer post(String path, String json) {
        return caller.send("POST", path, Map.of("Host", "a"), json);
    }

    @Test
    void it_lists_hosts_and_opens_their_ledgers() {
        host.finishRequests(2);
        assertThat(get("/hosts").body())
                .contains("\"name\":\"desk\"", "\"url\":\"" + host.url() + "\"", "\"rows\":2");
        assertThat(get("/hosts/desk/ledger").body()).contains("\"epoch\":1,\"id\":2,");
        assertThat(get("/hosts/nobody").status()).isEqualTo(404);
    }

    @Test
    void commands_hurt_and_heal() {
        assertThat(post("/hosts/desk/finish", "{\"count\":5}").body()).isEqualTo("{\"ok\":true}\n");
        assertThat(host.rows()).hasSize(5);
        post("/hosts/desk/kill", "");
        assertThat(host.isUp()).isFalse();
        post("/hosts/desk/revive", "");
        assertThat(host.isUp()).isTrue();
        post("/hosts/desk/upgrade", "{\"release\":\"v217\"}");
        assertThat(host.release().number()).isEqualTo(217);
        post("/hosts/desk/poison", "{\"kind\":\"far-year\"}");
        assertThat(host.rows().getLast().poisoned()).isTrue();
    }

    @Test
    void a_script_runs_beside() {
        var steps =
                "{\"steps\":[{\"command\":\"sleep\"},{\"after_ms\":50,\"command\":\"wake\"},"
                        + "{\"after_ms\":10,\"command\":\"finish\",\"count\":3}]}";
        assertThat(post("/hosts/desk/script", steps).status()).isEqualTo(200);
        Await.until("its last step", () -> host.rows().size() == 3);
        assertThat(host.isAsleep()).isFalse();
    }

    @Test
    void what_it_does_not_understand_it_refuses() {
        assertThat(post("/hosts/desk/fly", "{}").status()).isEqualTo(404);
        assertThat(post("/hosts/desk/finish", "{}").body()).contains("needs the number `count`");
        assertThat(post("/hosts/desk/finish", "nonsense").status()).isEqualTo(400);
        assertThat(post("/hosts/desk/upgrade", "{\"release\":\"v9\"}").status()).isEqualTo(400);
        assertThat(post("/hosts/desk/script", "{\"steps\":[{\"command\":\"fly\"}]}").status())
                .isEqualTo(404);
        assertThat(caller.send("DELETE", "/hosts/desk/kill", Map.of("Host", "a"), "").status())
                .isEqualTo(405);
    }

    @Test
    void browsers_are_kept_out() {
        var headers = Map.of("Host", "a", "Origin", "http://evil.example");
        assertThat(caller.send("POST", "/hosts/desk/kill", headers, "").status()).isEqualTo(403);
        assertThat(host.isUp()).isTrue();
    }
}
