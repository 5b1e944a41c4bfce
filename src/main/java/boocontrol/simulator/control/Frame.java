package boocontrol.simulator.control;

import boocontrol.simulator.entity.GoJson;
import java.util.function.Supplier;

/// A message of the event stream.
///
/// @param data JSON; made when the message is sent, so that a state is as of then
public record Frame(String type, Supplier<String> data) {

    public static Frame of(String type, String json) {
        return new Frame(type, () -> json);
    }

    public String wire() {
        var envelope = GoJson.object().put("type", type).put("data", data.get()).end();
        return "event:message\ndata:" + envelope + "\n\n";
    }
}
