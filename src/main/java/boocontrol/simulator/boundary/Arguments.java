package boocontrol.simulator.boundary;

import boocontrol.simulator.boundary.AdminServer.Refused;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;

/// What a command is given.
public final class Arguments {

    private final JsonObject object;

    private Arguments(JsonObject object) {
        this.object = object;
    }

    public static Arguments of(byte[] body) throws Refused {
        if (body.length == 0) {
            return new Arguments(JsonValue.EMPTY_JSON_OBJECT);
        }
        return new Arguments(
                Bodies.object(body)
                        .orElseThrow(() -> new Refused(400, "the body must be a JSON object")));
    }

    public String text(String name) throws Refused {
        if (object.get(name) instanceof JsonString text) {
            return text.getString();
        }
        throw new Refused(400, "needs the text `" + name + "`");
    }

    public long number(String name) throws Refused {
        if (object.get(name) instanceof JsonNumber number) {
            return number.longValue();
        }
        throw new Refused(400, "needs the number `" + name + "`");
    }

    public boolean has(String name) {
        return object.containsKey(name);
    }

    /// True where it is not said.
    public boolean on() {
        return object.getBoolean("on", true);
    }

    public boolean flag(String name) {
        return object.getBoolean(name, false);
    }

    public List<Arguments> objects(String name) throws Refused {
        if (object.get(name) instanceof JsonArray many
                && many.stream().allMatch(JsonObject.class::isInstance)) {
            return many.getValuesAs(JsonObject.class).stream().map(Arguments::new).toList();
        }
        throw new Refused(400, "needs the list of objects `" + name + "`");
    }

    public List<String> texts(String name) throws Refused {
        if (object.get(name) instanceof JsonArray many) {
            return many.stream()
                    .filter(JsonString.class::isInstance)
                    .map(value -> ((JsonString) value).getString())
                    .toList();
        }
        throw new Refused(400, "needs the list `" + name + "`");
    }
}
