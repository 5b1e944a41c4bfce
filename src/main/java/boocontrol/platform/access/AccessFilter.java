package boocontrol.platform.access;

import boocontrol.platform.pages.Answers;
import boocontrol.platform.pages.SafeHeaders;
import boocontrol.platform.problems.Problem;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Stands before everything: files, pages, resources and the handshake of the socket. Sets the
/// headers that keep browsers safe and lets through what [AccessRules] lets through.
@WebFilter(
        filterName = "access",
        urlPatterns = "/*",
        asyncSupported = true,
        dispatcherTypes = DispatcherType.REQUEST)
public class AccessFilter implements Filter {

    @Inject Access access;

    @Inject Passed passed;

    @Override
    public void doFilter(ServletRequest plain, ServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        var request = (HttpServletRequest) plain;
        var response = (HttpServletResponse) answer;
        var asked = asked(request);
        SafeHeaders.set(response);
        response.setHeader("Cache-Control", caching(asked));
        switch (access.judge(asked)) {
            case Verdict.Pass _ when !wellFormed(request) ->
                    Answers.problem(
                            request,
                            response,
                            Problem.ofStatus(400, "The path or the query is no part of a URI."));
            case Verdict.Pass _ -> {
                passed.note(asked);
                chain.doFilter(request, response);
            }
            case Verdict.SignIn _ -> Answers.redirect(response, "/login?next=" + next(request));
            case Verdict.No(var problem, var headers) -> {
                headers.forEach(response::setHeader);
                Answers.problem(request, response, problem);
            }
        }
    }

    /// Files below `/assets` carry the hash of their content in their name.
    private static String caching(Asked asked) {
        if (asked.under("/assets")) {
            return "public, max-age=31536000, immutable";
        }
        return asked.under("/api") ? "no-store" : "no-cache";
    }

    /// Before this was looked at, some targets with a bare brace or half an escape were answered
    /// with 500 further in; `AccessIT` sends such.
    private static boolean wellFormed(HttpServletRequest request) {
        return RequestTarget.wellFormed(
                request.getRequestURI(), Objects.requireNonNullElse(request.getQueryString(), ""));
    }

    private static Asked asked(HttpServletRequest request) {
        return new Asked(
                request.getMethod(),
                path(request),
                Collections.list(request.getHeaders("Upgrade")).stream()
                        .anyMatch(wanted -> wanted.toLowerCase(Locale.ROOT).contains("websocket")),
                Collections.list(request.getHeaders("Host")),
                request.getLocalAddr(),
                header(request, "Origin"),
                header(request, "Sec-Fetch-Site"),
                header(request, "Content-Type"),
                request.getContentLengthLong() > 0
                        || request.getHeader("Transfer-Encoding") != null,
                header(request, "Content-Encoding"),
                header(request, "Accept"),
                header(request, "Authorization"),
                cookie(request));
    }

    private static String path(HttpServletRequest request) {
        return request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
    }

    private static Optional<String> header(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    private static Optional<String> cookie(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(Access.COOKIE))
                .map(Cookie::getValue)
                .findFirst();
    }

    private static String next(HttpServletRequest request) {
        var query = request.getQueryString();
        return URLEncoder.encode(
                request.getRequestURI() + (query == null ? "" : "?" + query),
                StandardCharsets.UTF_8);
    }
}
