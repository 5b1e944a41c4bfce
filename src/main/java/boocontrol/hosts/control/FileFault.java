package boocontrol.hosts.control;

/// The file of providers cannot be used as it is. The message is for its owner and repeats no value
/// of the file, since people do put secrets where they do not belong.
final class FileFault extends Exception {

    private static final long serialVersionUID = 1L;

    FileFault(String why) {
        super(why, null, false, false);
    }

    /// @param line from 1
    FileFault(int line, String why) {
        this("line %d: %s".formatted(line, why));
    }

    /// One sentence without full stop, with the line where there is one.
    String sentence() {
        return String.valueOf(getMessage());
    }
}
