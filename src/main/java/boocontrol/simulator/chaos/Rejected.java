package boocontrol.simulator.chaos;

/// A request that the admin API cannot follow.
final class Rejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    final int status;

    Rejected(int status, String reason) {
        super(reason, null, false, false);
        this.status = status;
    }

    static Rejected badRequest(String reason) {
        return new Rejected(400, reason);
    }

    static Rejected notFound(String what) {
        return new Rejected(404, what + " not found");
    }
}
