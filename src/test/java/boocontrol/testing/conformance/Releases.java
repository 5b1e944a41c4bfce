package boocontrol.testing.conformance;

import java.util.regex.Pattern;

/// From one release to another, both included, as the tables write it: `all`, `-v217`, `v218-`,
/// `v209-v235`, `v240`; without `v` inside of shapes.
record Releases(int from, int to) {

    static final Releases ALL = new Releases(0, Integer.MAX_VALUE);

    private static final Pattern RANGE = Pattern.compile("v?(\\d+)?(-)?(?:v?(\\d+))?");

    static Releases parse(String text) {
        if (text.equals("all")) {
            return ALL;
        }
        var range = RANGE.matcher(text);
        if (!range.matches()) {
            throw new IllegalArgumentException("not a range of releases: " + text);
        }
        var from = range.group(1) == null ? ALL.from : Integer.parseInt(range.group(1));
        if (range.group(2) == null) {
            return new Releases(from, from);
        }
        return new Releases(
                from, range.group(3) == null ? ALL.to : Integer.parseInt(range.group(3)));
    }

    boolean contains(Release release) {
        return release.number() >= from && release.number() <= to;
    }
}
