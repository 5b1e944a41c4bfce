package boocontrol.live.boundary;

import boocontrol.live.control.Wire;
import boocontrol.live.entity.Ending;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A session's WebSocket.
///
/// Liberty's blocking send has no time-out, and while it is stuck `close` cannot end the
/// connection: both would stay for as long as the other side likes. So each send is an asynchronous
/// one with a time-out, and the next waits for it (what is sent while another send is open is
/// lost).
final class SocketWire implements Wire {

    private static final Logger LOGGER = System.getLogger(SocketWire.class.getName());

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// The container looks at its time-outs once a second; this is for when it forgets one.
    private static final Duration FORGOTTEN = PATIENCE.plusSeconds(5);

    /// While the container answers a ping, a send of ours is refused at once.
    private static final int TRIES = 10;

    private static final Duration BETWEEN = Duration.ofMillis(20);

    private final Session socket;
    private final LiveHandshake.Guest guest;

    SocketWire(Session socket, LiveHandshake.Guest guest) {
        this.socket = socket;
        this.guest = guest;
        socket.getAsyncRemote().setSendTimeout(PATIENCE.toMillis());
    }

    @Override
    public void send(String text) throws IOException {
        try {
            var tries = 1;
            for (var result = once(text); !result.isOK(); result = once(text)) {
                if (tries++ == TRIES || !socket.isOpen()) {
                    throw new IOException("not sent", result.getException());
                }
                Thread.sleep(BETWEEN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException().initCause(e);
        }
    }

    @Override
    public boolean welcome() {
        return guest.welcome();
    }

    @Override
    public void close(Ending ending) {
        try {
            socket.close(new CloseReason(CloseCodes.getCloseCode(ending.code()), ending.reason()));
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.DEBUG, "could not say goodbye", e);
        }
    }

    private SendResult once(String text) throws IOException, InterruptedException {
        var result = new CompletableFuture<SendResult>();
        try {
            socket.getAsyncRemote().sendText(text, result::complete);
            return result.get(FORGOTTEN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IllegalStateException | ExecutionException | TimeoutException e) {
            throw new IOException("not sent", e);
        }
    }
}
