package boocontrol.platform.access;

import boocontrol.platform.access.Verdict.No;
import boocontrol.platform.access.Verdict.Pass;
import boocontrol.platform.access.Verdict.SignIn;
import boocontrol.platform.problems.Problem;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who may do what, decided from the request alone. The first row that fits answers:
///
/// | the request                                                           | answer                |
/// |-----------------------------------------------------------------------|-----------------------|
/// | came in on another address than loopback while no token is set        | 403                   |
/// | has no `Host`, several, or one that is not ours                       | 421                   |
/// | has another method than GET HEAD POST PUT PATCH DELETE OPTIONS        | 405                   |
/// | is for the socket and no GET                                          | 405                   |
/// | has NUL in its path                                                   | 400                   |
/// | changes something, or opens the socket, for another origin            | 403                   |
/// | wants a WebSocket elsewhere than at `/api/control/ws`                 | 404                   |
/// | changes something with a body that is no JSON (`/login`, `/logout`: no form) | 415            |
/// | changes something with an encoded (compressed) body                   | 415                   |
/// | is for `/login`, `/logout` or their style sheet                       | passes                |
/// | carries the token, or the cookie made from it, or no token is set     | passes                |
/// | is a person opening a page                                            | redirect to `/login`  |
/// | is anything else                                                      | 401                   |
///
/// What passes is yet answered with 405 when it is no GET or HEAD of a page or file.
///
/// `Host` is ours when it is `localhost`, `127.0.0.1`, `[::1]` or the address the connection came
/// in on, with our port or none, or is one of `boocontrol.access.hosts`. That stops other people's
/// pages whose names were made to point here (DNS rebinding), which the origin alone does not.
///
/// An origin is ours when its host and port are those of `Host`. Browsers send `Origin` with every
/// change and every handshake, programs need not. A DELETE without a body needs no media type: a
/// page elsewhere cannot send one without asking first, and we never say yes.
public final class AccessRules {

    static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private static final Set<String> OPEN = Set.of("/login", "/logout", "/pages.css");
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Pass PASS = new Pass();

    /// The container answers any method on a file with the file.
    private static final No READ_ONLY =
            new No(
                    Problem.ofStatus(405, "Pages and files are read only."),
                    Map.of("Allow", "GET, HEAD"));

    private final AccessSettings settings;

    public AccessRules(AccessSettings settings) {
        this.settings = settings;
    }

    /// @param now decides whether a cookie has ended
    public Verdict judge(Asked asked, Instant now) {
        return wrongAddress(asked)
                .or(() -> wrongHost(asked))
                .or(() -> wrongMethod(asked))
                .or(() -> wrongPath(asked))
                .or(() -> wrongOrigin(asked))
                .or(() -> wrongSocket(asked))
                .or(() -> wrongMedia(asked))
                .or(() -> wrongEncoding(asked))
                .<Verdict>map(no -> no)
                .orElseGet(() -> passing(asked, now));
    }

    private Verdict passing(Asked asked, Instant now) {
        var verdict = signedIn(asked, now);
        return verdict instanceof Pass && asked.file() && !asked.get() ? READ_ONLY : verdict;
    }

    private Optional<No> wrongAddress(Asked asked) {
        var open = settings.token().isEmpty() && !loopback(asked.localAddress());
        return refuseIf(
                open,
                Problem.of(
                        403,
                        "token-needed",
                        "Not open to other machines",
                        "Without BOOCONTROL_TOKEN only this machine is answered."));
    }

    private Optional<No> wrongHost(Asked asked) {
        var ours = asked.hosts().size() == 1 && ours(asked.hosts().getFirst(), asked);
        return refuseIf(
                !ours,
                Problem.of(
                        421,
                        "unknown-host",
                        "Not the name of this server",
                        "The Host header is not one this server answers to;"
                                + " boocontrol.access.hosts lists further ones."));
    }

    private static Optional<No> wrongMethod(Asked asked) {
        var socket = asked.socket();
        if (socket ? asked.method().equals("GET") : METHODS.contains(asked.method())) {
            return Optional.empty();
        }
        var problem =
                Problem.of(
                        405,
                        "method-not-allowed",
                        "Method not allowed",
                        socket
                                ? "A WebSocket is opened with GET."
                                : "This server does not know the method.");
        var allowed = socket ? "GET" : "GET, HEAD, OPTIONS";
        return Optional.of(new No(problem, Map.of("Allow", allowed)));
    }

    private static Optional<No> wrongPath(Asked asked) {
        return refuseIf(
                asked.path().indexOf('\0') >= 0,
                Problem.of(400, "bad-request", "Bad request", "The path holds a NUL."));
    }

    private Optional<No> wrongOrigin(Asked asked) {
        var matters = asked.mutation() || asked.socket();
        return refuseIf(
                matters && !sameOrigin(asked),
                Problem.of(
                        403,
                        "cross-origin",
                        "Another site asked",
                        "Only pages of this server may do this."));
    }

    private static Optional<No> wrongSocket(Asked asked) {
        return refuseIf(
                asked.handshake() && !asked.path().equals(Asked.SOCKET),
                Problem.ofStatus(404, "The live socket is at " + Asked.SOCKET + "."));
    }

    private static Optional<No> wrongMedia(Asked asked) {
        var form = Asked.FORMS.contains(asked.path());
        var wanted = form ? FORM : "application/json";
        var free =
                !asked.mutation()
                        || (asked.method().equals("DELETE")
                                && !asked.hasBody()
                                && asked.contentType().isEmpty());
        return refuseIf(
                !free && !asked.mediaType().equals(wanted),
                Problem.of(
                        415,
                        "unsupported-media-type",
                        "Unsupported media type",
                        "Send Content-Type: " + wanted + "."));
    }

    private static Optional<No> wrongEncoding(Asked asked) {
        if (!asked.mutation() || !asked.encoded()) {
            return Optional.empty();
        }
        var problem = Problem.ofStatus(415, "Send the body as it is, without Content-Encoding.");
        return Optional.of(new No(problem, Map.of("Accept-Encoding", "identity")));
    }

    private Verdict signedIn(Asked asked, Instant now) {
        if (OPEN.contains(asked.path()) || settings.token().isEmpty()) {
            return PASS;
        }
        if (carries(settings.token().get(), asked, now)) {
            return PASS;
        }
        return asked.navigation() ? new SignIn() : unauthorized();
    }

    /// The token decides where it is sent; a cookie beside a wrong token does not help.
    private static boolean carries(AccessToken token, Asked asked, Instant now) {
        return asked.authorization()
                .map(header -> bearer(header).filter(token::matches).isPresent())
                .orElseGet(() -> asked.cookie().filter(c -> token.accepts(c, now)).isPresent());
    }

    private static Optional<String> bearer(String header) {
        return header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? Optional.of(header.substring(7).strip())
                : Optional.empty();
    }

    private static No unauthorized() {
        return new No(
                Problem.of(
                        401,
                        "unauthorized",
                        "Token missing or wrong",
                        "Send Authorization: Bearer with the value of BOOCONTROL_TOKEN,"
                                + " or sign in at /login."),
                Map.of("WWW-Authenticate", "Bearer realm=\"BooControl\""));
    }

    private boolean ours(String header, Asked asked) {
        var host = header.strip().toLowerCase(Locale.ROOT);
        var name = host.replaceFirst(":\\d{1,5}$", "");
        var port = host.substring(name.length());
        var bound = port.isEmpty() || port.equals(":" + settings.port());
        return (bound && local(name, asked))
                || settings.hosts().contains(host)
                || settings.hosts().contains(name);
    }

    private static boolean local(String name, Asked asked) {
        return List.of("localhost", "127.0.0.1", "[::1]").contains(name)
                || name.equals(asked.localAddress())
                || literal(name).isPresent() && literal(name).equals(address(asked.localAddress()));
    }

    private static boolean sameOrigin(Asked asked) {
        var site = asked.fetchSite().map(s -> s.equals("same-origin") || s.equals("none"));
        var origin = asked.origin().map(o -> authority(o).equals(hostOf(asked)));
        return site.orElse(true) && origin.orElse(true);
    }

    private static Optional<String> hostOf(Asked asked) {
        return Optional.of(asked.hosts().getFirst().strip().toLowerCase(Locale.ROOT));
    }

    private static Optional<String> authority(String origin) {
        var text = origin.strip().toLowerCase(Locale.ROOT);
        return text.matches("https?://[^/?#@]+")
                ? Optional.of(text.substring(text.indexOf("://") + 3))
                : Optional.empty();
    }

    private static boolean loopback(String address) {
        return address(address).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    /// An IPv6 address in brackets; the same one is written in many ways.
    private static Optional<InetAddress> literal(String name) {
        return name.matches("\\[[0-9a-f:.]+]")
                ? address(name.substring(1, name.length() - 1))
                : Optional.empty();
    }

    /// Without the zone of a link-local address, which no `Host` carries.
    private static Optional<InetAddress> address(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text.split("%", 2)[0]));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<No> refuseIf(boolean refuse, Problem problem) {
        return refuse ? Optional.of(new No(problem, Map.of())) : Optional.empty();
    }
}
