package boocontrol.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.platform.boot.Readiness;
import boocontrol.platform.boot.Stage;
import boocontrol.platform.loops.Loops;
import boocontrol.platform.sql.Database;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.bind.JsonbBuilder;
import java.io.File;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/// The beans as the container wires them, seen from inside the packaged application.
@ArquillianTest
class WiringIT {

    @Inject @Any Instance<Stage> stages;

    @Inject Readiness readiness;

    @Inject Database database;

    @Inject Loops loops;

    @Deployment
    static WebArchive application() {
        return ShrinkWrap.create(ZipImporter.class, "wiring.war")
                .importFrom(new File(System.getProperty("boocontrol.war")))
                .as(WebArchive.class)
                .addAsLibraries(
                        new File(
                                Assertions.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .getPath()))
                .addClass(WiringIT.class);
    }

    @Test
    void access_is_judged_first_then_comes_the_database_and_no_two_stages_share_an_order() {
        var sorted = stages.stream().sorted(Comparator.comparingInt(Stage::order)).toList();

        assertThat(sorted).extracting(Stage::name).startsWith("access", "database");
        assertThat(sorted).extracting(Stage::order).doesNotHaveDuplicates();
    }

    @Test
    void the_application_is_ready_once_its_stages_are() {
        assertThat(readiness.phase()).isEqualTo(new Readiness.Phase.Ready());
    }

    @Test
    void a_loop_of_ours_reaches_the_database() throws Exception {
        var answer = new CompletableFuture<Boolean>();

        loops.start("wiring", () -> answer.complete(database.roundTrip().isPresent()));

        assertThat(answer.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_loop_of_ours_finds_the_json_of_the_container() throws Exception {
        var answer = new CompletableFuture<String>();

        loops.start(
                "wiring",
                () ->
                        answer.complete(
                                JsonbBuilder.create().toJson(Map.of("a", 1))
                                        + Json.createArrayBuilder().add(2).build()));

        assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo("{\"a\":1}[2]");
    }
}
