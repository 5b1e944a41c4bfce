package boocontrol.platform.pages;

import boocontrol.platform.json.Json;
import boocontrol.platform.problems.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Answers of the platform itself, outside of JAX-RS.
public final class Answers {

    private Answers() {}

    /// As a page for a person outside of `/api`, else as `application/problem+json`.
    public static void problem(
            HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        response.setHeader("Cache-Control", "no-store");
        if (wantsPage(request)) {
            html(response, problem.status(), Html.problem(problem));
        } else {
            send(response, problem.status(), Problem.MEDIA_TYPE, Json.write(problem));
        }
    }

    public static void html(HttpServletResponse response, int status, String page)
            throws IOException {
        response.setHeader("Cache-Control", "no-store");
        send(response, status, "text/html;charset=UTF-8", page);
    }

    public static void json(HttpServletResponse response, Object value) throws IOException {
        send(response, HttpServletResponse.SC_OK, "application/json", Json.write(value));
    }

    /// To a path of ours, as 303, so that it is fetched with GET.
    public static void redirect(HttpServletResponse response, String path) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Location", path);
    }

    /// Whether a browser would show it.
    public static boolean wantsPage(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        return accept != null
                && accept.contains("text/html")
                && !request.getRequestURI().startsWith("/api");
    }

    private static void send(HttpServletResponse response, int status, String type, String text)
            throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
