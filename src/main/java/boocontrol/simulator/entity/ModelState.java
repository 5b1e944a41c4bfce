package boocontrol.simulator.entity;

/// The state of a model's process, by its word on the wire.
public enum ModelState {
    STOPPED("stopped"),
    STARTING("starting"),
    READY("ready"),
    STOPPING("stopping");

    private final String word;

    ModelState(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
