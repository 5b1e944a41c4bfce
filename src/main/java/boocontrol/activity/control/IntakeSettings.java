package boocontrol.activity.control;

import java.time.Duration;

/// The figures of reading rows.
///
/// @param sweep at least so often a host is asked whether we have everything
/// @param debounce after a notice, so that several are answered by one question
/// @param retry after a question that failed, doubled each time up to `retryMost`
/// @param notices of one host that wait for us, counted in rows; the oldest are dropped
/// @param spoolRows that wait for the database, of all hosts
/// @param spoolShare of them for one host
/// @param early rows that the database has not taken after so long are told as not stored
/// @param firstPages of 999 rows that are read of a store we never saw
record IntakeSettings(
        Duration sweep,
        Duration debounce,
        Duration retry,
        Duration retryMost,
        int notices,
        int spoolRows,
        int spoolShare,
        Duration early,
        int firstPages) {

    static final IntakeSettings DEFAULT =
            new IntakeSettings(
                    Duration.ofSeconds(60),
                    Duration.ofMillis(150),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(30),
                    2_000,
                    40_000,
                    20_000,
                    Duration.ofSeconds(1),
                    50);
}
