package boocontrol.activity.boundary;

import boocontrol.activity.control.ActivityStore;
import boocontrol.activity.entity.ActivityRow;
import boocontrol.activity.entity.Cursor;
import boocontrol.activity.entity.RowPage;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/// Writes rows as CSV, a page at a time, so that it takes no more room than one.
final class ActivityCsv implements StreamingOutput {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180
                    .builder()
                    .setHeader(
                            "id",
                            "provider_id",
                            "ended_at",
                            "received_at",
                            "model",
                            "path",
                            "status",
                            "input_tokens",
                            "output_tokens",
                            "cache_tokens",
                            "prompt_per_second",
                            "tokens_per_second",
                            "duration_ms",
                            "error_message")
                    .get();

    private final ActivityStore store;
    private final RowPage first;

    ActivityCsv(ActivityStore store, RowPage first) {
        this.store = store;
        this.first = first;
    }

    @Override
    public void write(OutputStream out) throws IOException {
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        var csv = new CSVPrinter(writer, FORMAT);
        var page = Optional.of(first);
        while (page.isPresent()) {
            var rows = store.find(page.get());
            for (var row : rows) {
                print(csv, row);
            }
            page =
                    rows.size() < first.limit()
                            ? Optional.empty()
                            : Optional.of(first.after(place(rows.getLast())));
        }
        csv.flush();
    }

    private Cursor place(ActivityRow last) {
        return Cursor.of(last, first.order().by());
    }

    private static void print(CSVPrinter csv, ActivityRow row) throws IOException {
        var told = row.row();
        csv.printRecord(
                row.publicId(),
                row.provider(),
                told.endedAt(),
                row.receivedAt(),
                text(Optional.of(told.model())),
                text(told.path()),
                number(told.status()),
                number(told.inputTokens()),
                number(told.outputTokens()),
                number(told.cacheTokens()),
                number(told.promptPerSecond()),
                number(told.tokensPerSecond()),
                number(told.durationMs()),
                text(told.errorMessage()));
    }

    /// A spreadsheet would run what begins like a formula.
    private static String text(Optional<String> text) {
        var told = text.orElse("");
        return !told.isEmpty() && "=+-@\t\r".indexOf(told.charAt(0)) >= 0 ? "'" + told : told;
    }

    private static String number(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : "";
    }

    private static String number(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : "";
    }

    private static String number(OptionalDouble number) {
        return number.isPresent() ? Double.toString(number.getAsDouble()) : "";
    }
}
