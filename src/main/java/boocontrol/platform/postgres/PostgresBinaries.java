package boocontrol.platform.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Set;
import java.util.jar.JarFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The real PostgreSQL programs, unpacked once from the jar that carries them (zonky's binaries).
final class PostgresBinaries {

    private static final String ARCHIVE = archive(System.getProperty("os.arch"));

    private static final Set<PosixFilePermission> EXECUTABLE =
            PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> PLAIN =
            PosixFilePermissions.fromString("rw-r--r--");

    private PostgresBinaries() {}

    /// The folder with `bin/` in it, below `parent`; unpacked beside and moved, so that a start
    /// that was killed in between leaves nothing half.
    static Path unpack(Path jars, Path parent) {
        try {
            var home = parent.resolve("postgresql-" + version(jars));
            if (!Files.isDirectory(home)) {
                var fresh = parent.resolve(home.getFileName() + ".new");
                delete(fresh);
                Files.createDirectory(fresh);
                Files.setPosixFilePermissions(fresh, EXECUTABLE);
                extract(jars, fresh);
                Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
            }
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack PostgreSQL: " + e.getMessage(), e);
        }
    }

    /// Where the jars lie that Maven put on a class path (tests), else empty.
    static Path jarsOnClassPath() {
        var resource = PostgresBinaries.class.getClassLoader().getResource(ARCHIVE);
        if (resource == null) {
            throw new IllegalStateException(
                    "no PostgreSQL binaries for this processor on the class path");
        }
        var file = resource.getPath().replaceFirst("^file:", "").replaceFirst("!.*$", "");
        return Path.of(file);
    }

    private static String archive(String architecture) {
        return architecture.equals("aarch64")
                ? "postgres-linux-arm_64.txz"
                : "postgres-linux-x86_64.txz";
    }

    private static String version(Path jars) throws IOException {
        return jar(jars).getFileName().toString().replaceFirst(".*-(\\d[\\d.]*)\\.jar$", "$1");
    }

    private static Path jar(Path jars) throws IOException {
        if (Files.isRegularFile(jars)) {
            return jars;
        }
        var word = ARCHIVE.contains("arm") ? "arm64v8" : "amd64";
        try (var files = Files.list(jars)) {
            return files.filter(file -> file.getFileName().toString().contains(word))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no " + word + " binaries in " + jars));
        }
    }

    private static void extract(Path jars, Path target) throws IOException {
        try (var jar = new JarFile(jar(jars).toFile());
                var archive = jar.getInputStream(jar.getEntry(ARCHIVE));
                var tar =
                        new TarArchiveInputStream(
                                new XZInputStream(new BufferedInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                extract(tar, entry, target);
            }
        }
    }

    private static void extract(InputStream tar, TarArchiveEntry entry, Path target)
            throws IOException {
        var path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("archive entry outside its folder");
        }
        if (entry.isDirectory()) {
            folder(path, target);
        } else if (entry.isSymbolicLink()) {
            folder(path.resolveSibling(""), target);
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            folder(path.resolveSibling(""), target);
            Files.copy(tar, path, StandardCopyOption.REPLACE_EXISTING);
            Files.setPosixFilePermissions(path, (entry.getMode() & 0100) != 0 ? EXECUTABLE : PLAIN);
        }
    }

    /// A folder that PostgreSQL's account can enter whatever our umask is.
    private static void folder(Path folder, Path top) throws IOException {
        if (Files.isDirectory(folder) || !folder.startsWith(top)) {
            return;
        }
        folder(folder.resolveSibling(""), top);
        Files.createDirectory(folder);
        Files.setPosixFilePermissions(folder, EXECUTABLE);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
