package boocontrol.platform.pages;

import boocontrol.platform.problems.Problem;

/// The few pages that are not the cockpit: plain HTML without script, styled by `/pages.css`.
public final class Html {

    private Html() {}

    /// @param next where to go once signed in
    /// @param refusal why the last try failed; empty at first
    public static String signIn(String next, String refusal) {
        return page(
                "Sign in",
                """
                <form method="post" action="/login">
                <h1>BooControl</h1>
                %s<label for="token">Token</label>
                <input id="token" name="token" type="password" autocomplete="current-password" required autofocus%s>
                <input name="next" type="hidden" value="%s">
                <button type="submit">Sign in</button>
                <p class="hint">The value of BOOCONTROL_TOKEN on the server.</p>
                </form>
                """
                        .formatted(
                                refusal.isEmpty()
                                        ? ""
                                        : "<p class=\"refusal\" id=\"refusal\" role=\"alert\">%s</p>\n"
                                                .formatted(escaped(refusal)),
                                refusal.isEmpty() ? "" : " aria-describedby=\"refusal\"",
                                escaped(next)));
    }

    static String problem(Problem problem) {
        return page(
                problem.title(),
                """
                <h1>%s</h1>
                <p>%s</p>
                <p><a href="/">To the cockpit</a></p>
                """
                        .formatted(escaped(problem.title()), escaped(problem.detail())));
    }

    private static String page(String title, String body) {
        return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="dark light">
        <title>%s - BooControl</title>
        <link rel="stylesheet" href="/pages.css">
        </head>
        <body>
        <main>
        %s</main>
        </body>
        </html>
        """
                .formatted(escaped(title), body);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
