package boocontrol.contract;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.testing.metrics.Dashboard;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;

/// The form of the Grafana dashboard; that its metrics exist, the system tests hold.
class DashboardTest {

    private final Dashboard dashboard = Dashboard.read();

    @Test
    void it_can_be_imported() {
        var json = dashboard.json();

        assertThat(json.getInt("schemaVersion")).isGreaterThanOrEqualTo(39);
        assertThat(json.isNull("id")).isTrue();
        assertThat(json.getString("uid")).isNotBlank();
    }

    @Test
    void every_panel_has_a_number_of_its_own_a_title_and_what_it_shows() {
        var panels = dashboard.panels();

        assertThat(panels).extracting(panel -> panel.getInt("id")).doesNotHaveDuplicates();
        assertThat(panels).noneMatch(panel -> panel.getString("title", "").isBlank());
        assertThat(panels)
                .filteredOn(panel -> !panel.getString("type").equals("row"))
                .noneMatch(panel -> panel.getJsonArray("targets").isEmpty())
                .allMatch(panel -> datasource(panel).equals("${datasource}"));
    }

    @Test
    void rows_repeat_by_the_host_that_is_chosen() {
        var variables =
                dashboard
                        .json()
                        .getJsonObject("templating")
                        .getJsonArray("list")
                        .getValuesAs(JsonObject.class);

        assertThat(variables)
                .extracting(variable -> variable.getString("name"))
                .containsExactly("datasource", "provider_id");
        assertThat(dashboard.panels())
                .filteredOn(panel -> panel.getString("repeat", "").equals("provider_id"))
                .singleElement()
                .matches(panel -> panel.getString("type").equals("row"));
    }

    private static String datasource(JsonObject panel) {
        return panel.getJsonObject("datasource").getString("uid");
    }
}
