package boocontrol.fleet.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boocontrol.fleet.control.Fleet;
import boocontrol.platform.json.Json;
import boocontrol.platform.problems.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FleetResourceTest {

    private final FleetResource resource = new FleetResource();

    FleetResourceTest() {
        resource.fleet = new Fleet();
        resource.clock = Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);
    }

    @Test
    void the_fleet_comes_with_the_time_of_the_server() {
        assertThat(Json.write(resource.fleet()))
                .isEqualTo("{\"hosts\":[],\"now\":\"2026-01-01T12:00:00Z\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "Not An Id", "../x", "auto", ""})
    void a_host_that_is_not_there_is_not_found(String id) {
        assertThatThrownBy(() -> resource.host(id))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(404));
    }
}
