/// What machines and cards of the hosts tell of themselves: newest values and history.
///
/// Operations: `GET /api/control/perf`, `/perf/{provider_id}`; `Perf.hosts`, `host`, `join`; event
/// `PerfChanged`; the part `perf` of `/api/control/about`. Follows the hosts as `HostObserver`,
/// forgets them as `ProviderHistory`. An EJB timer begins the rounds.
///
/// Asking
/// - R1.1 Every connected host from v212 on is asked once per interval (5 s), in a thread of its
///   own, at its own time of the round, within 4 s. A host that is still being asked is skipped and
///   counted. No host waits for another, nor for the database.
/// - R1.2 Older hosts are not asked; hosts that have no samples, keep them to themselves or want
///   another key only every twelfth round. Each says why.
/// - R1.3 Asked is what is newer than the watermark less 15 s, in UTC with nanoseconds. A stream
///   more than a minute behind the others does not hold the watermark back.
/// - R1.4 After a jump of 5 s between the clocks, after an answer that ends before the watermark,
///   after three rounds without anything new (doubled up to 96 while looks are in vain), and where
///   nothing is known, the whole ring is read; its end is the truth. A watermark beyond it is
///   dropped and counted.
///
/// Values
/// - R2.1 A stream is `sys` or `gpu:<uuid>` (`gpu:<index>` without one), 64 cards of a host at
///   most. Unknown is no value; which zeros are unknown says `llamaswap`.
/// - R2.2 Ages grow by a clock that never steps. A stream is stale when nothing came for three of
///   its own intervals, and 15 s at least; so is a value that the newest sample does not tell.
/// - R2.3 Network is a rate; unknown where the counter or the clock went back.
/// - R2.4 `PerfChanged` comes inside the change, once per answer, in the order of `seq`.
///
/// Keeping
/// - R3.1 A key is host, stream and time cut to microseconds: told twice is kept once. The
///   watermark is recovered from the rows; a time over a day ahead of us is none. Only what leaves
///   no hole before it is written.
/// - R3.2 200,000 samples wait for the database, 20,000 of one host. What it does not take is
///   dropped and counted, and asked of the host again when it does: an hour is in its ring.
/// - R3.3 Days are partitions, made a week ahead; a default one takes what a wrong clock says.
///
/// Reading
/// - R4.1 A range gives least, greatest and mean of each pixel that has values, nothing between
///   them, and where nothing was told for three times the usual pause, a gap.
/// - R4.2 Each part is read from the coarsest tier that is fine enough for a pixel and has it.
///
/// Decided
/// - The host's ring is the spool. Rejected: a spool of ours, for what is kept there anyway.
/// - Two watermarks, told and kept: while the database is away only what is new is asked for.
/// - After our start the watermark counts, not the whole ring. So what a host sampled while its
///   clock was set back and the database was away is lost if we end before the database is back.
/// - Single cores are not kept, their mean and the busiest are. Rejected: a column per core.
///
/// Out of scope: frames (live), filling of rollups and deletion (retention).
package boocontrol.perf;
