package boocontrol.llamaswap.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// What a probe found out about a host (seam).
///
/// @param version as the host writes it (`v250`, `190`, `local_ab12`), empty if it does not tell
/// @param number the release number in it, when there is one
/// @param processStart `captured_at` of `/api/hardware` (v247 on): constant for one life of the
///   process
/// @param clockSkew host's clock minus ours, from the Date header, whole seconds
public record HostFacts(
        Dialect dialect,
        String version,
        OptionalInt number,
        String commit,
        Optional<Instant> processStart,
        Optional<Duration> clockSkew) {

    public HostFacts withClockSkew(Duration skew) {
        return new HostFacts(dialect, version, number, commit, processStart, Optional.of(skew));
    }
}
