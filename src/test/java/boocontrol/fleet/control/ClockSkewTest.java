package boocontrol.fleet.control;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.llamaswap.entity.HostFacts;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ClockSkewTest {

    @Test
    void a_clock_that_steps_during_a_connection_is_shown_and_one_that_ticks_is_no_news()
            throws Exception {
        try (var host = new TalkingHost();
                var rig = new Rig(Rig.CALM).follow(Rig.provider(host.url()))) {
            rig.awaitModels();
            var hour = Duration.ofHours(1);

            rig.fleet.clockSkew(Rig.BOX, hour);
            assertThat(rig.state().facts().flatMap(HostFacts::clockSkew)).contains(hour);

            rig.fleet.clockSkew(Rig.BOX, hour.plusSeconds(1));
            assertThat(rig.state().facts().flatMap(HostFacts::clockSkew)).contains(hour);

            rig.fleet.clockSkew(Rig.BOX, hour.plusSeconds(2));
            assertThat(rig.state().facts().flatMap(HostFacts::clockSkew))
                    .contains(hour.plusSeconds(2));
        }
    }
}
