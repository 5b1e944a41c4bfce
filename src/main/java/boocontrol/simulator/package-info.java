/// Llama-swap hosts that need no GPU, as a plain Java process beside the WAR: for the demo, for
/// tests and for whoever wants to see what the cockpit makes of a fleet.
///
/// Operations: `SimulatedHost.start(HostSpec)` in tests; `Simulate` on the command line; the admin
/// API (docs/simulator.md). No CDI, no container, no code of the reader: who shares its parser with
/// the simulator proves nothing.
///
/// Wire
/// - R1.1 What a host answers follows from its release alone (v140 to v250, and main): paths,
///   headers and their order, frames and their order, keys and their order, error bodies.
/// - R1.2 Bytes go out as Go's server sends them: the handler's headers sorted, then `Date`; up to
///   2 KB of body with a length, more in chunks; one frame is one chunk.
/// - R1.3 Each event stream holds 25 messages up to v217, then 1,024; one more is dropped and
///   counted. From v218 each drop is a warning, from v233 the next log message tells the bytes
///   lost, v218 to v232 hang until a client that does not read is gone.
///
/// Behaviour
/// - R2.1 Loads, health polls, TTL, swaps in first-come order, concurrency limits, prompt and token
///   rates take the time a host would take, on a real or a virtual clock.
/// - R2.2 Every request that a release makes a row of becomes one, cancelled and failed ones in the
///   shapes they really have.
/// - R2.3 A reload restarts in-flight ids and captures, in ring releases row ids too; rows of the
///   old configuration still come late. A restart restarts ids, but for a store in a file.
/// - R2.4 Asleep, a host keeps its connections, sends nothing and takes no new ones.
///
/// Truth
/// - R3.1 The ledger holds every row a host ever finished, with the life of its id counter, and
///   counts what it dropped, what a fault withheld, and who called.
/// - R3.2 What looks random follows from the host's seed.
///
/// Decided
/// - Own sockets on virtual threads: a servlet container or the JDK's server decides about headers,
///   chunks and closed callers itself.
/// - Tokens are not generated but paced; texts mean nothing.
/// - Rejected: replaying recordings only. They cannot be asked anything new.
///
/// Out of scope: matrix routing (groups instead); audio and image models; TLS; orphaned model
/// processes; metadata of models.
package boocontrol.simulator;
