/// The live socket of the cockpit: every reader knows what the server knows, or that it does not.
///
/// Operations: `/api/control/ws` ([boocontrol.live.boundary.Frame] out,
/// [boocontrol.live.boundary.ClientFrame] in), the part `live` of `/api/control/about`.
///
/// Numbers
/// - R1.1 `seq` counts within (life, host, type); a frame carries `prev` and `seq` and continues
///   whoever knows at least `prev`. A restart of us or of a slot is another life.
/// - R1.2 State is absolute and conflated once for all: out at once when the channel was idle, then
///   at most four times a second, keeping the first `prev`. Activity goes out ten times a second.
/// - R1.3 A beat every 5 s names how far everybody was told, so that loss at the end is noticed
///   too.
///
/// Joining
/// - R2.1 The first word is `join` with what is known; it is answered with what is missing and a
///   beat. Between a snapshot and what follows it nothing is lost and nothing doubled unnoticed.
/// - R2.2 `resync` is answered from the ring of the host (500 entries) or with the newest 50; what
///   the ring has lost is a mark with its numbers. A reader may ask 1,000 times at once and 100
///   times a second; what is more is not answered.
/// - R2.3 A host that left is told as `removed`, also to who returns later.
/// - R2.4 After our restart the ring holds the newest rows of the database again.
/// - R2.5 A purge gives the host's activity another life, empty, told at once.
/// - R2.6 A row that was told as not stored is told again, by the same id, once it is.
///
/// Readers that cannot keep up
/// - R3.1 A session's queue has 256 frames and 1 MiB. When it is full, what waits becomes a debt
///   per channel: newest state, and the ring or a mark.
/// - R3.2 One send over 5 s, 10 s behind, or three floods in a minute: closed with 4008. No first
///   word in 10 s: 4001. It delays nobody else, and its thread and connection are gone within 15 s.
/// - R3.3 At most 500 sessions; the next is closed with 1013.
///
/// Words from readers
/// - R4.1 No JSON object and nothing binary: closed with 1003. Over 512 KiB, also in parts: 1009.
///   Unknown words are counted.
///
/// Access
/// - R5.1 The access filter judges the handshake: 401, 403 or 421, and no socket. Once a minute the
///   same rules are asked again; a cookie that ended closes with 1008.
///
/// Decided
/// - One sender thread per session. It sends asynchronously with a time-out and waits for each: in
///   Liberty a blocking send has none, and a stuck one cannot be closed. Rejected: sends that
///   overlap, since Liberty loses them.
/// - SIGTERM is heard before Liberty hears it ([boocontrol.platform.boot.StopSignal]), or readers
///   would be cut without 1001. A stop by Liberty's own command still cuts them.
/// - Rejected: one socket per host (browsers allow few), server-sent events (no resync on the same
///   line), a snapshot for every lost frame.
///
/// Out of scope: GPU samples, logs and jobs, which get types of their own; replicas.
package boocontrol.live;
