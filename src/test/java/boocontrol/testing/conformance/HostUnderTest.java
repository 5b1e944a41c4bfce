package boocontrol.testing.conformance;

/// Something that says it is a host of a release.
public interface HostUnderTest {

    Release release();

    /// What it answered; asked once.
    Evidence evidence();
}
