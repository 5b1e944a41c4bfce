package boocontrol.logs.boundary;

import boocontrol.logs.entity.LogFilter;
import boocontrol.platform.json.Query;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// Which lines of a log are asked for.
public class LogQuery {

    private static final int LONGEST_MODEL = 512;
    private static final int LONGEST_TEXT = 200;

    @Parameter(
            description = "which log; proxy when not given",
            schema = @Schema(enumeration = {"proxy", "upstream"}))
    @QueryParam("source")
    @Nullable String source;

    @Parameter(description = "only lines that say that they are about this model")
    @QueryParam("model")
    @Nullable String model;

    @Parameter(
            description = "only entries with a higher number, the lowest first to be taken",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0"))
    @QueryParam("after")
    @Nullable String after;

    @Parameter(
            description = "only entries with a lower number",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0"))
    @QueryParam("before")
    @Nullable String before;

    @Parameter(
            description = "at most so many entries",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "2000"))
    @QueryParam("limit")
    @DefaultValue("500")
    String limit = "500";

    @Parameter(description = "only lines that hold this text, whatever their case and colours")
    @QueryParam("q")
    @Nullable String text;

    @Parameter(
            description = "false leaves out what the host says about questions of BooControl",
            schema = @Schema(type = SchemaType.BOOLEAN))
    @QueryParam("own")
    @DefaultValue("true")
    String own = "true";

    LogFilter filter() {
        return new LogFilter(
                number("after", after),
                number("before", before),
                Query.read("model", model, given -> text(given, LONGEST_MODEL)),
                Query.read("q", text, given -> text(given, LONGEST_TEXT)),
                Query.read("own", own, LogQuery::truth).orElse(true),
                Query.limit(limit, LogFilter.MOST));
    }

    private static OptionalLong number(String name, @Nullable String text) {
        Optional<Long> number =
                Query.read(
                        name,
                        text,
                        given -> {
                            if (!given.matches("\\d{1,18}")) {
                                throw new IllegalArgumentException(
                                        "must be the number of an entry");
                            }
                            return Long.parseLong(given);
                        });
        return number.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    private static String text(String given, int longest) {
        if (given.isEmpty() || given.length() > longest || given.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "must be 1 to %d characters without NUL".formatted(longest));
        }
        return given;
    }

    private static boolean truth(String given) {
        return switch (given) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        };
    }
}
