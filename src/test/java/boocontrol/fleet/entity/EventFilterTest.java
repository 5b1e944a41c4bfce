package boocontrol.fleet.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventFilterTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 100, EventFilter.MOST})
    void a_page_has_a_size(int limit) {
        assertThat(all(limit).limit()).isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, EventFilter.MOST + 1})
    void a_page_of_another_size_is_refused(int limit) {
        assertThatThrownBy(() -> all(limit)).hasMessage("limit must be between 1 and 500");
    }

    private static EventFilter all(int limit) {
        return new EventFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                limit);
    }
}
