package boocontrol.platform.metrics;

import boocontrol.platform.pages.Answers;
import boocontrol.platform.problems.Problem;
import boocontrol.platform.time.Ticker;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;

/// `/metrics`, for Prometheus and whatever else scrapes its text.
@WebServlet(urlPatterns = "/metrics")
public class MetricsPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject @Any transient Instance<MetricsPart> parts;

    @Inject transient Ticker ticker;

    private transient Exposition exposition;

    @PostConstruct
    void create() {
        var sorted = parts.stream().sorted(Comparator.comparing(MetricsPart::name)).toList();
        exposition = new Exposition(sorted, ticker);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var format = Format.wanted(Optional.ofNullable(request.getHeader("Accept")));
        var metrics = exposition.in(format);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Vary", "Accept");
        if (metrics.isEmpty()) {
            Answers.problem(request, response, Problem.ofStatus(503));
            return;
        }
        response.setContentType(format.contentType());
        response.setContentLength(metrics.get().length);
        response.getOutputStream().write(metrics.get());
    }
}
