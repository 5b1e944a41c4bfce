package boocontrol.llamaswap.control;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// A host could not be asked, or did not finish its answer. Carries words for a person, never an
/// address, a header or content.
class Unanswered extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    Unanswered(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }

    /// The connection was made and then broke: the one kind of loss that asking again may heal.
    static final class Broken extends Unanswered {

        private static final long serialVersionUID = 1L;

        Broken(String reason) {
            super(reason);
        }
    }

    /// Finds the best-known cause among `failure` and its causes.
    static Unanswered because(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .map(Unanswered::known)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> unknown(failure));
    }

    private static Unanswered unknown(Throwable failure) {
        return failure instanceof IOException
                ? new Broken("the connection broke")
                : new Unanswered("the call failed: " + failure.getClass().getSimpleName());
    }

    private static Optional<Unanswered> known(Throwable cause) {
        return Optional.ofNullable(
                switch (cause) {
                    case UnknownHostException _ -> new Unanswered("its name is not known");
                    case NoRouteToHostException _ -> new Unanswered("there is no route to it");
                    case ConnectException e when says(e, "timed out") ->
                            new Unanswered("no answer to connecting");
                    case ConnectException _ -> new Unanswered("connection refused");
                    case SocketTimeoutException _ -> new Unanswered("no byte came in time");
                    // Apache's time-out of a connection attempt is no SocketTimeoutException.
                    case InterruptedIOException _ -> new Unanswered("no answer to connecting");
                    case SSLException _ -> new Unanswered("TLS failed");
                    case SocketException e when says(e, "reset") ->
                            new Broken("the connection was reset");
                    case SocketException _ -> new Broken("the connection broke");
                    default -> ofHttp(cause);
                });
    }

    /// The HTTP engine is the container's: its classes are known by name only.
    private static @Nullable Unanswered ofHttp(Throwable cause) {
        return switch (cause.getClass().getSimpleName()) {
            case "NoHttpResponseException" -> new Broken("it hung up without an answer");
            case "ConnectionClosedException", "TruncatedChunkException" ->
                    new Broken("the connection broke off");
            case "MalformedChunkCodingException", "ParseException", "ClientProtocolException" ->
                    new Unanswered("what it answers is not HTTP");
            default -> null;
        };
    }

    private static boolean says(Exception e, String words) {
        return e.getMessage() != null && e.getMessage().contains(words);
    }
}
