package boocontrol.leases.boundary;

/// The part `leases` of `/api/control/about`. Counters are since the start, for this server.
///
/// @param held leases this server holds itself, now
/// @param granted claims granted, its own and those over HTTP
/// @param refused claims refused because somebody was in the way
/// @param renewalsTooLate renewals of leases that were over
/// @param preemptions asks to stop
/// @param unavailable questions the database did not answer within three seconds
/// @param lost leases of its own lost while in use
/// @param ttlMs for so long a lease lives without being renewed
public record LeasesFigures(
        int held,
        long granted,
        long refused,
        long renewed,
        long renewalsTooLate,
        long preemptions,
        long unavailable,
        long lost,
        long ttlMs) {}
