package boocontrol.platform.pages;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/// `/pages.css`, which the sign-in page needs before anybody is signed in.
@WebServlet(urlPatterns = "/pages.css")
public class PlainFiles extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType("text/css;charset=UTF-8");
        try (InputStream in = PlainFiles.class.getResourceAsStream("pages.css")) {
            Objects.requireNonNull(in).transferTo(response.getOutputStream());
        }
    }
}
