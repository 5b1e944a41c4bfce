package boocontrol.simulator.control;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// The last 100 KB of a log, and whoever wants to hear what comes.
final class TextRing {

    private static final int SIZE = 100 * 1024;

    private final byte[] bytes = new byte[SIZE];
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private int start;
    private int length;

    void write(String text) {
        append(text.getBytes(StandardCharsets.UTF_8));
        listeners.forEach(listener -> listener.accept(text));
    }

    private synchronized void append(byte[] text) {
        var from = Math.max(0, text.length - SIZE);
        for (var i = from; i < text.length; i++) {
            bytes[(start + length) % SIZE] = text[i];
            if (length < SIZE) {
                length++;
            } else {
                start = (start + 1) % SIZE;
            }
        }
    }

    synchronized String history() {
        var copy = new byte[length];
        var head = Math.min(length, SIZE - start);
        System.arraycopy(bytes, start, copy, 0, head);
        System.arraycopy(bytes, 0, copy, head, length - head);
        return new String(copy, StandardCharsets.UTF_8);
    }

    void listen(Consumer<String> listener) {
        listeners.add(listener);
    }

    void forget(Consumer<String> listener) {
        listeners.remove(listener);
    }
}
