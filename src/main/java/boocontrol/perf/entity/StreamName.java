package boocontrol.perf.entity;

import boocontrol.llamaswap.entity.GpuSample;
import java.util.regex.Pattern;

/// One series of samples of a host: `sys`, its machine, or `gpu:<uuid>` of a card; `gpu:<index>`
/// where the host knows no uuid.
public record StreamName(String value) implements Comparable<StreamName> {

    private static final Pattern FORM = Pattern.compile("sys|gpu:[^\\p{Cntrl}]{1,100}");

    public static final StreamName SYS = new StreamName("sys");

    /// @throws IllegalArgumentException with words for the caller
    public StreamName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("must be sys, gpu:<uuid> or gpu:<index>");
        }
    }

    /// A uuid that no name can be made of is none.
    public static StreamName of(GpuSample sample) {
        var byUuid = "gpu:" + sample.uuid();
        return new StreamName(FORM.matcher(byUuid).matches() ? byUuid : "gpu:" + sample.index());
    }

    /// The machine first, then the cards.
    @Override
    public int compareTo(StreamName other) {
        var machine = Boolean.compare(other.equals(SYS), equals(SYS));
        return machine != 0 ? machine : value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
