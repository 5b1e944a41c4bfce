package boocontrol.fleet.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.fleet.control.Fleet;
import boocontrol.fleet.control.FleetStage;
import boocontrol.fleet.control.ModelEvents;
import boocontrol.platform.json.Json;
import org.junit.jupiter.api.Test;

class FleetAboutTest {

    @Test
    void before_anything_was_followed_the_figures_are_zero() {
        var about = new FleetAbout();
        about.fleet = new Fleet();
        about.stage = new FleetStage();
        about.events = new ModelEvents();

        assertThat(about.name()).isEqualTo("fleet");
        assertThat(Json.write(about.figures()))
                .isEqualTo(
                        "{\"hosts\":[],\"model_events_dropped\":0,\"model_events_waiting\":0,"
                                + "\"observer_failures\":0}");
    }
}
