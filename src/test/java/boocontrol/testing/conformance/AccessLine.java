package boocontrol.testing.conformance;

/// The line that a host logs for a request.
final class AccessLine {

    static final String PATTERN =
            "\\[INFO] Request [0-9a-f.:]+ \"[A-Z]+ \\S+ HTTP/1\\.[01]\" \\d{3} -?\\d+ \"[^\"]*\""
                    + " (\\d+h)?(\\d+m)?[0-9.]+(ns|µs|ms|s)";

    private AccessLine() {}
}
