package boocontrol.testing.conformance;

import boocontrol.testing.Await;
import boocontrol.testing.RecordedHostFiles.Chunk;
import boocontrol.testing.RecordedHostFiles.Stream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/// Follows the event stream of a live host and keeps every chunk.
final class EventTap implements AutoCloseable {

    private static final Pattern REQUEST = Pattern.compile("\\\\\"id\\\\\":\\\\\"(\\d+)\\\\\"");

    private final RawClient.Answer answer;
    private final List<Chunk> chunks = new CopyOnWriteArrayList<>();
    private final Thread reader;

    EventTap(RawClient client, Map<String, String> headers) throws IOException {
        answer = client.open("GET", "/api/events", headers, "");
        reader = Thread.ofVirtual().start(() -> RawClient.chunks(answer, chunks::add));
    }

    /// Waits for the first frame of `type`.
    void await(String type) {
        Await.until("a frame of type " + type, () -> count(type) > 0);
    }

    void await(String type, int count) {
        Await.until(count + " frames of type " + type, () -> count(type) >= count);
    }

    int count(String type) {
        return (int) texts().filter(text -> text.contains("{\"type\":\"" + type + "\"")).count();
    }

    /// The largest id of a request in flight that was told, 0 for none: ids count up.
    long lastRequest() {
        return texts().filter(text -> text.contains("{\"type\":\"inflight\""))
                .flatMap(text -> REQUEST.matcher(text).results())
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .max()
                .orElse(0);
    }

    /// Waits for a request that came after `earlier`.
    long requestAfter(long earlier) {
        Await.until("another request in flight", () -> lastRequest() > earlier);
        return lastRequest();
    }

    private java.util.stream.Stream<String> texts() {
        return chunks.stream().map(chunk -> new String(chunk.bytes(), StandardCharsets.UTF_8));
    }

    Stream stream() {
        return new Stream(answer.head().raw(), 0, List.copyOf(chunks), 0, "closed by recorder");
    }

    @Override
    public void close() throws IOException {
        answer.close();
        try {
            reader.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
