/// What every host is doing now: one slot per llama-swap host, kept true by one connector each.
///
/// Operations: `GET /api/control/fleet`, `/fleet/{id}`, `/events`, `/swaps`; `Fleet.hosts`, `host`,
/// `join`, `completed`, `clockSkew`, `lost`; `ModelEvents.record`, `gap`. Told: `HostChanged`
/// (CDI), `HostObserver`.
///
/// Connecting
/// - R1.1 One stream per readable host. Its reader only reads and hands frames to a bounded queue;
///   nothing of ours makes it wait. When the queue is full log frames go first, counted and marked
///   where they are missing; if another frame does not fit, the connection is closed.
/// - R1.2 `Liveness` moves by its table alone. Delays: 1 s doubling to 30 s, plus 0 to 50 %; from
///   the sixth failure on 60 s plus or minus a half, for ever; a refusal waits 30 s at once, the
///   end of a stream that was well 250 ms.
/// - R1.3 20 s without a byte: the host is asked. No answer: lost, `silent`. An answer, but not its
///   log line within 5 s, or 5 min without a byte of a host that does not log it: a new connection
///   without a sign of loss. No first word: lost.
/// - R1.4 No delay depends on the machine's calendar.
/// - R1.5 A changed address or key, enabling and disabling take effect without restart; the end
///   leaves no thread. What an observer throws is counted and stops nobody.
/// - R1.6 A host's clock is compared with ours at each connect and whenever its rows are asked for;
///   a difference of a second to what is known is none.
///
/// State
/// - R2.1 A slot has one writer at a time; its state is immutable and counted within its life.
///   Whoever joins misses nothing and sees nothing twice. Of a removed slot nothing is told.
/// - R2.2 While it is away a host is shown with what it told last and when. In flight is unknown.
/// - R2.3 A slot is rebuilt from the database before its first state is told.
/// - R2.4 An expiry says how well it is known. TTLs and context lengths are asked once per
///   connection and model that becomes ready, never on a connector's thread.
/// - R2.5 A bare count of requests is believed from v218 on only.
/// - R2.6 Once a minute the host is asked which models run: what differs from what was told, twice
///   in a row, was lost on the way, and a new connection without a sign of loss tells it anew. What
///   differs still is how the host is.
///
/// Events
/// - R3.1 Each change of a phase on one connection is one observed event; skipped phases and what
///   happened between two connections are inferred; what is as it was makes none.
/// - R3.2 `load_failed` carries the host's words, which may come 3 s before or after.
/// - R3.3 A change of liveness to another kind is an event of model `*`; failed attempts are not.
/// - R3.4 Writing never makes a host wait: 20,000 events wait at most, then they are dropped and
///   counted. Writing twice is once.
///
/// Decided
/// - The stream is opened first, then the host is probed: a page, a refusal and a host that is away
///   are told apart by one request, and nothing happens unseen between both. Rejected: probing
///   first, which asks a host that is down twice per attempt.
/// - States are kept by looking every 5 s at what changed. Rejected: a write per change.
/// - Frames that were queued before an overflow are still taken in, in order.
///
/// Out of scope: rows, epochs and gaps (activity), leases, actions, GPU samples.
package boocontrol.fleet;
