/// The right to disturb a host: who may, for what, until when, with a number that makes late writes
/// harmless.
///
/// Operations: `HostLeases.acquireHostAccess`, `preempt`; `HostLease.checkpoint`, `onLost`,
/// `close`; `GuardStore.holds` for who writes under a lease. `/api/control/leases` for programs
/// outside: POST claims, PUT renews or asks to stop, DELETE gives back, GET lists (docs/leases.md).
///
/// Grants
/// - R1.1 Fences of a host strictly grow; one grant has one fence. The time is their floor, so that
///   they grow past a restored backup as well.
/// - R1.2 At no moment of the database are an exclusive and any other lease of a host live.
/// - R1.3 A vanished holder blocks a host for its TTL, and 5 s more if it was exclusive.
/// - R1.4 Nothing revives a lease that expired or ended. None is held longer than `max-hold`.
/// - R1.5 A refusal says who, for what and until when. A claim is answered within 3 s.
///
/// Holding
/// - R2.1 A holder acts until four fifths of the TTL after it *sent* its last granted or renewed
///   request, by a clock that never steps; then `checkpoint` says lost, whatever the database does.
/// - R2.2 `onLost` is called once, when the lease is lost and not when it is given back.
/// - R2.3 The program's end gives back every lease.
///
/// Asking
/// - R3.1 Who is refused may ask the holders to stop. They hear of it when they renew and have 10 s
///   from then; after that the asker's claim takes the lease.
/// - R3.2 A host that was asked for is kept for the asker for two TTLs; asking again changes
///   nothing.
///
/// Writing
/// - R4.1 A guarded write is accepted only while its lease is live, and no write of an exclusive
///   fence is committed after one of a later fence.
///
/// Not promised: that two holders never touch a GPU at once. A host cannot check fences; what a
/// paused holder sent before still runs. Hence the rest of 5 s, and flagged samples in benches.
///
/// Decided
/// - Every decision is a pure function of what was read under a lock and of the database's clock
///   read after it (`HostBook`, `Lease`), so the same code runs in the model test and in
///   production.
/// - Plain JDBC on eight connections of its own (`jdbc/boo-leases`): a slow query of history must
///   cost nobody a lease, and a transaction of JPA would tell the time of its begin.
/// - Renewals do not take the host's lock: nobody's heartbeat waits for somebody's claim.
/// - An asker waits until the holder was told, not for a fixed time: rejected, since a holder that
///   could not hear would lose its lease while it acts.
/// - Rejected: PostgreSQL's advisory locks (gone with the connection, no fence), a lease service of
///   its own (one more thing that fails).
///
/// Out of scope: who may preempt whom (the caller's policy), checking `X-Boo-Lease` (gateway,
/// actions), which replica owns a connector.
package boocontrol.leases;
