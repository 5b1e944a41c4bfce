/// What every capability stands on: start and stop, database, access, problems, JSON, settings,
/// threads, time, and what the server says of itself. It knows no capability.
///
/// Operations: `/health/started`, `/health/live`, `/health/ready`, `/api/health`,
/// `/api/control/about`, `/metrics`, `/`, `/login`, `/logout`. Others fill in `Stage`, `AboutPart`
/// and `MetricsPart`, observe `StopAsked`, and use `Loops`, `Clock`, `Ticker`, `Setting`, `Bodies`,
/// `Query`, `Refused`.
///
/// Start and stop
/// - R1.1 Stages start in ascending order and stop in descending order, so the last write comes
///   before the database's end. A stop that throws stops no other.
/// - R1.2 A stage that cannot start ends the process: one line in the log, exit status 3.
/// - R1.3 SIGTERM and SIGINT are told as `StopAsked` while everything still runs, then passed on.
///
/// Database
/// - R2.1 `DATABASE_URL` (libpq's two forms, or JDBC) is translated once, by the launcher; user and
///   password leave it, and no refusal repeats it.
/// - R2.2 Without it a PostgreSQL of ours runs: real programs, fsync, a password, one loopback
///   port, a session of its own, fast shutdown. The orphan of a killed server is ended before the
///   next start; a database that dies is started again.
/// - R2.3 A data folder has one server; the next one names the holder and does not start.
/// - R2.4 Migrations go forward, with a history table of their own. None found, one changed, or a
///   newer database: no start. `wait-for-table` waits 100 ms doubling to 2 s, then fails.
///
/// Access
/// - R3.1 The first row of `AccessRules` that fits decides, for files, pages, resources and the
///   socket's handshake alike. `/health` is outside of it.
/// - R3.2 Without a token only loopback is answered; another bind does not start.
/// - R3.3 `Host` is ours, or 421. A change or a socket for another origin is 403, a change that is
///   not JSON 415, what is no path or query of a URI 400. No answer lets another origin in.
/// - R3.4 With a token it is asked for: Bearer, or the cookie of `/login` (signed, HttpOnly,
///   Strict, 30 days, ends with the token). Ten wrong tokens a minute are looked at, whoever sends
///   them.
///
/// Answers
/// - R4.1 What fails at `/api` is `application/problem+json`. Faults of ours are incidents: the log
///   has the cause under an id, the caller the id; 503 when the database is away, else 500.
/// - R4.2 A body is UTF-8, one document of 1 MiB at most, no key twice, each field known and of its
///   type, no NUL; or it is refused with the place. Ours is snake_case with explicit nulls.
/// - R4.3 `ready` says that all started and the database answers within 2 s; `live` fails only with
///   the start. The database is asked one question at a time.
/// - R4.4 `/metrics` is Prometheus text, or OpenMetrics by `Accept`: base units, a sample only for
///   what is known, asked of the parts once a second at most, 50,000 samples of each. A part that
///   fails is missing and said to be.
///
/// Inside
/// - R5.1 A key is a `Setting`, and the table of docs/operations.md has it with its default.
/// - R5.2 Threads are virtual, started by `Loops`, counted, and interrupted at the end. Schedules
///   use `Ticker`, which never steps; only `platform.time` reads the machine's clocks.
///
/// Decided
/// - An EJB starts and stops: its `@PreDestroy` comes before CDI's. Rejected: to throw from a
///   failed start, after which the container goes on without us; shutdown hooks, which lose the
///   race.
/// - Documents are compared with their record first: JSON-B forgives unknown and missing fields.
/// - Cookies are signed with what the token derives. Rejected: sessions, which a restart ends.
///
/// Out of scope: roles and audit, OIDC, TLS, replicas.
package boocontrol.platform;
