package boocontrol.hosts.control;

import java.util.LinkedHashMap;
import java.util.List;

/// A part of a YAML document with the line it starts in, from 1.
sealed interface YamlNode {

    int line();

    /// What it is, for a person.
    String kind();

    /// @param type how YAML 1.2 understands it
    record Scalar(int line, String value, Type type) implements YamlNode {

        enum Type {
            TEXT,
            TRUTH,
            NUMBER,
            NOTHING
        }

        @Override
        public String kind() {
            return switch (type) {
                case TEXT -> "a text";
                case TRUTH -> "true or false";
                case NUMBER -> "a number";
                case NOTHING -> "empty";
            };
        }
    }

    record Items(int line, List<YamlNode> items) implements YamlNode {

        @Override
        public String kind() {
            return "a list";
        }
    }

    /// @param fields in the order of the document
    record Fields(int line, LinkedHashMap<String, Field> fields) implements YamlNode {

        @Override
        public String kind() {
            return "a mapping";
        }
    }

    /// @param line of the key
    record Field(int line, YamlNode value) {}
}
