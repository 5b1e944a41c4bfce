package boocontrol.testing.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The expectations hold for the real hosts that were recorded.
class RecordingConformanceTest {

    @ParameterizedTest
    @ValueSource(strings = {"v172", "v190", "v217", "v235", "v236", "v240", "v250"})
    void a_recorded_host_conforms(String tag) {
        assertThat(Conformance.check(new Recording(tag))).isEmpty();
    }
}
