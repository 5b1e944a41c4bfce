package boocontrol.platform.problems;

/// Ends a request with a [Problem]. Boundary classes throw it; nobody else does.
public class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public Refused(Problem problem) {
        super(problem.title());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
