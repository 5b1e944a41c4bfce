package boocontrol.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import boocontrol.hosts.control.HostsSettings;
import boocontrol.platform.launch.Prepare;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

@AnalyzeClasses(packages = "boocontrol", importOptions = ImportOption.DoNotIncludeTests.class)
public class ArchitectureTest {

    /// Who may use whom, besides platform, which all but the simulator may. A changed row is an
    /// architecture decision: docs/adr.
    static final Map<String, Set<String>> MAY_USE =
            table(
                    """
                    platform   :
                    simulator  :
                    hosts      :
                    leases     : hosts
                    sandbox    :
                    llamaswap  : hosts
                    jobs       : hosts
                    inference  : hosts llamaswap
                    fleet      : hosts llamaswap leases
                    activity   : hosts llamaswap fleet
                    perf       : hosts llamaswap fleet
                    logs       : hosts llamaswap fleet
                    captures   : hosts llamaswap fleet activity inference
                    retention  : activity perf captures fleet jobs
                    doctor     : hosts llamaswap fleet activity perf captures
                    alerts     : hosts fleet activity perf jobs
                    actions    : hosts llamaswap fleet leases jobs perf inference
                    playground : hosts inference fleet leases jobs
                    arena      : hosts inference fleet leases jobs
                    remote     : hosts llamaswap fleet leases jobs
                    bench      : hosts inference llamaswap fleet activity perf leases jobs
                    evals      : hosts inference fleet leases jobs sandbox arena
                    scores     : hosts fleet activity perf bench evals
                    gateway    : hosts inference llamaswap fleet activity perf leases scores
                    reports    : hosts fleet activity perf bench evals scores gateway jobs
                    live       : hosts fleet activity perf logs jobs leases actions alerts gateway
                    """);

    @ArchTest
    static final ArchRule a_capability_uses_only_what_the_table_allows =
            classes().should(followTheTable());

    @ArchTest
    static final ArchRule capabilities_form_no_cycle =
            slices().matching("boocontrol.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule entities_are_pure =
            classes()
                    .that(not(outermost(simpleNameEndingWith("Entity"))))
                    .and()
                    .resideInAPackage("..entity..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "..entity..",
                            "java.lang..",
                            "java.math",
                            "java.net",
                            "java.time..",
                            "java.util",
                            "java.util.function",
                            "java.util.random",
                            "java.util.regex",
                            "java.util.stream",
                            "org.jspecify..");

    @ArchTest
    static final ArchRule stored_entities_know_nothing_but_persistence =
            classes()
                    .that(outermost(simpleNameEndingWith("Entity")))
                    .and()
                    .resideInAPackage("..entity..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "..entity..",
                            "jakarta.persistence..",
                            "java.lang..",
                            "java.math",
                            "java.net",
                            "java.time..",
                            "java.util..",
                            "org.jspecify..")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule stored_entities_are_touched_by_stores_only =
            noClasses()
                    .that(not(outermost(simpleNameEndingWith("Store"))))
                    .and(not(outermost(simpleNameEndingWith("Entity"))))
                    .should()
                    .dependOnClassesThat(
                            simpleNameEndingWith("Entity")
                                    .and(resideInAPackage("boocontrol..entity..")))
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule control_does_not_know_its_boundary =
            noClasses()
                    .that()
                    .resideInAPackage("..control..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..boundary..");

    @ArchTest
    static final ArchRule protocols_end_at_the_boundary =
            noClasses()
                    .that(not(outermost(simpleNameEndingWith("Client"))))
                    .and()
                    .resideOutsideOfPackages("..boundary..", "boocontrol.platform..", "boocontrol")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "jakarta.ws.rs..", "jakarta.websocket..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule sql_lives_in_stores =
            noClasses()
                    .that(not(outermost(simpleNameEndingWith("Store"))))
                    .and(not(outermost(simpleNameEndingWith("Entity"))))
                    .and()
                    .resideOutsideOfPackage("boocontrol.platform..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "java.sql",
                            "javax.sql",
                            "jakarta.persistence..",
                            "boocontrol.platform.sql");

    @ArchTest
    static final ArchRule http_goes_out_through_clients =
            noClasses()
                    .that(not(outermost(simpleNameEndingWith("Client"))))
                    .and()
                    .resideOutsideOfPackage("boocontrol.platform..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("java.net.http");

    @ArchTest
    static final ArchRule time_is_injected =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("boocontrol.platform.time", "boocontrol.simulator..")
                    .should()
                    .accessTargetWhere(readsTheWallClock());

    @ArchTest
    static final ArchRule threads_start_in_loops =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("boocontrol.platform.loops", "boocontrol.simulator..")
                    .should()
                    .accessTargetWhere(startsAThread());

    @ArchTest
    static final ArchRule metrics_are_written_in_one_place =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("boocontrol.platform.metrics")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.prometheus..");

    @ArchTest
    static final ArchRule configuration_is_read_by_settings =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("boocontrol.platform.config")
                    .should()
                    .accessTargetWhere(readsAKey())
                    .orShould()
                    .dependOnClassesThat(
                            simpleNameStartingWith("ConfigPro")
                                    .and(resideInAPackage("org.eclipse.microprofile.config..")));

    /// The launcher has no configuration yet, and keys of hosts may be in any variable.
    @ArchTest
    static final ArchRule the_environment_is_read_in_two_places =
            noClasses()
                    .that(not(equivalentTo(Prepare.class).or(equivalentTo(HostsSettings.class))))
                    .should()
                    .callMethodWhere(
                            describe(
                                    "reads the environment",
                                    call ->
                                            call.getTargetOwner().isEquivalentTo(System.class)
                                                    && call.getName().equals("getenv")));

    @ArchTest
    static final ArchRule no_mutable_statics = fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule names_say_what_a_class_does =
            noClasses()
                    .should()
                    .haveSimpleNameEndingWith("Impl")
                    .orShould()
                    .haveSimpleNameEndingWith("Manager")
                    .orShould()
                    .haveSimpleNameEndingWith("Service")
                    .orShould()
                    .haveSimpleNameEndingWith("Helper")
                    .orShould()
                    .haveSimpleNameEndingWith("Util")
                    .orShould()
                    .haveSimpleNameEndingWith("Utils");

    @ArchTest
    static final ArchRule system_logger_only =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "boocontrol.simulator..", "boocontrol.platform.launch..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.util.logging", "org.slf4j..", "org.apache.logging..")
                    .orShould()
                    .accessField(System.class, "out")
                    .orShould()
                    .accessField(System.class, "err");

    private static ArchCondition<JavaClass> followTheTable() {
        return new ArchCondition<>("use only capabilities its row allows") {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                var from = capability(origin);
                if (!MAY_USE.containsKey(from)) {
                    events.add(
                            SimpleConditionEvent.violated(
                                    origin, from + " has no row in MAY_USE: " + origin.getName()));
                    return;
                }
                origin.getDirectDependenciesFromSelf().stream()
                        .filter(d -> d.getTargetClass().getPackageName().startsWith("boocontrol."))
                        .filter(d -> !allowed(from, d))
                        .forEach(d ->
                                events.add(SimpleConditionEvent.violated(d, d.getDescription())));
            }
        };
    }

    private static Map<String, Set<String>> table(String rows) {
        return rows.lines()
                .map(row -> row.split(":", 2))
                .collect(Collectors.toMap(row -> row[0].strip(), row -> words(row[1])));
    }

    private static Set<String> words(String cell) {
        return cell.isBlank() ? Set.of() : Set.of(cell.strip().split(" "));
    }

    private static boolean allowed(String from, Dependency dependency) {
        var to = capability(dependency.getTargetClass());
        var target = dependency.getTargetClass();
        // The live socket sends the same records as the REST answers: docs/adr/0001.
        var sameWire = from.equals("live") && target.isRecord();
        var boundary = target.getPackageName().contains(".boundary") && !sameWire;
        return to.equals(from)
                || (to.equals("platform") && !from.equals("simulator"))
                || (MAY_USE.getOrDefault(from, Set.of()).contains(to) && !boundary);
    }

    private static String capability(JavaClass type) {
        var below = type.getPackageName().substring("boocontrol".length());
        return below.isEmpty() ? "platform" : below.substring(1).replaceFirst("\\..*", "");
    }

    private static DescribedPredicate<JavaAccess<?>> readsTheWallClock() {
        return describe(
                "reads the wall clock",
                access ->
                        switch (access.getTarget()) {
                            case CodeUnitAccessTarget target
                                    when target.getOwner().getPackageName().equals("java.time") ->
                                    target.getName().equals("now")
                                            && target.getRawParameterTypes().isEmpty();
                            case CodeUnitAccessTarget target
                                    when target.getOwner().isEquivalentTo(System.class) ->
                                    Set.of("currentTimeMillis", "nanoTime")
                                            .contains(target.getName());
                            default -> false;
                        });
    }

    private static DescribedPredicate<JavaAccess<?>> readsAKey() {
        return describe(
                "reads a key of the configuration",
                access ->
                        access.getTargetOwner().isAssignableTo(Config.class)
                                || (access.getTargetOwner().getPackageName().equals("java.lang")
                                        && Set.of("getBoolean", "getInteger", "getLong")
                                                .contains(access.getName())));
    }

    private static DescribedPredicate<JavaAccess<?>> startsAThread() {
        return describe(
                "starts a thread",
                access ->
                        switch (access.getTarget()) {
                            case CodeUnitAccessTarget target
                                    when target.getOwner().isEquivalentTo(Thread.class) ->
                                    Set.of(
                                                    "<init>",
                                                    "ofVirtual",
                                                    "ofPlatform",
                                                    "startVirtualThread")
                                            .contains(target.getName());
                            case CodeUnitAccessTarget target ->
                                    target.getOwner().isEquivalentTo(Executors.class);
                            default -> false;
                        });
    }

    private static <T> DescribedPredicate<T> not(DescribedPredicate<T> predicate) {
        return DescribedPredicate.not(predicate);
    }

    private static DescribedPredicate<JavaClass> outermost(
            DescribedPredicate<JavaClass> predicate) {
        return describe(
                "outermost " + predicate.getDescription(),
                type -> {
                    var outer = type;
                    while (outer.getEnclosingClass().isPresent()) {
                        outer = outer.getEnclosingClass().get();
                    }
                    return predicate.test(outer);
                });
    }
}
