package boocontrol.platform.pages;

import boocontrol.platform.problems.Incidents;
import boocontrol.platform.problems.Problem;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// Where the container sends everything that went wrong outside of JAX-RS (`web.xml`), so that no
/// text of the server itself is ever shown.
@WebServlet(urlPatterns = ErrorPage.PATH)
public class ErrorPage extends HttpServlet {

    static final String PATH = "/error";

    private static final long serialVersionUID = 1L;

    @Inject transient Incidents incidents;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var problem = problem(request);
        if (problem.status() == HttpServletResponse.SC_METHOD_NOT_ALLOWED) {
            // Files and pages only; resources and forms say so themselves.
            response.setHeader("Allow", "GET, HEAD");
        }
        SafeHeaders.set(response);
        Answers.problem(request, response, problem);
    }

    private Problem problem(HttpServletRequest request) {
        if (request.getDispatcherType() != DispatcherType.ERROR) {
            return Problem.ofStatus(HttpServletResponse.SC_NOT_FOUND);
        }
        var status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var cause = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        return status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR
                ? Problem.ofStatus(status)
                : incidents.record(request.getMethod(), cause);
    }
}
