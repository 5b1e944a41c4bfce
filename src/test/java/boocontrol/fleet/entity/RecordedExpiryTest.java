package boocontrol.fleet.entity;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.fleet.entity.ModelView.Expiry;
import boocontrol.llamaswap.entity.SwapModel.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The recorded hosts unload a model 8 s after its last use; they look once a second. It was warmed
/// through the passthrough, which is in flight nowhere: only the log tells of that use.
class RecordedExpiryTest {

    private static final String MODEL = "gemma-270m";

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "v172/main, 58471, Unknown",
        "v190/main, 68639, Unknown",
        "v217/main, 68816, Unknown",
        "v235/main, 53624, Exact",
        "v236/main, 29180, Exact",
        "v240/main, 39336, Exact",
        "v250/main, 48988, Exact"
    })
    void what_is_called_exact_is_when_the_host_unloads(String folder, long warmed, String quality) {
        var expiries = new ArrayList<Expiry>();
        var stopped = new ArrayList<Instant>();
        Fold.played(
                folder,
                (fold, _) -> {
                    fold.memory = fold.memory.withTtls(Map.of(MODEL, 8));
                    if (fold.now().at().isAfter(Fold.NOON.plusMillis(warmed))
                            && stopped.isEmpty()) {
                        look(fold, expiries, stopped);
                    }
                });

        var last = expiries.getLast();
        assertThat(last.getClass().getSimpleName()).isEqualTo(quality);
        if (last instanceof Expiry.Exact(var at)) {
            assertThat(Duration.between(at, stopped.getFirst()))
                    .isBetween(Duration.ZERO, Duration.ofMillis(1_200));
        }
    }

    private static void look(Fold fold, List<Expiry> expiries, List<Instant> stopped) {
        var view = fold.view(MODEL);
        if (view.model().phase() == Phase.READY) {
            expiries.add(view.expiry());
        } else if (!expiries.isEmpty()) {
            stopped.add(fold.now().at());
        }
    }
}
