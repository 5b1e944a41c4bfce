package boocontrol.simulator.control;

import boocontrol.simulator.entity.Row;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// What is wrong with a host right now. All of it can be set and taken back while it runs.
public final class Faults {

    private final AtomicInteger dropEvery = new AtomicInteger();
    private final AtomicLong rowsTold = new AtomicLong();
    private final Map<String, String> failingLoads = new ConcurrentHashMap<>();
    private final Map<String, Integer> crashes = new ConcurrentHashMap<>();
    private volatile boolean muted;
    private volatile boolean frozenGpu;
    private volatile boolean blankGpu;
    private volatile String page = "";
    private volatile boolean repeatRows;
    private volatile boolean swapRows;

    /// Keeps back every k-th row message; 0 sends all.
    public void dropEvery(int k) {
        dropEvery.set(k);
    }

    boolean withholdsRow() {
        var k = dropEvery.get();
        return k > 0 && rowsTold.incrementAndGet() % k == 0;
    }

    /// Event streams stay open but say nothing.
    public void muted(boolean on) {
        muted = on;
    }

    public boolean muted() {
        return muted;
    }

    /// No more GPU samples; the rest goes on.
    public void frozenGpu(boolean on) {
        frozenGpu = on;
    }

    boolean frozenGpu() {
        return frozenGpu;
    }

    /// GPU figures are 0, as where the tool says N/A.
    public void blankGpu(boolean on) {
        blankGpu = on;
    }

    boolean blankGpu() {
        return blankGpu;
    }

    /// Every answer is this HTML page, as from a login in front; empty is none.
    public void page(String html) {
        page = html;
    }

    public Optional<String> page() {
        return page.isEmpty() ? Optional.empty() : Optional.of(page);
    }

    /// Row messages change places with their next one.
    public void swapRows(boolean on) {
        swapRows = on;
    }

    boolean swapsRows() {
        return swapRows;
    }

    /// Each row message is sent twice.
    public void repeatRows(boolean on) {
        repeatRows = on;
    }

    boolean repeatsRows() {
        return repeatRows;
    }

    /// The next load of this model fails.
    public void failNextLoad(String model, String reason) {
        failingLoads.put(model, reason);
    }

    Optional<String> takeFailingLoad(String model) {
        return Optional.ofNullable(failingLoads.remove(model));
    }

    /// The model's server dies in its next answer, after so many tokens.
    public void crashAfter(String model, int tokens) {
        crashes.put(model, tokens);
    }

    Optional<Integer> takeCrash(String model) {
        return Optional.ofNullable(crashes.remove(model));
    }

    /// A row that no reader can store as it is.
    public enum Poison {
        NUL("{\"id\":%id%,\"timestamp\":\"%at%\",\"model\":\"nul\\u0000model\"," + REST),
        SURROGATE("{\"id\":%id%,\"timestamp\":\"%at%\",\"model\":\"half\\ud800\"," + REST),
        HUGE_NUMBER(
                "{\"id\":%id%,\"timestamp\":\"%at%\",\"model\":\"m\",\"req_path\":\"/v1/x\","
                        + "\"resp_content_type\":\"\",\"resp_status_code\":200,\"tokens\":"
                        + "{\"cache_tokens\":0,\"input_tokens\":1,\"output_tokens\":1,"
                        + "\"prompt_per_second\":1e400,\"tokens_per_second\":1},"
                        + "\"input_tokens\":1,\"prompt_per_second\":1e400,"
                        + "\"duration_ms\":1,\"has_capture\":false}"),
        OVERFLOW(
                "{\"id\":%id%,\"timestamp\":\"%at%\",\"model\":\"m\",\"req_path\":\"/v1/x\","
                        + "\"resp_content_type\":\"\",\"resp_status_code\":200,\"tokens\":"
                        + "{\"cache_tokens\":0,\"input_tokens\":99999999999,\"output_tokens\":1,"
                        + "\"prompt_per_second\":1,\"tokens_per_second\":1},"
                        + "\"input_tokens\":99999999999,\"duration_ms\":1,\"has_capture\":false}"),
        FAR_YEAR("{\"id\":%id%,\"timestamp\":\"10000-01-01T00:00:00Z\",\"model\":\"m\"," + REST),
        WRONG_TYPE("{\"id\":%id%,\"timestamp\":17,\"model\":[\"m\"]," + REST);

        final String json;

        Poison(String json) {
            this.json = json;
        }

        public Row on(Row row) {
            return new Row(
                    row.id(),
                    row.at(),
                    row.model(),
                    row.path(),
                    row.contentType(),
                    row.status(),
                    row.tokens(),
                    row.durationMs(),
                    false,
                    row.error(),
                    row.metadata(),
                    json);
        }
    }

    private static final String REST =
            "\"req_path\":\"/v1/chat/completions\",\"resp_content_type\":\"application/json\","
                    + "\"resp_status_code\":200,\"tokens\":{\"cache_tokens\":0,\"input_tokens\":1,"
                    + "\"output_tokens\":1,\"prompt_per_second\":1,\"tokens_per_second\":1},"
                    + "\"cache_tokens\":0,\"input_tokens\":1,\"output_tokens\":1,"
                    + "\"prompt_per_second\":1,\"tokens_per_second\":1,"
                    + "\"duration_ms\":5,\"has_capture\":false}";
}
