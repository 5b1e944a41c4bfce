package boocontrol.perf.entity;

import boocontrol.fleet.entity.Moment;
import java.time.Duration;
import java.time.Instant;

/// A value or a sample, when it reached us, and how old it was then. Its age grows by a clock that
/// never steps, so that no clock that is set, the host's or ours, makes anything stale.
///
/// @param age when it was heard; never negative
public record Reading<T>(T told, Moment heard, Duration age) {

    public Reading {
        age = age.isNegative() ? Duration.ZERO : age;
    }

    public Duration age(Moment now) {
        return age.plus(now.since(heard));
    }

    /// When it was measured, by our clock.
    public Instant at() {
        return heard.at().minus(age);
    }
}
