package boocontrol.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.platform.boot.Readiness;
import boocontrol.platform.boot.Stage;
import boocontrol.platform.loops.Loops;
import boocontrol.platform.sql.Database;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.File;
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
    void the_database_is_the_first_stage_and_every_stage_has_an_order_of_its_own() {
        var orders = stages.stream().map(Stage::order).sorted().toList();

        assertThat(orders).doesNotHaveDuplicates().startsWith(0);
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
}
