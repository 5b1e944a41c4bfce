package boocontrol.platform.access;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/// The request that goes on, as the access filter saw it: for whoever has no request at hand.
@RequestScoped
public class Passed {

    private Optional<Asked> asked = Optional.empty();

    void note(Asked request) {
        asked = Optional.of(request);
    }

    /// @return empty when no filter let it through
    public Optional<Asked> asked() {
        return asked;
    }
}
