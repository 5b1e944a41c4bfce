package boocontrol.hosts.control;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The file of providers on the disk.
record ProviderFile(Path path) {

    private static final int LARGEST = 1 << 20;
    private static final String MARK = "\uFEFF";

    /// What is there.
    sealed interface Content {

        record Text(String text) implements Content {}

        record Unreadable(String reason) implements Content {}
    }

    /// All of it, or why not. Never waits for a writer, as a pipe would make us.
    Content read() {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            return new Content.Unreadable("it is no plain file");
        }
        try (var in = Files.newInputStream(path)) {
            var bytes = in.readNBytes(LARGEST + 1);
            return bytes.length > LARGEST
                    ? new Content.Unreadable("it is larger than 1 MiB")
                    : text(bytes);
        } catch (NoSuchFileException _) {
            return new Content.Unreadable("it is not there");
        } catch (IOException _) {
            return new Content.Unreadable("it cannot be read");
        }
    }

    private static Content text(byte[] bytes) {
        try {
            var text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return new Content.Text(text.startsWith(MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException _) {
            return new Content.Unreadable("it is not in UTF-8");
        }
    }
}
