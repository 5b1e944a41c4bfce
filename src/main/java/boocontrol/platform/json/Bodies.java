package boocontrol.platform.json;

import boocontrol.platform.problems.OwnWords;
import boocontrol.platform.problems.Problem;
import boocontrol.platform.problems.Refused;
import jakarta.json.JsonConfig;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.bind.JsonbException;
import jakarta.json.stream.JsonParsingException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Reads the bodies of requests into records, strictly: UTF-8, one document of at most 1 MiB, no
/// key twice, every field known and of its type. What does not fit is refused with the place.
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class Bodies implements MessageBodyReader<Object> {

    /// The longest body of the control API in bytes.
    static final int LONGEST = 1024 * 1024;

    private static final JsonReaderFactory READERS =
            jakarta.json.Json.createReaderFactory(
                    Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    @Override
    public boolean isReadable(
            Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body) {
        var bytes = bytes(body);
        if (bytes.length > LONGEST) {
            throw new Refused(Problem.ofStatus(413));
        }
        return read(text(bytes), type);
    }

    private static byte[] bytes(InputStream body) {
        try {
            return body.readNBytes(LONGEST + 1);
        } catch (IOException _) {
            // Chunks that are none, fewer bytes than announced, an end half-way.
            throw refused("The body breaks off or is not sent as its headers say.");
        }
    }

    /// @throws Refused with 400 and the place
    static <T> T read(String text, Class<T> type) {
        Shape.fault(document(text), type, "")
                .ifPresent(fault -> {
                    throw refused(fault.endsWith("?") ? fault : fault + ".");
                });
        try {
            return Json.jsonb().fromJson(text, type);
        } catch (JsonbException | IllegalArgumentException e) {
            throw refused(OwnWords.of(e).orElse("The body does not fit") + ".");
        }
    }

    private static JsonValue document(String text) {
        if (text.isBlank()) {
            throw refused("The body is empty; send a JSON object.");
        }
        try (var reader = READERS.createReader(new StringReader(text))) {
            return reader.readValue();
        } catch (JsonParsingException e) {
            var at = e.getLocation();
            throw refused(
                    "The body is no JSON, or has a key twice, at line %d, column %d."
                            .formatted(at.getLineNumber(), at.getColumnNumber()));
        } catch (RuntimeException _) {
            // Parsson's limits throw bare runtime exceptions.
            throw refused("The body is nested too deeply or holds too long a number.");
        }
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            throw refused("The body is not in UTF-8.");
        }
    }

    private static Refused refused(String detail) {
        return new Refused(Problem.ofStatus(400, detail));
    }
}
