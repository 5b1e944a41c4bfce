/// Every finished request of every host, once, with what is missing said.
///
/// Operations: `GET /api/control/activity`; events `RowsRead` and `GapFound`; the part `activity`
/// of `/api/control/about`. Follows the hosts as `HostObserver`, forgets them as `ProviderHistory`.
///
/// Epochs
/// - R1.1 A row's key is host, epoch, entry id and end. An epoch is one life of the host's id
///   counter, whatever ends it: reload (ring), restart (ring, memory store), change of store,
///   upgrade. A file store goes on over restarts, and a store that comes back goes on.
/// - R1.2 A row that is known (same id, same fingerprint) tells its epoch. Another row under a
///   known id, a highest id that drops, or another process with ids that cannot be compared is new.
/// - R1.3 Rows of an ended life that still come on a ring's stream go to that life.
/// - R1.4 Any order and repetition of rows gives the same table. Stamps are cut to microseconds
///   before anything is compared. No decision looks at a host's clock.
///
/// Completeness
/// - R2.1 A host is asked at each connect, every 60 s at the latest, and when something is missing;
///   after a notice within 150 ms. Whoever connects never waits for us.
/// - R2.2 Each epoch has a watermark: of every id up to it we know what became of it. It is
///   committed with the rows, so a new start of ours goes on from the database alone.
/// - R2.3 Ids that the host no longer has are a gap, committed with the rows around it: with its
///   number when the life is certain, else suspected. A new epoch is always a suspicion, since what
///   ended just before it is unknown.
/// - R2.4 A fresh install misses nothing: what a host had dropped before we came is no gap. Of a
///   store never seen before the newest 49,950 rows are read; the rest stays there.
/// - R2.5 What cannot be a row is kept aside, the newest 1,000 of a host, and takes its id. A row
///   that the database refuses, or that we fail on, is found by halving and kept aside too.
///
/// Writing
/// - R3.1 A batch is 100 ms or 200 rows, one transaction. What is new is what the insert returns.
/// - R3.2 Rows are told once, after the commit, with `stored`; or after 1 s without it, when the
///   database has not taken them, and then once more after the commit.
/// - R3.3 Bounds: 2,000 noticed rows of a host (the oldest go, the host is asked again); 40,000
///   rows for the database, 20,000 of one host (its reading waits). So an outage costs only rows
///   that the host itself forgets meanwhile, and those are a gap.
/// - R3.4 A purge takes rows and what was kept aside; epochs and watermarks stay, so that nothing
///   is read again and no public id is given twice.
///
/// Reading
/// - R4.1 Newest end first, then host, epoch, entry; pages by the last row seen, so that rows that
///   come meanwhile shift nothing. 1 to 500 rows.
///
/// Decided
/// - A store is read from the page of the watermark upwards, a page at a time: rejected was newest
///   first into memory, which a kill would leave with a hole.
/// - Rows that do not continue an epoch are held until the host was asked. Rejected: guessing from
///   ids; after a reload both lives give the same ones.
/// - Months are partitions, made ahead; a default one takes what a wrong clock says.
///
/// Out of scope: who sent a request (the columns are there), captures, retention, a spool on disk.
package boocontrol.activity;
