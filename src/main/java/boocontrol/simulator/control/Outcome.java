package boocontrol.simulator.control;

import boocontrol.simulator.entity.Tokens;

/// How far an answer came.
///
/// @param timedMs prompt and generation by the server's own clock; 0 is unknown
/// @param readable the answer says what it cost
record Outcome(Tokens tokens, double timedMs, boolean readable) {

    static final Outcome UNREADABLE = new Outcome(Tokens.NONE, 0, false);
}
