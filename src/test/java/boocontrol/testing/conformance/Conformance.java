package boocontrol.testing.conformance;

import java.util.ArrayList;
import java.util.List;

/// The one entry: what a host does that its release does not.
public final class Conformance {

    private Conformance() {}

    /// @return nothing for a host that conforms; each deviation once
    public static List<Deviation> check(HostUnderTest host) {
        return check(host.release(), host.evidence());
    }

    static List<Deviation> check(Release release, Evidence evidence) {
        var tables = Tables.all();
        var deviations = new ArrayList<Deviation>();
        deviations.addAll(new AnswerCheck(tables, release).check(evidence));
        deviations.addAll(new PageCheck(release).check(evidence));
        deviations.addAll(new StreamCheck(tables, release).check(evidence.streams()));
        return deviations.stream().distinct().toList();
    }
}
