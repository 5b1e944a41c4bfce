package boocontrol.simulator.control;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// Log text of a model's server at a steady rate, with colours, long lines and what is no text.
public final class LogFlood {

    private static final int PIECE = 4096;
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final double MOST_OWED = 4_000_000;

    private final AtomicLong rate = new AtomicLong();
    private final Tasks tasks;
    private final String piece = text();

    public LogFlood(Tasks tasks) {
        this.tasks = tasks;
    }

    /// @param bytesPerSecond 0 ends it
    public void rate(long bytesPerSecond, Supplier<SwapProcess> process) {
        if (rate.getAndSet(bytesPerSecond) == 0 && bytesPerSecond > 0) {
            tasks.start("flood", () -> run(process));
        }
    }

    private void run(Supplier<SwapProcess> process) throws InterruptedException {
        var owed = 0.0;
        var last = process.get().clock().nanos();
        while (rate.get() > 0) {
            process.get().clock().sleep(PAUSE);
            var now = process.get().clock().nanos();
            owed = Math.min(MOST_OWED, owed + (now - last) / 1e9 * rate.get());
            last = now;
            for (; owed >= PIECE; owed -= PIECE) {
                process.get().log().upstream("flood", piece);
            }
        }
    }

    private static String text() {
        var text = new StringBuilder();
        for (var line = 0; text.length() < PIECE; line++) {
            text.append("\u001b[3").append(line % 8).append("m0.12.345.678 D slot update_slots: ");
            text.append("token ").append(line).append(" \u0000\u0001\ufffd\u001b[0m\r\n");
        }
        text.setLength(PIECE);
        return text.toString();
    }
}
