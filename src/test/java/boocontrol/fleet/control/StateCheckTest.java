package boocontrol.fleet.control;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.fleet.control.TalkingHost.Canned;
import boocontrol.fleet.entity.HostState;
import boocontrol.llamaswap.entity.SwapModel.Phase;
import boocontrol.testing.Await;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A change of phase that the host could not tell is found by asking.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class StateCheckTest {

    private static final FleetSettings ASKING =
            new FleetSettings(
                    Rig.CALM.backoff(),
                    Rig.CALM.watchdog(),
                    Rig.CALM.openWithin(),
                    Rig.CALM.tick(),
                    Rig.CALM.sweepEvery(),
                    Rig.CALM.lookupEvery(),
                    Duration.ofMillis(100),
                    Duration.ofMillis(50),
                    Rig.CALM.startSpread(),
                    Rig.CALM.stopWithin(),
                    Rig.CALM.keepEvery(),
                    Rig.CALM.queue(),
                    Rig.CALM.fleetChars());

    @Test
    void a_ready_that_the_host_did_not_tell_is_shown_after_a_quiet_reconnect() throws Exception {
        try (var host = new TalkingHost()) {
            host.models = new String[] {"a", "starting"};
            host.answer("/running", running("starting"));
            try (var rig = new Rig(ASKING).follow(Rig.provider(host.url()))) {
                rig.await("it loads", state -> phase(state) == Phase.STARTING);

                // On a new connection the whole list is told.
                host.models = new String[] {"a", "ready"};
                host.answer("/running", running("ready"));

                rig.await("it is ready", state -> phase(state) == Phase.READY);
                assertThat(rig.figures().reopened()).isEqualTo(1);
                assertThat(rig.states)
                        .as("no loss is shown")
                        .noneMatch(state -> state.liveness().toString().startsWith("Reconnecting"));
            }
        }
    }

    @Test
    void a_host_that_contradicts_itself_is_reconnected_once_and_then_borne() throws Exception {
        try (var host = new TalkingHost()) {
            host.models = new String[] {"a", "ready"};
            host.answer("/running", Canned.json("{\"running\":[]}"));
            try (var rig = new Rig(ASKING).follow(Rig.provider(host.url()))) {
                Await.until("it was connected anew", () -> rig.figures().reopened() == 1);
                var asked = host.requests("/running");
                Await.until("it was asked more", () -> host.requests("/running") > asked + 6);

                assertThat(rig.figures().reopened()).isEqualTo(1);
            }
        }
    }

    private static Phase phase(HostState state) {
        return state.models().isEmpty() ? Phase.UNKNOWN : state.models().get(0).model().phase();
    }

    private static Canned running(String state) {
        return Canned.json("{\"running\":[{\"model\":\"a\",\"state\":\"%s\"}]}".formatted(state));
    }
}
