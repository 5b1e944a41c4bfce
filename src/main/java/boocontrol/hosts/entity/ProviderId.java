package boocontrol.hosts.entity;

import java.util.regex.Pattern;

/// Names one provider for ever; the key of every row and frame that concerns it.
public record ProviderId(String value) implements Comparable<ProviderId> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    public ProviderId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a provider id is 1 to 63 of a-z 0-9 . _ - and starts with a letter or digit");
        }
        if (value.equals("auto")) {
            throw new IllegalArgumentException("the provider id auto is taken by the gateway");
        }
    }

    @Override
    public int compareTo(ProviderId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
