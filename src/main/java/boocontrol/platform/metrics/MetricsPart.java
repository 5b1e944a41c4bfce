package boocontrol.platform.metrics;

/// What a capability contributes to `/metrics` (seam): a CDI bean in its `boundary`. The platform
/// knows no capability, so the parts come to it.
///
/// Names begin with `boocontrol_`, have base units (`_seconds`, `_bytes`) at their end, and
/// `_total` behind that when they only grow. What is not known has no sample, never a zero. Values
/// of labels come from sets that are bounded and change seldom: providers, models of a host's list,
/// words of ours; never an id of a request or a session, a prompt, a key or an error text.
public interface MetricsPart {

    /// The capability's word.
    String name();

    /// Tells its figures as they are now. Called at most once a second, by one thread at a time.
    /// Must not block. When it throws, the part is missing from this answer, which says so.
    void tell(Families to);
}
