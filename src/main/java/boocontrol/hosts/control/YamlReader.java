package boocontrol.hosts.control;

import boocontrol.hosts.control.YamlNode.Field;
import boocontrol.hosts.control.YamlNode.Fields;
import boocontrol.hosts.control.YamlNode.Items;
import boocontrol.hosts.control.YamlNode.Scalar;
import boocontrol.hosts.control.YamlNode.Scalar.Type;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// Reads one document of YAML 1.2, and so JSON too, from the parser's events, with lines kept.
///
/// What makes small documents grow or means more than it shows is refused: anchors and aliases,
/// tags, a key twice, a second document, more than 20 levels or 100,000 values.
final class YamlReader {

    private static final int DEEPEST = 20;
    private static final int MOST = 100_000;
    private static final Pattern JSON = Pattern.compile("\\s*[\\[{]");
    private static final Pattern INDENTATION = Pattern.compile("(?m)^[ \t]+");
    private static final CoreSchema SCHEMA = new CoreSchema();
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setSchema(SCHEMA).setAllowDuplicateKeys(false).build();

    private final Iterator<Event> events;
    private int values;

    private YamlReader(String text) {
        events = new Parse(SETTINGS).parseString(text).iterator();
    }

    /// @throws FileFault with the line
    static YamlNode read(String text) throws FileFault {
        refuseControls(text);
        try {
            return new YamlReader(indented(text)).document();
        } catch (MarkedYamlEngineException e) {
            var line = e.getProblemMark().map(mark -> mark.getLine() + 1);
            throw line.isPresent()
                    ? new FileFault(line.get(), "this is no YAML")
                    : new FileFault("this is no YAML");
        } catch (YamlEngineException | NoSuchElementException _) {
            throw new FileFault("this is no YAML");
        }
    }

    /// JSON may be indented by tabs, which YAML does not take. No text of JSON holds a line's end,
    /// so what is at the start of a line is indentation.
    private static String indented(String text) {
        return JSON.matcher(text).lookingAt()
                ? INDENTATION.matcher(text).replaceAll(found -> found.group().replace('\t', ' '))
                : text;
    }

    private static void refuseControls(String text) throws FileFault {
        var line = 1;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '\n') {
                line++;
            } else if ((c < ' ' && c != '\t' && c != '\r') || c == 0x7f) {
                throw new FileFault(line, "there is a control character");
            }
        }
    }

    private YamlNode document() throws FileFault {
        next(); // the stream's start
        var first = next();
        if (first.getEventId() == Event.ID.StreamEnd) {
            throw new FileFault(1, "the file is empty; for no providers write providers: []");
        }
        var root = node(next(), 1);
        next(); // the document's end
        var last = next();
        if (last.getEventId() != Event.ID.StreamEnd) {
            throw new FileFault(line(last), "a second document starts; one is enough");
        }
        return root;
    }

    private YamlNode node(Event event, int depth) throws FileFault {
        if (depth > DEEPEST) {
            throw new FileFault(line(event), "it is nested too deeply");
        }
        if (++values > MOST) {
            throw new FileFault(line(event), "there are too many values");
        }
        return switch (event.getEventId()) {
            case Scalar -> scalar((ScalarEvent) event);
            case SequenceStart -> items((CollectionStartEvent) event, depth);
            case MappingStart -> fields((CollectionStartEvent) event, depth);
            case Alias ->
                    throw new FileFault(line(event), "aliases are not taken; write it out again");
            default -> throw new FileFault(line(event), "this is no YAML");
        };
    }

    private Scalar scalar(ScalarEvent event) throws FileFault {
        refuseExtras(event, event.getTag());
        return new Scalar(line(event), event.getValue(), type(event));
    }

    private static Type type(ScalarEvent event) {
        if (!event.isPlain()) {
            return Type.TEXT;
        }
        var tag = SCHEMA.getScalarResolver().resolve(event.getValue(), true);
        if (tag.equals(Tag.NULL)) {
            return Type.NOTHING;
        }
        if (tag.equals(Tag.BOOL)) {
            return Type.TRUTH;
        }
        return tag.equals(Tag.STR) ? Type.TEXT : Type.NUMBER;
    }

    private Items items(CollectionStartEvent start, int depth) throws FileFault {
        refuseExtras(start, start.getTag());
        var items = new ArrayList<YamlNode>();
        for (var event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
            items.add(node(event, depth + 1));
        }
        return new Items(line(start), items);
    }

    private Fields fields(CollectionStartEvent start, int depth) throws FileFault {
        refuseExtras(start, start.getTag());
        var fields = new LinkedHashMap<String, Field>();
        for (var event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
            var key = key(event, depth);
            if (fields.containsKey(key.value())) {
                throw new FileFault(key.line(), "a key is here twice: " + Words.shown(key.value()));
            }
            fields.put(key.value(), new Field(key.line(), node(next(), depth + 1)));
        }
        return new Fields(line(start), fields);
    }

    private Scalar key(Event event, int depth) throws FileFault {
        if (node(event, depth + 1) instanceof Scalar scalar) {
            return scalar;
        }
        throw new FileFault(line(event), "a key must be a word");
    }

    private static void refuseExtras(NodeEvent event, Optional<String> tag) throws FileFault {
        Optional<Anchor> anchor = event.getAnchor();
        if (anchor.isPresent()) {
            throw new FileFault(line(event), "anchors are not taken; write it out again");
        }
        if (tag.isPresent()) {
            throw new FileFault(line(event), "tags are not taken; values are plain");
        }
    }

    private Event next() {
        return events.next();
    }

    private static int line(Event event) {
        return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
