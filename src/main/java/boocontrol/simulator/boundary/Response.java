package boocontrol.simulator.boundary;

import boocontrol.simulator.control.ErrorForms;
import boocontrol.simulator.control.Gate;
import boocontrol.simulator.control.HostClock;
import boocontrol.simulator.control.Sink;
import boocontrol.simulator.entity.GoText;
import boocontrol.simulator.entity.Headers;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// One answer, written as Go's server writes it: the handler's headers sorted, then Date, and what
/// the server adds itself. A body of up to 2 KB that nobody flushed has a length, others come in
/// chunks.
///
/// A caller who is gone makes writing a no-op.
final class Response implements Sink {

    private static final int BUFFERED = 2048;

    private final OutputStream out;
    private final HostClock clock;
    private final Gate gate;
    private final boolean bodiless;
    private final boolean last;
    private Headers headers = Headers.NONE;
    private int status;
    private boolean sniffed;
    private boolean streamed;
    private byte[] pending = new byte[0];
    private boolean headSent;
    private boolean chunked;
    private boolean broken;
    private long bytes;

    /// @param bodiless the request was a HEAD
    /// @param last the connection ends after it
    Response(OutputStream out, HostClock clock, Gate gate, boolean bodiless, boolean last) {
        this.out = out;
        this.clock = clock;
        this.gate = gate;
        this.bodiless = bodiless;
        this.last = last;
    }

    @Override
    public void head(int newStatus, Headers newHeaders) {
        if (status == 0) {
            status = newStatus;
            headers = newHeaders;
            if (newHeaders.get("Content-Type").startsWith("text/event-stream")) {
                flush();
            }
        }
    }

    /// Sends the head now; what follows comes in chunks.
    void flush() {
        streamed = true;
        sendHead();
    }

    @Override
    public void write(byte[] part) {
        bytes += part.length;
        if (streamed) {
            sendChunk(part);
        } else {
            var all = new byte[pending.length + part.length];
            System.arraycopy(pending, 0, all, 0, pending.length);
            System.arraycopy(part, 0, all, pending.length, part.length);
            pending = all;
        }
    }

    /// A short text for which the server guesses the type.
    void plain(String text, boolean guessed) {
        sniffed = guessed;
        head(200, guessed ? Headers.NONE : TEXT);
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    void send(int newStatus, String contentType, String text) {
        head(newStatus, Headers.of("Content-Type", contentType));
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    void send(int newStatus, Headers with, String text) {
        head(newStatus, with);
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Completes the answer.
    ///
    /// @return whether the connection can be used again
    boolean end() {
        if (status == 0) {
            status = 200;
        }
        sendHead();
        if (chunked && !bodiless) {
            raw("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        return !broken;
    }

    int status() {
        return status == 0 ? 200 : status;
    }

    long bytes() {
        return bytes;
    }

    private void sendHead() {
        if (headSent) {
            return;
        }
        headSent = true;
        var text = new StringBuilder("HTTP/1.1 " + status + " " + ErrorForms.phrase(status));
        headers.values().forEach((name, value) -> line(text, name, value));
        if (!headers.has("Date")) {
            line(text, "Date", GoText.httpDate(clock.now()));
        }
        if (!headers.has("Content-Length") && status != 204) {
            length(text);
        }
        if (sniffed) {
            line(text, "Content-Type", TEXT.get("Content-Type"));
        }
        if (last && !headers.has("Connection")) {
            line(text, "Connection", "close");
        }
        if (chunked) {
            line(text, "Transfer-Encoding", "chunked");
        }
        text.append("\r\n\r\n");
        raw(text.toString().getBytes(StandardCharsets.UTF_8));
        if (!bodiless && pending.length > 0) {
            if (chunked) {
                sendChunk(pending);
            } else {
                raw(pending);
            }
        }
    }

    private void length(StringBuilder text) {
        if (streamed || pending.length > BUFFERED) {
            chunked = true;
        } else if (!bodiless || pending.length > 0) {
            line(text, "Content-Length", Integer.toString(pending.length));
        }
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("\r\n").append(name).append(": ").append(value);
    }

    private void sendChunk(byte[] part) {
        if (part.length == 0 || bodiless) {
            return;
        }
        var size = (Integer.toHexString(part.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        var chunk = new byte[size.length + part.length + 2];
        System.arraycopy(size, 0, chunk, 0, size.length);
        System.arraycopy(part, 0, chunk, size.length, part.length);
        chunk[chunk.length - 2] = '\r';
        chunk[chunk.length - 1] = '\n';
        raw(chunk);
    }

    private void raw(byte[] data) {
        if (broken) {
            return;
        }
        try {
            gate.pass();
            out.write(data);
            out.flush();
        } catch (IOException e) {
            broken = true;
        } catch (InterruptedException e) {
            broken = true;
            Thread.currentThread().interrupt();
        }
    }

    private static final Headers TEXT = Headers.of("Content-Type", "text/plain; charset=utf-8");
}
