package boocontrol.testing.metrics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The Prometheus text format, read strictly: everything a scraper may stumble over is an error
/// here, and the naming conventions besides.
public final class MetricsText {

    private static final Pattern HELP = Pattern.compile("# HELP ([a-z][a-z0-9_]*) (.+)");
    private static final Pattern TYPE = Pattern.compile("# TYPE ([a-z][a-z0-9_]*) (counter|gauge)");
    private static final Pattern SAMPLE =
            Pattern.compile("([a-z][a-z0-9_]*)(?:\\{(.*)})? ([-+0-9.eE]+)");
    private static final Pattern LABEL =
            Pattern.compile("([a-z][a-z0-9_]*)=\"((?:[^\"\\\\]|\\\\[\\\\\"n])*)\"(,|$)");

    private final Map<String, Family> families = new LinkedHashMap<>();

    /// @param type `counter` or `gauge`
    /// @param samples by their labels
    public record Family(
            String name, String help, String type, Map<Map<String, String>, Double> samples) {}

    private MetricsText() {}

    public static MetricsText parse(String text) {
        if (!text.endsWith("\n") || text.contains("\r")) {
            throw new AssertionError("lines end in a line feed, the last one too");
        }
        var parsed = new MetricsText();
        var lines = List.of(text.split("\n"));
        for (var at = 0; at < lines.size(); ) {
            at = parsed.family(lines, at);
        }
        return parsed;
    }

    public Set<String> names() {
        return families.keySet();
    }

    public Family family(String name) {
        var family = families.get(name);
        if (family == null) {
            throw new AssertionError("no " + name + " among " + names());
        }
        return family;
    }

    /// Empty when there is no such sample.
    ///
    /// @param labels names and values in turn
    public OptionalDouble find(String name, String... labels) {
        var wanted = new TreeMap<String, String>();
        for (var i = 0; i < labels.length; i += 2) {
            wanted.put(labels[i], labels[i + 1]);
        }
        if (!families.containsKey(name)) {
            return OptionalDouble.empty();
        }
        var value = family(name).samples().get(wanted);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    public double value(String name, String... labels) {
        return find(name, labels)
                .orElseThrow(() ->
                        new AssertionError(
                                name + List.of(labels) + " among " + family(name).samples()));
    }

    private int family(List<String> lines, int first) {
        var help = match(HELP, lines.get(first));
        var type = match(TYPE, lines.get(first + 1));
        var name = help.group(1);
        check(type.group(1).equals(name), "type and help of " + name);
        check(name.endsWith("_total") == type.group(2).equals("counter"), "the name of " + name);
        var samples = new LinkedHashMap<Map<String, String>, Double>();
        var at = first + 2;
        for (; at < lines.size() && !lines.get(at).startsWith("#"); at++) {
            var sample = match(SAMPLE, lines.get(at));
            check(sample.group(1).equals(name), lines.get(at) + " stands below " + name);
            var labels = labels(sample.group(2) == null ? "" : sample.group(2));
            var value = Double.parseDouble(sample.group(3));
            check(samples.put(labels, value) == null, lines.get(at) + " is there twice");
        }
        check(!samples.isEmpty(), name + " has samples");
        check(
                sameLabels(samples),
                "all samples of " + name + " have the same labels: " + samples.keySet());
        var family = new Family(name, help.group(2), type.group(2), samples);
        check(families.put(name, family) == null, name + " is there once");
        return at;
    }

    private static boolean sameLabels(Map<Map<String, String>, Double> samples) {
        var names = new HashSet<Set<String>>();
        samples.keySet().forEach(labels -> names.add(labels.keySet()));
        return names.size() == 1;
    }

    private static Map<String, String> labels(String text) {
        var labels = new TreeMap<String, String>();
        var label = LABEL.matcher(text);
        var ends = new ArrayList<Integer>(List.of(0));
        while (label.find()) {
            check(label.start() == ends.getLast(), "labels: " + text);
            check(labels.put(label.group(1), plain(label.group(2))) == null, "twice in " + text);
            ends.add(label.end());
        }
        check(ends.getLast() == text.length(), "labels: " + text);
        return labels;
    }

    private static String plain(String escaped) {
        return Pattern.compile("\\\\(.)")
                .matcher(escaped)
                .replaceAll(each ->
                        Matcher.quoteReplacement(each.group(1).equals("n") ? "\n" : each.group(1)));
    }

    private static Matcher match(Pattern pattern, String line) {
        var matcher = pattern.matcher(line);
        check(matcher.matches(), line + " is " + pattern);
        return matcher;
    }

    private static void check(boolean right, String what) {
        if (!right) {
            throw new AssertionError(what);
        }
    }
}
