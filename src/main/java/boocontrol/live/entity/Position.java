package boocontrol.live.entity;

/// How far somebody is in a channel. Numbers of different lives cannot be compared.
///
/// @param life empty when nothing is known yet
public record Position(String life, long seq) {

    public static final Position NONE = new Position("", 0);
}
