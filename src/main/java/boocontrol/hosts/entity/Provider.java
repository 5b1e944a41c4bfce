package boocontrol.hosts.entity;

import java.net.URI;
import java.util.List;

/// One upstream we know, as registered (seam: read by fleet, activity, live).
///
/// @param origin who owns the entry; entries of the file are read-only elsewhere
/// @param baseUrl scheme, host, port, optional path; never ends with a slash
/// @param operatingSystem free text for people, may be empty
/// @param gpus free texts for people such as `RTX 5090 32GB`
/// @param favourites model ids to show first
/// @param hidden model ids not to show; hiding deletes nothing
/// @param revision grows with every change; the ETag
public record Provider(
        ProviderId id,
        String name,
        ProviderKind kind,
        URI baseUrl,
        KeySource key,
        boolean enabled,
        Origin origin,
        String operatingSystem,
        List<String> gpus,
        List<String> favourites,
        List<String> hidden,
        long revision) {

    /// Who may change the entry.
    public enum Origin {
        FILE,
        COCKPIT
    }

    public Provider {
        gpus = List.copyOf(gpus);
        favourites = List.copyOf(favourites);
        hidden = List.copyOf(hidden);
    }

    /// The same with another revision.
    public Provider withRevision(long other) {
        return with(enabled, other);
    }

    /// The same, known but not read.
    public Provider disabled() {
        return with(false, revision);
    }

    /// Whether there is a stream to read: an enabled llama-swap host.
    public boolean readable() {
        return enabled && kind == ProviderKind.LLAMA_SWAP;
    }

    private Provider with(boolean whether, long other) {
        return new Provider(
                id,
                name,
                kind,
                baseUrl,
                key,
                whether,
                origin,
                operatingSystem,
                gpus,
                favourites,
                hidden,
                other);
    }
}
