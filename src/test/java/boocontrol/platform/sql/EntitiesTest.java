package boocontrol.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;

import boocontrol.testing.TestDatabase;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The entities are what the migrated tables are.
class EntitiesTest {

    /// By ADR 3.
    private static final Set<String> WITHOUT_ENTITY =
            Set.of(
                    "control_schema",
                    "control_host_fences",
                    "control_host_leases",
                    "control_perf_rollup");

    private static final List<JavaClass> ENTITIES =
            new ClassFileImporter()
                            .withImportOption(new ImportOption.DoNotIncludeTests())
                            .importPackages("boocontrol")
                            .stream()
                            .filter(type -> type.isAnnotatedWith(Entity.class))
                            .toList();

    @Test
    void every_control_table_has_an_entity_but_those_of_the_decision() {
        try (var database = TestDatabase.create()) {
            var tables =
                    names(
                            database,
                            "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p')"
                                    + " AND NOT relispartition AND relname LIKE 'control\\_%'");

            assertThat(
                            Stream.concat(
                                    ENTITIES.stream().map(EntitiesTest::table),
                                    WITHOUT_ENTITY.stream()))
                    .containsExactlyInAnyOrderElementsOf(tables);
        }
    }

    @Test
    void every_attribute_is_a_column() {
        try (var database = TestDatabase.create()) {
            for (var entity : ENTITIES) {
                var columns =
                        names(
                                database,
                                "SELECT column_name FROM information_schema.columns"
                                        + " WHERE table_name = '"
                                        + table(entity)
                                        + "'");

                assertThat(columns(entity)).as(entity.getName()).isSubsetOf(columns);
            }
        }
    }

    private static List<String> names(TestDatabase database, String sql) {
        return database.inTransaction(entities ->
                ((List<?>) entities.createNativeQuery(sql).getResultList())
                        .stream().map(String::valueOf).toList());
    }

    private static String table(JavaClass entity) {
        return entity.getAnnotationOfType(Table.class).name();
    }

    private static Set<String> columns(JavaClass entity) {
        return entity.getFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .map(EntitiesTest::column)
                .collect(Collectors.toSet());
    }

    private static String column(JavaField field) {
        return field.tryGetAnnotationOfType(Column.class)
                .map(Column::name)
                .filter(name -> !name.isEmpty())
                .orElse(field.getName());
    }
}
