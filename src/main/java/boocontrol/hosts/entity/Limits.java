package boocontrol.hosts.entity;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/// How long texts and lists of a provider may be.
public final class Limits {

    /// Providers in all.
    public static final int PROVIDERS = 500;

    /// Characters of a name, an operating system or a GPU.
    public static final int TEXT = 100;

    public static final int GPUS = 16;

    /// Characters of a model id.
    public static final int MODEL = 512;

    /// Favourites, or hidden models.
    public static final int MODELS = 1_000;

    public static final int PATH = 1_000;

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

    private Limits() {}

    /// @throws Misfit when it is empty, too long or holds control characters
    static void required(String field, String text) {
        if (text.isBlank()) {
            throw new Misfit(field, "is empty");
        }
        optional(field, text, TEXT);
    }

    static void optional(String field, String text, int longest) {
        var length = text.codePointCount(0, text.length());
        if (length > longest) {
            throw new Misfit(field, "has %d characters; %d at most".formatted(length, longest));
        }
        if (text.codePoints().anyMatch(Limits::unprintable)) {
            throw new Misfit(field, "holds a control character");
        }
    }

    static void list(String field, List<String> texts, int most, int longest) {
        if (texts.size() > most) {
            throw new Misfit(field, "has %d entries; %d at most".formatted(texts.size(), most));
        }
        for (var text : texts) {
            if (text.isBlank()) {
                throw new Misfit(field, "has an empty entry");
            }
            optional(field, text, longest);
        }
    }

    /// As [#list], for names: nobody means the same one twice. (Two equal GPUs are common.)
    static void set(String field, List<String> texts, int most, int longest) {
        list(field, texts, most, longest);
        if (new HashSet<>(texts).size() < texts.size()) {
            throw new Misfit(field, "has an entry twice");
        }
    }

    static void key(KeySource source) {
        switch (source) {
            case KeySource.Environment(var variable) -> variable(variable);
            case KeySource.SecretFile(var path) -> path(path);
            case KeySource.None _, KeySource.Pasted _ -> {}
        }
    }

    private static void variable(String variable) {
        if (!VARIABLE.matcher(variable).matches()) {
            throw new Misfit(
                    "api_key", "names no environment variable: letters, digits and _ only");
        }
    }

    private static void path(String path) {
        optional("api_key", path, PATH);
        if (!path.startsWith("/")) {
            throw new Misfit("api_key", "needs the whole path of the file, from / on");
        }
    }

    /// They forge log lines, or PostgreSQL does not take them.
    private static boolean unprintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> false;
        };
    }
}
