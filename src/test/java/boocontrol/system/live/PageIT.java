package boocontrol.system.live;

import boocontrol.testing.Journeys;
import boocontrol.testing.RunningServer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The page in a real Chromium on the packaged server: what a person sees and does.
class PageIT {

    @Test
    void whoever_has_no_hosts_is_told_how_to_begin() {
        try (var server = RunningServer.start(Map.of())) {
            Journeys.make("empty", server);
        }
    }
}
