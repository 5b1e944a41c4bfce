package boocontrol.llamaswap.control;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/// What `/api/version` tells; hosts before v173 do not have it.
///
/// @param text as the host writes it: `v250`, `190`, `v250-5-g0bdb37`, `local_ab12`, `devel`, `0`
record SwapVersion(String text, String commit) {

    static final SwapVersion UNKNOWN = new SwapVersion("", "");

    private static final Pattern RELEASE = Pattern.compile("v?(\\d{1,6})(-.*)?");

    /// The release in the text; 0 is what a plain build says, not a release.
    OptionalInt number() {
        var release = RELEASE.matcher(text);
        var number = release.matches() ? Integer.parseInt(release.group(1)) : 0;
        return number > 0 ? OptionalInt.of(number) : OptionalInt.empty();
    }
}
