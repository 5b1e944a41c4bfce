package boocontrol.hosts.entity;

/// A field of a provider does not fit. The message is a sentence without full stop that starts with
/// the field's name and repeats no value.
public class Misfit extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;

    public Misfit(String field, String why) {
        super(field + " " + why);
        this.field = field;
    }

    /// As it is written in files and bodies, such as `base_url`.
    public String field() {
        return field;
    }
}
