package boocontrol.hosts.boundary;

import boocontrol.platform.problems.Problem;
import boocontrol.platform.problems.Refused;
import java.util.Arrays;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Revisions as ETags, `"17"`, and the conditions that clients make with them.
final class Revisions {

    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");

    /// Entity tags in general: ours, other people's, weak ones.
    private static final Pattern ANY_TAG = Pattern.compile("(W/)?\"[\\x21\\x23-\\x7e]*\"");

    private Revisions() {}

    static String tag(long revision) {
        return "\"" + revision + "\"";
    }

    /// Which revisions `If-Match` allows; weak tags and tags that are not ours allow none.
    ///
    /// @throws Refused with 428 when the header is missing, 400 when it is no list of tags
    static LongPredicate allowed(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new Refused(Problem.ofStatus(428));
        }
        if (ifMatch.strip().equals("*")) {
            return _ -> true;
        }
        var tags = Arrays.stream(ifMatch.split(",")).map(String::strip).toList();
        if (!tags.stream().allMatch(tag -> ANY_TAG.matcher(tag).matches())) {
            throw new Refused(
                    Problem.ofStatus(400, "If-Match takes ETags as they were sent, in quotes."));
        }
        var revisions =
                tags.stream()
                        .map(TAG::matcher)
                        .filter(matcher -> matcher.matches())
                        .map(matcher -> Long.parseLong(matcher.group(1)))
                        .toList();
        return revisions::contains;
    }
}
