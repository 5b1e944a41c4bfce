/// The registry of providers: which upstreams there are, whose entry each is, where its key is, and
/// which addresses are ever connected to.
///
/// Operations: `/api/control/hosts` (list, get, add, test, change, remove, purge); the file that
/// `boocontrol.providers.file` names; `Hosts.all`, `find`, `keyOf`, `AddressCheck.check`. Others
/// fill in `ProviderListener`, `ProviderHistory` and `AddressProbe`.
///
/// Entries
/// - R1.1 An id is `[a-z0-9][a-z0-9._-]{0,62}`, never `auto`, and never changes.
/// - R1.2 A change needs the revision that was read; of several with the same one wins. No revision
///   is given twice.
/// - R1.3 Every change is in the table before anybody is told; then every listener is told, one
///   change at a time. A listener that fails stops nobody.
/// - R1.4 Removing keeps the history; only purge deletes it, of a disabled or removed provider,
///   once nothing of it is read or waits to be written any more. Hiding a model deletes nothing.
/// - R1.5 Texts, lists and the file (500 providers) are bounded, and over the API none is added to
///   500 or more; what does not fit is refused, not cut.
///
/// File
/// - R2.1 Entries of the file are read-only elsewhere. What leaves it is disabled, never deleted.
/// - R2.2 An edit applies within 5 s, by its content, once it stood still for a second.
/// - R2.3 What cannot be used is said with its line and, for unknown words, the nearest known one;
///   the last good state stays in force. At the start it stops the start.
/// - R2.4 The file wins over the cockpit: same id, or same host.
/// - R2.5 Small files stay small: no anchors, aliases or tags; 1 MiB, 20 levels.
///
/// Keys
/// - R3.1 A key is never in the table, a log, an answer or the file of providers.
/// - R3.2 It is read where it is at each use; that it is missing is a state with a reason.
/// - R3.3 A pasted key is one file of mode 0600, written whole, gone with its use; it never goes to
///   another address than the one it was pasted for.
/// - R3.4 Over the API only variables for keys and files of one folder can be named.
///
/// Addresses
/// - R4.1 http and https; no user, query, fragment, `..`, numbers in disguise.
/// - R4.2 Never: metadata, link-local, multicast, unspecified, this server, its database; also
///   wrapped in IPv6. Loopback and private addresses are allowed.
/// - R4.3 A name is judged by all its addresses, when entered and before each connection. What does
///   not resolve may be kept and is not connected to.
/// - R4.4 An enabled llama-swap host has one provider, so one reader. All spellings of loopback are
///   one host; a name and its address are two.
///
/// Decided
/// - A removed id may come again and finds its history: the id is the key of history.
/// - PATCH instead of PUT: a client that does not know a field does not reset it.
/// - A purge of an enabled host is refused: it would tell all it remembers again.
/// - Rejected: a watch service for the file (misses network folders and mounted secrets), pinning
///   connections to the judged address (JAX-RS cannot; the JVM keeps a look-up for 30 s).
///
/// Out of scope: liveness and state of hosts, routing, prices, what `openai` providers answer.
package boocontrol.hosts;
