package boocontrol.hosts.entity;

import java.util.Optional;

/// Which key somebody wants to be used.
///
/// @param pasted the key itself, exactly when `source` says that it was pasted
public record KeyWish(KeySource source, Optional<ApiKey> pasted) {

    public static final KeyWish NONE = new KeyWish(new KeySource.None(), Optional.empty());
}
