package boocontrol.testing.live;

import jakarta.json.JsonObject;

/// A frame with a place in a channel, as read from the socket.
///
/// @param channel `provider channel`, which sorts by host
record Placed(String channel, String kind, String life, long prev, long seq, JsonObject json) {

    static final String FLEET = "control_fleet";
    static final String ACTIVITY = "control_activity";

    static Placed of(JsonObject frame) {
        var type = frame.getString("type");
        var provider = frame.getString("provider_id");
        var life = frame.getString("life");
        if (type.equals("mark")) {
            return new Placed(
                    key(provider, frame.getString("channel")),
                    "mark",
                    life,
                    number(frame, "from") - 1,
                    number(frame, "to"),
                    frame);
        }
        return new Placed(
                key(provider, type),
                frame.getString("kind"),
                life,
                number(frame, "prev"),
                number(frame, "seq"),
                frame);
    }

    static String key(String provider, String channel) {
        return provider + " " + channel;
    }

    String provider() {
        return json.getString("provider_id");
    }

    static long number(JsonObject frame, String name) {
        return frame.getJsonNumber(name).longValueExact();
    }
}
