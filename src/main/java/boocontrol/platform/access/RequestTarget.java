package boocontrol.platform.access;

import java.util.regex.Pattern;

/// The target of a request as it came, before anybody decodes it.
final class RequestTarget {

    /// What RFC 3986 allows in a path.
    private static final Pattern PATH =
            Pattern.compile("([A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*+");

    private static final Pattern UNREADABLE = Pattern.compile("%(?![0-9A-Fa-f]{2})|[{}]");

    private RequestTarget() {}

    /// Whether it can be decoded. Strict for the path, where no browser sends anything else; in the
    /// query browsers leave some characters bare that RFC 3986 does not allow. Of those only braces
    /// are refused: some queries with them are an error of the JAX-RS library.
    static boolean wellFormed(String path, String query) {
        return PATH.matcher(path).matches() && !UNREADABLE.matcher(query).find();
    }
}
