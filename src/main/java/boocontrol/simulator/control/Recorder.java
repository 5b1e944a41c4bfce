package boocontrol.simulator.control;

import boocontrol.simulator.entity.Headers;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/// Passes an answer on and remembers it for the row, the capture and the in-flight list.
final class Recorder implements Sink {

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final Sink out;
    private final Optional<Inflight.Entry> entry;
    private final HostClock clock;
    private Headers headers = Headers.NONE;
    private int status;
    private long firstByte;
    private String error = "";

    Recorder(Sink out, Optional<Inflight.Entry> entry, HostClock clock) {
        this.out = out;
        this.entry = entry;
        this.clock = clock;
        this.firstByte = clock.nanos();
    }

    @Override
    public void head(int newStatus, Headers newHeaders) {
        if (status == 0) {
            status = newStatus;
            headers = newHeaders;
            firstByte = clock.nanos();
            out.head(newStatus, newHeaders);
        } else {
            headers = merged(newHeaders);
        }
        entry.ifPresent(e -> e.answered(headers));
    }

    @Override
    public void write(byte[] part) {
        body.writeBytes(part);
        out.write(part);
        entry.ifPresent(e -> e.flowed(part.length));
    }

    /// An error of the host itself.
    void fail(int newStatus, ErrorForms.Form form, String message, Headers with) {
        error = form.readable() ? message : "";
        whole(newStatus, with, form.bytes());
    }

    void error(String message) {
        error = message;
    }

    /// 0 until an answer began.
    int status() {
        return status;
    }

    Headers headers() {
        return headers;
    }

    byte[] body() {
        return body.toByteArray();
    }

    boolean isEmpty() {
        return body.size() == 0;
    }

    long sinceFirstByte() {
        return clock.nanos() - firstByte;
    }

    String error() {
        return error;
    }

    private Headers merged(Headers more) {
        var all = headers;
        for (var header : more.values().entrySet()) {
            all = all.with(header.getKey(), header.getValue());
        }
        return all;
    }
}
