package boocontrol.live.entity;

import java.util.Optional;

/// What a numbered stream of frames is about.
public enum Topic {
    /// The state of one host: absolute, latest wins.
    CONTROL_FLEET("control_fleet"),
    /// The finished requests of one host, one by one.
    CONTROL_ACTIVITY("control_activity");

    private final String word;

    Topic(String word) {
        this.word = word;
    }

    /// The word on the wire, which is also the `type` of the frames.
    public String word() {
        return word;
    }

    public static Optional<Topic> of(String word) {
        for (var topic : values()) {
            if (topic.word.equals(word)) {
                return Optional.of(topic);
            }
        }
        return Optional.empty();
    }
}
