package boocontrol.hosts.control;

import boocontrol.hosts.entity.ApiKey;
import boocontrol.hosts.entity.ProviderId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// The keys that were pasted: one file of mode 0600 each, in a folder of mode 0700, named by the
/// provider. A file is there whole or not at all, whenever the power goes.
final class PastedKeys {

    private static final Logger LOGGER = System.getLogger(PastedKeys.class.getName());

    /// No provider id starts with a dot.
    private static final String NEW = ".new-";

    private final Path folder;

    PastedKeys(Path folder) {
        this.folder = folder;
    }

    /// A key on the disk that nobody can find yet.
    final class Staged {

        private final ProviderId id;
        private final Path file;

        private Staged(ProviderId id, Path file) {
            this.id = id;
            this.file = file;
        }

        /// From now on it is the provider's key.
        void keep() {
            try {
                Files.move(
                        file,
                        place(id),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot keep the pasted key of " + id, e);
            }
        }

        /// As if it had never been pasted.
        void forget() {
            delete(file);
        }
    }

    Staged stage(ProviderId id, ApiKey key) {
        try {
            makeFolder();
            var file = folder.resolve(NEW + id.value());
            Files.deleteIfExists(file);
            try (var channel =
                    FileChannel.open(
                            file,
                            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")))) {
                write(channel, StandardCharsets.US_ASCII.encode(key.value()));
            }
            return new Staged(id, file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write below " + folder, e);
        }
    }

    Path place(ProviderId id) {
        return folder.resolve(id.value());
    }

    void drop(ProviderId id) {
        delete(place(id));
    }

    /// Removes what an interrupted change left behind.
    ///
    /// @param owners providers whose key was pasted
    void dropAllBut(Set<ProviderId> owners) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.list(folder)) {
            files.filter(file -> owners.stream().noneMatch(id -> place(id).equals(file)))
                    .forEach(PastedKeys::delete);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "cannot look into {0}: {1}", folder, e.getMessage());
        }
    }

    private void makeFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            Files.createDirectory(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        }
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "cannot delete {0}: {1}", file, e.getMessage());
        }
    }

    /// Where the keys of a data folder are.
    static Optional<PastedKeys> below(Optional<Path> dataDir) {
        return dataDir.map(dir -> new PastedKeys(dir.resolve("keys")));
    }
}
