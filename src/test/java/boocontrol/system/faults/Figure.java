package boocontrol.system.faults;

import java.util.Locale;
import java.util.StringJoiner;

/// One line of figures for `docs/reliability.md`, on the console of the test run.
final class Figure {

    private final StringJoiner line = new StringJoiner(" ");

    Figure(String fault) {
        line.add("FIGURE").add(fault);
    }

    Figure with(String name, long value) {
        line.add(name + "=" + value);
        return this;
    }

    Figure with(String name, double value) {
        line.add(String.format(Locale.ROOT, "%s=%.1f", name, value));
        return this;
    }

    Figure with(String name, String value) {
        line.add(name + "=" + value);
        return this;
    }

    Figure of(Truth truth) {
        return with("rows", truth.finished())
                .with("rows_lost", truth.lost())
                .with("rows_doubled", truth.doubled())
                .with("epochs", truth.epochs());
    }

    void print() {
        System.out.println(line);
    }

    static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
