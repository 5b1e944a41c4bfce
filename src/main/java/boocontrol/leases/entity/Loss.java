package boocontrol.leases.entity;

import java.util.Optional;

/// Why a holder has its lease no longer.
public enum Loss {
    /// It was not renewed in time; the holder stops before the database ends it.
    UNRENEWED,
    /// Its time passed.
    EXPIRED,
    /// Somebody asked, and the time to stop is over.
    PREEMPTED,
    /// An operator took it.
    REVOKED,
    /// The holder gave it back.
    CLOSED,
    /// The database does not know it: restored from a backup, or purged.
    UNKNOWN;

    static Loss of(Optional<Ending.Reason> reason) {
        return reason.map(end ->
                        switch (end) {
                            case RELEASED -> CLOSED;
                            case EXPIRED -> EXPIRED;
                            case PREEMPTED -> PREEMPTED;
                            case REVOKED -> REVOKED;
                        })
                .orElse(UNKNOWN);
    }
}
