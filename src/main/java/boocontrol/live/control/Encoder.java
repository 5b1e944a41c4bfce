package boocontrol.live.control;

import boocontrol.live.entity.Message;

/// Gives a message its form on the wire.
@FunctionalInterface
public interface Encoder {

    String text(Message message);
}
