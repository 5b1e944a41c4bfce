/// Broken networks on demand: TCP proxies whose connections can be slowed, cut, starved or reset
/// while they live, in the words of Toxiproxy.
///
/// Operations: `ChaosProxy` (one proxy, for tests in the same process), `ChaosServer` (several
/// behind one admin API: `/proxies`, `/proxies/{name}`, `/proxies/{name}/toxics`,
/// `/proxies/{name}/toxics/{toxic}`, `/populate`, `/reset`, `/version`).
///
/// Proxies
/// - R1.1 Bytes are passed on as they are, each direction on its own, half-closed connections and
///   resets included; whatever speaks TCP goes through, WebSockets too.
/// - R1.2 A disabled proxy refuses connections on the same port and has ended all it had.
/// - R1.3 Toxics and the upstream may change at any time. A connection meets a toxic once: whether
///   it is hit is decided then, by seed, connection number and name, so that a run can be repeated.
/// - R1.4 Connections opened and open, and the bytes delivered each way, are counted.
/// - R1.5 A direction holds at most 4 MiB; then the sender is not read any more, as on a slow line.
/// - R1.6 `close` ends every socket and every thread.
///
/// Toxics
/// - R2.1 Kinds and attributes are Toxiproxy's; `down` is a proxy that is disabled.
/// - R2.2 `timeout` loses all bytes and also what ends a connection; 0 never ends. When it is
///   removed, the connections it hit are closed: no network leaves bytes out and goes on.
/// - R2.3 `timeout` and `reset_peer` count from the moment the connection met them, not from its
///   first byte, so that an idle stream can be cut too. `reset_peer` is a real RST to both ends.
/// - R2.4 `limit_data` delivers exactly so many bytes, counted from the same moment, then a FIN.
///
/// Admin API
/// - R3.1 Only on loopback; a request of a browser is refused.
/// - R3.2 What it does not know is a 4xx that says so, and changes nothing; of a list to populate,
///   what stands before it is done.
///
/// Decided
/// - Not Toxiproxy itself: its server is a Go program that every developer would need.
/// - Rejected: a chain of threads per toxic, as there. One decision over all toxics of a direction
///   can be tested without sockets and time (`Course`).
///
/// Out of scope: lost or reordered packets, UDP, TLS of its own.
package boocontrol.simulator.chaos;
