package boocontrol.platform.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A data folder held by this process alone. The operating system gives it back when the process
/// ends, however it ends.
public final class DataFolder implements AutoCloseable {

    private final FileChannel channel;

    private DataFolder(FileChannel channel) {
        this.channel = channel;
    }

    /// @throws IllegalStateException when another BooControl works in the folder; names its pid
    public static DataFolder hold(Path folder) {
        try {
            Files.createDirectories(folder);
            var file = folder.resolve("boocontrol.lock");
            var channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            if (!locked(channel)) {
                var holder = Files.readString(file).strip();
                channel.close();
                throw new IllegalStateException(
                        "the data folder %s is in use by another BooControl (pid %s)"
                                .formatted(folder, holder));
            }
            channel.truncate(0);
            channel.write(
                    StandardCharsets.UTF_8.encode(String.valueOf(ProcessHandle.current().pid())));
            return new DataFolder(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the data folder " + folder, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot give back the data folder", e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }
}
