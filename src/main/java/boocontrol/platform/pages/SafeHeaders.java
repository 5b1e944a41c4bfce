package boocontrol.platform.pages;

import jakarta.servlet.http.HttpServletResponse;

/// The headers by which browsers keep pages of ours apart from everybody else's. There is none that
/// would let another origin in.
public final class SafeHeaders {

    static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; base-uri 'none'; object-src 'none';"
                    + " frame-ancestors 'none'; form-action 'self'; require-trusted-types-for 'script'";

    private SafeHeaders() {}

    public static void set(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    }
}
