package boocontrol.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "boocontrol", importOptions = ImportOption.OnlyIncludeTests.class)
class SystemTestsTest {

    @ArchTest
    static final ArchRule system_tests_see_only_the_outside =
            noClasses()
                    .that()
                    .resideInAPackage("boocontrol.system..")
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("boocontrol..")
                                    .and(
                                            resideOutsideOfPackages(
                                                    "boocontrol.system..",
                                                    "boocontrol.testing..",
                                                    "boocontrol.simulator..")))
                    .allowEmptyShould(true);
}
