package boocontrol.platform.access;

import boocontrol.platform.problems.Problem;
import java.util.Map;

/// Whether a request may go on.
public sealed interface Verdict {

    record Pass() implements Verdict {}

    /// A person without a token: show them `/login`.
    record SignIn() implements Verdict {}

    /// @param headers that belong to the refusal, such as `Allow`
    record No(Problem problem, Map<String, String> headers) implements Verdict {

        public No {
            headers = Map.copyOf(headers);
        }
    }
}
