package boocontrol.platform.boot;

import jakarta.enterprise.context.ApplicationScoped;

/// Where the start of the application stands, for `/health` and for whoever must wait.
@ApplicationScoped
public class Readiness {

    /// The start, from first to last word.
    public sealed interface Phase {

        record Starting() implements Phase {}

        record Ready() implements Phase {}

        record Stopping() implements Phase {}

        record Failed(String reason) implements Phase {}
    }

    private volatile Phase phase = new Phase.Starting();

    public Phase phase() {
        return phase;
    }

    void ready() {
        phase = new Phase.Ready();
    }

    void stopping() {
        if (!(phase instanceof Phase.Failed)) {
            phase = new Phase.Stopping();
        }
    }

    void failed(String reason) {
        phase = new Phase.Failed(reason);
    }
}
