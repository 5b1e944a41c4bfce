package boocontrol.contract;

import boocontrol.Api;
import boocontrol.platform.about.AboutPart;
import boocontrol.platform.problems.Problem;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.jandex.Index;
import org.jboss.jandex.Indexer;

/// The compiled classes of the application, without the simulator's, in a fixed order.
record ApplicationClasses(List<Path> files, List<Class<?>> all) {

    static ApplicationClasses read() {
        var root = root();
        var files = files(root);
        var classes = files.stream().map(file -> root.relativize(file)).map(Path::toString);
        return new ApplicationClasses(
                files,
                classes.filter(name -> !name.endsWith("package-info.class"))
                        .<Class<?>>map(ApplicationClasses::load)
                        .toList());
    }

    /// Interfaces whose cases are told apart by a word on the wire.
    List<Class<?>> sealed() {
        return all.stream()
                .filter(type -> type.isAnnotationPresent(JsonbTypeInfo.class))
                .<Class<?>>map(type -> type)
                .toList();
    }

    static List<JsonbSubtype> cases(Class<?> sealed) {
        return List.of(sealed.getAnnotation(JsonbTypeInfo.class).value());
    }

    /// The record of every capability's figures, by the capability's word.
    SortedMap<String, Class<?>> parts() {
        var parts = new TreeMap<String, Class<?>>();
        all.stream()
                .filter(AboutPart.class::isAssignableFrom)
                .filter(type -> !Modifier.isAbstract(type.getModifiers()))
                .forEach(type -> parts.put(type.getPackageName().split("\\.")[1], figures(type)));
        return parts;
    }

    /// What is written as JSON without being the declared answer of a resource.
    List<Class<?>> unnamed() {
        var cases = sealed().stream().flatMap(type -> cases(type).stream()).map(JsonbSubtype::type);
        return Stream.of(
                        Stream.<Class<?>>of(Problem.class),
                        parts().values().stream(),
                        sealed().stream(),
                        cases)
                .<Class<?>>flatMap(types -> types)
                .distinct()
                .toList();
    }

    /// @param more a class file besides
    Index index(byte[] more) {
        var indexer = new Indexer();
        try {
            indexer.index(new ByteArrayInputStream(more));
            for (var file : files) {
                try (var in = Files.newInputStream(file)) {
                    indexer.index(in);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return indexer.complete();
    }

    private static Class<?> figures(Class<?> part) {
        return Arrays.stream(part.getDeclaredMethods())
                .filter(method -> method.getName().equals("figures") && !method.isBridge())
                .<Class<?>>map(Method::getReturnType)
                .filter(type -> type != Record.class)
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError(
                                part.getName() + ".figures() must say which record it returns"));
    }

    private static Class<?> load(String file) {
        var name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
        try {
            return Class.forName(name, false, ApplicationClasses.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Path> files(Path root) {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !file.startsWith(root.resolve("boocontrol/simulator")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        try {
            return Path.of(Api.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
