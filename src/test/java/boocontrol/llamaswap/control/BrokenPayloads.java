package boocontrol.llamaswap.control;

import boocontrol.testing.RecordedHostFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// The cases of `llamaswap/broken`, as arguments of tests.
final class BrokenPayloads {

    private BrokenPayloads() {}

    /// @param columns how many a line has, separated by ` | `
    static Stream<Arguments> cases(String file, int columns) {
        try {
            return Files.readAllLines(RecordedHostFiles.folder("/llamaswap/broken").resolve(file))
                    .stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> Arrays.<Object>copyOf(line.split(" \\| ", columns), columns))
                    .map(Arguments::of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
