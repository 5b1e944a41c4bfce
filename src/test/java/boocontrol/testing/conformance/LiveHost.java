package boocontrol.testing.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/// Whatever answers at an address and says it is of a release.
///
/// @param models that it has
public record LiveHost(URI url, Release release, Models models) implements HostUnderTest {

    /// Holds the recorder's conversation with it: takes some seconds, uses and unloads its models.
    @Override
    public Evidence evidence() {
        try {
            return new Conversation(url, release, models).hold();
        } catch (IOException e) {
            throw new UncheckedIOException("while talking to " + url, e);
        }
    }
}
