package boocontrol.hosts.entity;

/// Where the API key of a provider comes from. The key itself is never part of a value that is
/// stored, shown or logged.
public sealed interface KeySource {

    /// The word in files, in the table and on the wire.
    String word();

    /// The provider wants no key.
    record None() implements KeySource {

        @Override
        public String word() {
            return "none";
        }
    }

    /// From the environment of the server, read at each connect.
    record Environment(String variable) implements KeySource {

        @Override
        public String word() {
            return "environment";
        }
    }

    /// From a file of the operator, read at each connect, surrounding white space cut.
    record SecretFile(String path) implements KeySource {

        @Override
        public String word() {
            return "file";
        }
    }

    /// Pasted once in the cockpit, kept in a file of ours with mode 0600.
    record Pasted() implements KeySource {

        @Override
        public String word() {
            return "pasted";
        }
    }
}
