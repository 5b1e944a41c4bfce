package boocontrol.platform.pages;

import boocontrol.platform.about.Build;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// `/`: the cockpit for whoever accepts HTML, else a small JSON that says where to go on.
@WebServlet(urlPatterns = "")
public class StartPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject transient Build build;

    /// @param about where the server tells of itself
    /// @param fleet where the hosts are
    public record Signpost(String name, String version, String about, String fleet) {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setHeader("Vary", "Accept");
        if (Answers.wantsPage(request)) {
            request.getRequestDispatcher("/index.html").forward(request, response);
        } else {
            Answers.json(
                    response,
                    new Signpost(
                            "BooControl",
                            build.version(),
                            "/api/control/about",
                            "/api/control/fleet"));
        }
    }
}
