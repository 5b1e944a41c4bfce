/// The newest lines of every host's two logs, in memory, with what is missing said.
///
/// Operations: `GET /api/control/logs`, `/logs/{provider_id}`; event `LogsArrived`; the part `logs`
/// of `/api/control/about`. Follows the hosts as `HostObserver`, forgets them as `ProviderHistory`.
///
/// Lines
/// - R1.1 However the host's text is cut into pieces, its lines are the same. LF ends a line, with
///   or without CR before it; all else is data: ANSI codes are neither removed nor interpreted.
/// - R1.2 A character that the host itself cut in two is one U+FFFD. Of a line 8,192 characters are
///   kept; how many more there were is said.
/// - R1.3 A line has the time of our reading, and says whether it came as history. Hosts write no
///   time unless told to.
/// - R1.4 An access line of a BooControl that only reads is `own`: it is kept, and can be hidden.
/// - R1.5 Lines of the proxy that name a model carry its id. Upstream text never says whose it is.
///
/// Joining
/// - R2.1 A host tells up to 100 KB of each log again at each connect. What is known of it is left
///   out: the longest stretch of lines that ends ours and begins theirs.
/// - R2.2 Where no such stretch is found, or more than one could be, all of the history is taken
///   and a mark `rejoined` stands before it.
/// - R2.3 What a host tells again right behind its history, because it was written in between, is
///   left out too. Until that is clear it waits, one second at most.
/// - R2.4 A line without its end at a disconnect goes on where the next history has it.
///
/// Loss
/// - R3.1 The hosts' own words about what they dropped are marks, and so is every loss of ours. A
///   mark stands where the text is missing.
/// - R3.2 Nothing waits for us: of one host 2 Mi characters or 20,000 pieces wait, of all 32 Mi.
///   What comes then is dropped and counted.
///
/// Keeping
/// - R4.1 Lines and marks of one tail share one count of numbers, which begins anew with another
///   `life`. A tail has 2,000 entries and 1 MiB, all together 128 MiB in equal shares; the oldest
///   go.
/// - R4.2 A host that is not followed has no tail. Nothing of a log is written anywhere: not to the
///   database, not to our own log, not to the text of an error.
/// - R4.3 Batches are told at most ten times a second per host, unless much waits.
///
/// Decided
/// - Lines are compared, not bytes: cut lines and marks stay comparable. Rejected: hashes of
///   blocks, which a trimmed tail cannot be held against.
/// - A history fills no hole of ours: the mark of the loss stays, though the host may still have
///   had the text. Rejected: lines that arrive in the middle of what was told.
/// - One loop per host, as in activity. Rejected: the connector's thread, where a history of a
///   hundred KB would delay the state behind it.
///
/// Out of scope: logs of one model (`/logs/stream/<model>` would be a second reader), levels,
/// search beyond the tail, keeping logs over a restart of ours.
package boocontrol.logs;
