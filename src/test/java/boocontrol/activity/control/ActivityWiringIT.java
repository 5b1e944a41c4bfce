package boocontrol.activity.control;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.activity.entity.ActivityRow;
import boocontrol.activity.entity.EpochMark;
import boocontrol.activity.entity.Fingerprint;
import boocontrol.activity.entity.Outcome.PlacedPoison;
import boocontrol.activity.entity.RowPage;
import boocontrol.fleet.control.HostObserver;
import boocontrol.fleet.entity.ModelEvent.Gap;
import boocontrol.hosts.control.ProviderHistory;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.llamaswap.entity.Dialect;
import boocontrol.llamaswap.entity.RowBatch.Poison;
import boocontrol.llamaswap.entity.SwapRow;
import boocontrol.platform.about.AboutPart;
import boocontrol.platform.loops.Loops;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.File;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/// The store as the container wires it: JTA, its own connection, a thread of ours.
@ArquillianTest
class ActivityWiringIT {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00.123456Z");
    private static final ProviderId BOX = new ProviderId("wired");

    @Inject ActivityStore store;

    @Inject @Any Instance<HostObserver> observers;

    @Inject @Any Instance<ProviderHistory> histories;

    @Inject @Any Instance<AboutPart> parts;

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
                .addClass(ActivityWiringIT.class);
    }

    @Test
    void a_batch_is_written_once_recovered_and_purged() throws Exception {
        var row = new ActivityRow(BOX, 1, row(), NOON, true);
        var placement =
                new Placement(
                        BOX,
                        NOON,
                        List.of(row),
                        List.of(
                                new PlacedPoison(
                                        1, new Poison(OptionalLong.of(2), "no model", "{}"))),
                        List.of(
                                new Placement.KeptGap(
                                        UUID.randomUUID(),
                                        new Gap(
                                                OptionalLong.of(1),
                                                OptionalLong.of(0),
                                                OptionalLong.of(0),
                                                OptionalLong.of(1),
                                                "lost"))),
                        List.of(
                                new EpochMark(
                                        1,
                                        1,
                                        Dialect.RING,
                                        NOON,
                                        Optional.of(NOON),
                                        1,
                                        Optional.of(Fingerprint.of(row())))));

        var first = inLoop(() -> store.write(List.of(placement)));
        var again = inLoop(() -> store.write(List.of(placement)));

        assertThat(first.rows()).hasSize(1);
        assertThat(again.rows()).isEmpty();
        assertThat(inLoop(() -> store.find(RowPage.newest(BOX, 10)))).containsExactly(row);
        assertThat(inLoop(() -> store.recover(BOX)).current().orElseThrow().settled()).isEqualTo(1);

        for (var history : histories) {
            inLoop(() -> {
                history.purge(BOX);
                return true;
            });
        }
        assertThat(inLoop(() -> store.find(RowPage.newest(BOX, 10)))).isEmpty();
    }

    @Test
    void activity_follows_the_hosts_and_tells_of_itself() {
        assertThat(observers.stream().map(observer -> observer.getClass().getSimpleName()))
                .anyMatch(name -> name.startsWith("ActivityIntake"));
        assertThat(parts.stream().map(AboutPart::name)).contains("activity");
    }

    private <T> T inLoop(Callable<T> work) throws Exception {
        var answer = new CompletableFuture<T>();
        loops.start(
                "wiring",
                () -> {
                    try {
                        answer.complete(work.call());
                    } catch (Exception e) {
                        answer.completeExceptionally(e);
                    }
                });
        return answer.get(20, TimeUnit.SECONDS);
    }

    private static SwapRow row() {
        return new SwapRow(
                1,
                NOON,
                "gemma",
                Optional.empty(),
                OptionalInt.of(200),
                Optional.empty(),
                OptionalLong.of(1),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalDouble.of(0.1),
                OptionalDouble.empty(),
                OptionalLong.of(5),
                false,
                Optional.empty(),
                Map.of("selector", "fast"));
    }
}
