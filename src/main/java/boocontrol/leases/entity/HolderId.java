package boocontrol.leases.entity;

import java.util.regex.Pattern;

/// One start of one program, `boochat/6f1c...`: a new one for every start, so that nobody takes the
/// lease of a process that died for its own.
public record HolderId(String value) {

    private static final Pattern FORM =
            Pattern.compile("[a-z0-9][a-z0-9._-]{0,31}/[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");

    public HolderId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a holder is a program and one start of it, such as boochat/6f1c2a: up to 32"
                            + " of a-z 0-9 . _ -, a slash, up to 64 of A-Z a-z 0-9 . _ : -");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
