/// One set of checks for everything that claims to be a llama-swap host of a declared release:
/// recordings, simulated hosts, real ones.
///
/// Operations: `Conformance.check(HostUnderTest)` gives the deviations, none for a host that
/// conforms. A host under test is a `Recording`, or a `LiveHost`, which holds a conversation with
/// whatever answers at an address. Both give `Evidence`; the checks see nothing else.
///
/// Expectations are tables, one for all releases, in `src/test/resources` beside this package.
package boocontrol.testing.conformance;
