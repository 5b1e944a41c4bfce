package boocontrol.platform.access;

import boocontrol.platform.pages.Answers;
import boocontrol.platform.pages.Html;
import boocontrol.platform.problems.Problem;
import boocontrol.platform.time.Ticker;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `/login`: one field for the token, answered with a cookie; `/logout` takes the cookie back.
///
/// The only change that is not asked for in JSON, so that it works without script. At most ten
/// wrong tokens a minute are looked at.
@WebServlet(urlPatterns = {"/login", "/logout"})
public class SignIn extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Logger LOGGER = System.getLogger(SignIn.class.getName());

    /// Far above any token; what is longer is not read.
    private static final int LONGEST_FORM = 8192;

    @Inject transient Access access;

    @Inject transient Clock clock;

    @Inject transient Ticker ticker;

    private final transient SignInBudget budget = new SignInBudget(10, Duration.ofMinutes(1));

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var next = local(request.getParameter("next"));
        if (request.getServletPath().equals("/logout")) {
            response.setHeader("Allow", "POST");
            Answers.problem(
                    request,
                    response,
                    Problem.of(
                            405, "method-not-allowed", "Method not allowed", "Sign out by POST."));
        } else if (access.settings().token().isEmpty() || signedIn(request)) {
            Answers.redirect(response, next);
        } else {
            Answers.html(response, 200, Html.signIn(next, ""));
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (request.getServletPath().equals("/logout")) {
            response.addCookie(cookie("", 0));
            Answers.redirect(response, "/login");
            return;
        }
        var form = form(request);
        var next = local(field(form, "next").orElse(null));
        var token = access.settings().token();
        if (token.isEmpty()) {
            Answers.redirect(response, next);
        } else if (!budget.open(ticker.nanos())) {
            response.setHeader("Retry-After", "60");
            Answers.html(response, 429, Html.signIn(next, "Too many wrong tokens. Wait a minute."));
        } else if (field(form, "token")
                .map(String::strip)
                .filter(token.get()::matches)
                .isPresent()) {
            var life = (int) AccessToken.COOKIE_LIFE.toSeconds();
            response.addCookie(cookie(token.get().cookie(clock.instant()), life));
            Answers.redirect(response, next);
        } else {
            budget.failed(ticker.nanos());
            LOGGER.log(
                    Level.WARNING, "sign-in with a wrong token from {0}", request.getRemoteAddr());
            Answers.html(response, 401, Html.signIn(next, "That is not the token."));
        }
    }

    private boolean signedIn(HttpServletRequest request) {
        var token = access.settings().token();
        return request.getCookies() != null
                && Arrays.stream(request.getCookies())
                        .filter(cookie -> cookie.getName().equals(Access.COOKIE))
                        .anyMatch(cookie ->
                                token.isPresent()
                                        && token.get().accepts(cookie.getValue(), clock.instant()));
    }

    private Cookie cookie(String value, int seconds) {
        var cookie = new Cookie(Access.COOKIE, value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(access.settings().secureCookie());
        cookie.setAttribute("SameSite", "Strict");
        cookie.setMaxAge(seconds);
        return cookie;
    }

    private static String form(HttpServletRequest request) throws IOException {
        var bytes = request.getInputStream().readNBytes(LONGEST_FORM);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Optional<String> field(String form, String name) {
        return Arrays.stream(form.split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> decoded(pair.substring(name.length() + 1)))
                .findFirst();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    /// A path of ours; anything that could lead elsewhere becomes the start page.
    static String local(@Nullable String next) {
        return next != null
                        && next.matches(
                                "/([A-Za-z0-9._~!$&'()*+,;=:@%?-][\\x21-\\x5b\\x5d-\\x7e]*)?")
                        && !next.contains("\\")
                ? next
                : "/";
    }
}
