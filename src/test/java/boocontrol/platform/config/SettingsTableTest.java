package boocontrol.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The table of `docs/operations.md` has a row for every key the program reads, with the default
/// that it has, and no other row. That keys are read by [Setting] alone holds `ArchitectureTest`.
class SettingsTableTest {

    private static final String BY_THE_LAUNCHER = "set by the launcher";

    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\|([^|]*)\\|.*");
    private static final Pattern VARIABLE =
            Pattern.compile("<variable name=\"([^\"]+)\" defaultValue=\"([^\"]*)\"/>");

    private static final JavaClasses PROGRAM =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("boocontrol");

    private final Map<String, String> rows = rows();

    @Test
    void every_key_has_a_row_and_every_row_a_key() {
        assertThat(rows.keySet())
                .containsExactlyInAnyOrderElementsOf(settings().map(Setting::key).toList());
    }

    @Test
    void a_row_has_the_default_of_the_program() {
        assertThat(settings())
                .allSatisfy(setting ->
                        assertThat(rows.get(setting.key()))
                                .as(setting.key())
                                .isIn(setting.fallback(), BY_THE_LAUNCHER));
    }

    @Test
    void the_server_has_the_same_keys_and_defaults() {
        for (var file : List.of("server.xml", "platform.xml")) {
            var variables = VARIABLE.matcher(text("src/main/liberty/config/" + file));
            while (variables.find()) {
                assertThat(rows.get(variables.group(1)))
                        .as(variables.group(1))
                        .isIn(variables.group(2), BY_THE_LAUNCHER);
            }
        }
    }

    @Test
    void what_the_launcher_sets_it_sets() {
        var launcher =
                text("boocontrol") + text("src/main/java/boocontrol/platform/launch/Prepare.java");

        rows.forEach((key, fallback) -> {
            if (fallback.equals(BY_THE_LAUNCHER)) {
                assertThat(launcher).contains(variable(key));
            }
        });
    }

    @Test
    void the_help_of_the_launcher_names_variables_of_the_table() {
        var help = text("boocontrol").split("\nenvironment\n", 2)[1].split("\nTEXT\n", 2)[0];
        var names = help.lines().map(line -> line.strip().split(" ", 2)[0]).toList();

        assertThat(names).contains("DATABASE_URL", "JAVA_HOME");
        assertThat(rows.keySet().stream().map(SettingsTableTest::variable))
                .containsAll(names.stream().filter(name -> !name.equals("JAVA_HOME")).toList());
    }

    @Test
    void settings_are_constants_or_this_test_would_not_see_them() {
        var made =
                PROGRAM.stream()
                        .filter(type -> !type.isEquivalentTo(Setting.class))
                        .flatMap(type -> type.getAccessesFromSelf().stream())
                        .filter(SettingsTableTest::makesOne)
                        .toList();

        assertThat(made)
                .hasSize((int) settings().count())
                .allMatch(access -> access.getOrigin().getName().equals("<clinit>"));
    }

    private static Stream<Setting<?>> settings() {
        return PROGRAM.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .filter(field -> field.getRawType().isEquivalentTo(Setting.class))
                .map(SettingsTableTest::value);
    }

    private static Setting<?> value(JavaField field) {
        try {
            var constant = field.reflect();
            constant.setAccessible(true);
            return (Setting<?>) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean makesOne(JavaAccess<?> access) {
        return access.getTargetOwner().isEquivalentTo(Setting.class)
                && List.of("<init>", "of", "optional", "duration", "list")
                        .contains(access.getName());
    }

    private static Map<String, String> rows() {
        var rows = new TreeMap<String, String>();
        text("docs/operations.md")
                .split("\n## Settings\n", 2)[1]
                .split("\n## ", 2)[0]
                .lines()
                .map(ROW::matcher)
                .filter(row -> row.matches())
                .forEach(row ->
                        assertThat(rows.put(row.group(1), row.group(2).replace("`", "").strip()))
                                .as("%s has one row", row.group(1))
                                .isNull());
        return rows;
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }
}
