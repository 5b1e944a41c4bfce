/// The wire of llama-swap: one host's event stream and REST answers, of every release since v140,
/// as typed values; nothing here decides what they mean.
///
/// Operations: `SwapStreamClient.read`, `EventParser.parse`, `SwapClient.probe`, `health`, `ring`,
/// `activity`, `ttls`, `contextLengths`, `performance`, `hardware`; `SwapClients` makes both
/// clients. No URL of ours.
///
/// Stream
/// - R1.1 One attempt has one client, thrown away; `abort` ends it within a second from any thread,
///   while connecting, waiting, silent or flooded. A response is never closed, only its client.
/// - R1.2 Only status 200, `text/event-stream` and no encoding is a stream. 401, 404, a page, a
///   redirect, 5xx, a refused, broken or silent connection are different ends with their words.
/// - R1.3 Frames are the same however the bytes are cut; half a frame is none.
/// - R1.4 A frame over 8 MiB of data is left out and told; the next one is clean.
/// - R1.5 The reading thread never parses; it looks at the type's prefix.
///
/// Events
/// - R2.1 What an event is follows from its keys, not from the host's version.
/// - R2.2 A type we do not know is `Unknown`, damage is `Broken` with one of a fixed set of
///   reasons; neither ends the stream, nothing is thrown, and reading always ends.
/// - R2.3 In texts that are only shown, NUL and half characters become U+FFFD.
///
/// Rows
/// - R3.1 -1 and anything below 0, rates of 0 and below, and status 0 are unknown: empty. Token
///   counts of 0 stay 0.
/// - R3.2 What cannot be a row is poison, with its JSON as received: NUL or half a character in a
///   text, a model over 512 or a text over 4,096 characters, a number that fits no column, an id
///   that is negative or no whole number, a time that is missing or outside 1970 to 9999, another
///   type than promised. It stops no other row.
/// - R3.3 `null` is an empty list, as Go writes one.
///
/// REST
/// - R4.1 The dialect is what answers: activity pages are `STORE`, a ring is `RING`, neither is no
///   llama-swap. This works without a key too, since a missing path is 404, not 401.
/// - R4.2 Every call ends: 2 s to connect, 5 s in all, `health` 3 s, `performance` 4 s; 32 MiB at
///   most. Only a broken connection is tried again, once.
/// - R4.3 An answer of any shape is a `Reply`, never an exception. Reasons hold no content.
/// - R4.4 Nothing called here loads a model or resets its TTL.
/// - R4.5 In samples a 0 that may only mean that nothing was read is unknown; the table is in
///   `PerformanceReader`. Off, too old and refused are told apart in every era.
///
/// Decided
/// - JAX-RS client for streams: `SseEventSource` is silent on errors, the JDK's client has no read
///   time-out. MicroProfile Rest Client and Fault Tolerance for the rest.
/// - Time-outs interrupt the calling virtual thread; a client that failed is thrown away, because
///   closing a response drains it.
/// - Rejected: a reader per era. Releases between the known ones, and hosts upgraded under us,
///   would fall between.
///
/// Out of scope: liveness, retries of streams, epochs and gaps, watermarks of samples, captures,
/// inference.
package boocontrol.llamaswap;
