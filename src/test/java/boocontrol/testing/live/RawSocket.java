package boocontrol.testing.live;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// A WebSocket client of bare bytes, that can do what a well-behaved one cannot: knock with any
/// header, send in parts, not read, vanish.
public final class RawSocket implements AutoCloseable {

    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int PING = 9;
    public static final int PONG = 10;

    private static final int CLOSE = 8;
    private static final int LAST = 0x80;
    private static final int MASKED = 0x80;
    private static final byte[] MASK = {1, 2, 3, 4};

    /// What the server said.
    public sealed interface Heard {

        record Message(int opcode, byte[] bytes) implements Heard {

            public String text() {
                return new String(bytes, StandardCharsets.UTF_8);
            }
        }

        /// @param code 1006 when the connection ended without a word
        record Closed(int code, String reason) implements Heard {}
    }

    private final Socket socket;
    private final DataInputStream in;
    private final int status;

    /// @param receiveBuffer bytes the kernel may take in while nobody reads; 0 as it likes
    private RawSocket(Socket socket, URI server, Map<String, String> headers, int receiveBuffer)
            throws IOException {
        this.socket = socket;
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), 5_000);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(5_000);
        in = new DataInputStream(socket.getInputStream());
        var all = new LinkedHashMap<String, String>();
        all.put("Host", server.getAuthority());
        all.put("Upgrade", "websocket");
        all.put("Connection", "Upgrade");
        all.put("Sec-WebSocket-Key", "AAAAAAAAAAAAAAAAAAAAAA==");
        all.put("Sec-WebSocket-Version", "13");
        all.putAll(headers);
        var query = server.getRawQuery() == null ? "" : "?" + server.getRawQuery();
        var request = new StringBuilder("GET " + server.getRawPath() + query + " HTTP/1.1\r\n");
        all.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
        socket.getOutputStream()
                .write(request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        status = Integer.parseInt(head().split(" ", 3)[1]);
    }

    public static RawSocket open(URI server, Map<String, String> headers) {
        return open(server, headers, 0);
    }

    public static RawSocket open(URI server, Map<String, String> headers, int receiveBuffer) {
        var socket = new Socket();
        try {
            return new RawSocket(socket, server, headers, receiveBuffer);
        } catch (IOException e) {
            abandon(socket);
            throw new UncheckedIOException(e);
        }
    }

    /// The HTTP status of the handshake: 101 when the socket is open.
    public int status() {
        return status;
    }

    /// The next message, or the end. Pongs and parts are told as they come.
    ///
    /// @param patience for its first byte; the rest has 20 s
    /// @throws java.net.SocketTimeoutException when nothing came
    public Heard hear(Duration patience) throws IOException {
        try {
            socket.setSoTimeout((int) patience.toMillis());
            var first = in.readUnsignedByte();
            socket.setSoTimeout(20_000);
            return rest(first & 0x0f);
        } catch (EOFException | SocketException _) {
            return new Heard.Closed(1006, "");
        }
    }

    private Heard rest(int opcode) throws IOException {
        try {
            var bytes = new byte[length(in.readUnsignedByte())];
            in.readFully(bytes);
            return opcode == CLOSE ? closed(bytes) : new Heard.Message(opcode, bytes);
        } catch (SocketTimeoutException _) {
            return new Heard.Closed(1006, "half a frame");
        }
    }

    /// The next message of text; anything else is a failure.
    public String text() throws IOException {
        return switch (hear(Duration.ofSeconds(20))) {
            case Heard.Message message -> message.text();
            case Heard.Closed(var code, var reason) ->
                    throw new AssertionError("closed with " + code + " " + reason);
        };
    }

    public void say(String text) throws IOException {
        say(TEXT, true, text.getBytes(StandardCharsets.UTF_8));
    }

    /// One frame; the opcode of a continuation is 0.
    public void say(int opcode, boolean last, byte[] bytes) throws IOException {
        var frame = new ByteArrayOutputStream();
        frame.write(opcode | (last ? LAST : 0));
        if (bytes.length < 126) {
            frame.write(MASKED | bytes.length);
        } else if (bytes.length < 65_536) {
            frame.write(MASKED | 126);
            frame.writeBytes(ByteBuffer.allocate(2).putShort((short) bytes.length).array());
        } else {
            frame.write(MASKED | 127);
            frame.writeBytes(ByteBuffer.allocate(8).putLong(bytes.length).array());
        }
        frame.writeBytes(MASK);
        for (var i = 0; i < bytes.length; i++) {
            frame.write(bytes[i] ^ MASK[i % MASK.length]);
        }
        socket.getOutputStream().write(frame.toByteArray());
    }

    /// Gone, as by a pulled cable that is noticed: without a word, with a reset.
    public void vanish() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static void abandon(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is of no use any more.
        }
    }

    private int length(int first) throws IOException {
        var small = first & 0x7f;
        return switch (small) {
            case 126 -> in.readUnsignedShort();
            case 127 -> Math.toIntExact(in.readLong());
            default -> small;
        };
    }

    private static Heard closed(byte[] bytes) {
        if (bytes.length < 2) {
            return new Heard.Closed(1005, "");
        }
        var code = ByteBuffer.wrap(bytes).getShort() & 0xffff;
        return new Heard.Closed(
                code, new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_8));
    }

    private String head() throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }
}
