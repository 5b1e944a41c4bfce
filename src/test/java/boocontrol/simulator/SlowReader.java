package boocontrol.simulator;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// An event stream that is read only from some moment on.
final class SlowReader implements AutoCloseable {

    private final Socket socket = new Socket();
    private final StringBuffer text = new StringBuffer();

    SlowReader(SimulatedHost host) {
        try {
            socket.setReceiveBufferSize(4096);
            socket.connect(new InetSocketAddress("127.0.0.1", host.port()), 2000);
            socket.getOutputStream()
                    .write(
                            "GET /api/events HTTP/1.1\r\nHost: a\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    void drain() {
        Thread.ofVirtual()
                .start(() -> {
                    var bytes = new byte[64 * 1024];
                    try {
                        var in = socket.getInputStream();
                        for (var n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                            text.append(new String(bytes, 0, n, StandardCharsets.UTF_8));
                        }
                    } catch (IOException e) {
                        text.append("[closed]");
                    }
                });
    }

    String text() {
        return text.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
