package boocontrol.simulator.boundary;

import boocontrol.simulator.control.SwapProcess;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/// Whether a request carries a key the host accepts. The first way that is used decides, so a wrong
/// Basic beats a right `x-api-key`.
final class Keys {

    private Keys() {}

    static boolean accepted(SwapProcess process, Request request) {
        var keys = process.now().spec().settings().apiKeys();
        return keys.isEmpty() || keys.contains(given(process, request));
    }

    private static String given(SwapProcess process, Request request) {
        var authorization = request.headers().get("Authorization");
        var space = authorization.indexOf(' ');
        if (space > 0) {
            var scheme = authorization.substring(0, space);
            var value = authorization.substring(space + 1).strip();
            var anyCase = process.release().from(225);
            if (named(scheme, "Basic", anyCase)) {
                return password(value);
            }
            if (named(scheme, "Bearer", anyCase) && !value.isEmpty()) {
                return value;
            }
        }
        return request.headers().get("X-Api-Key");
    }

    private static boolean named(String scheme, String wanted, boolean anyCase) {
        return anyCase
                ? scheme.toLowerCase(Locale.ROOT).equals(wanted.toLowerCase(Locale.ROOT))
                : scheme.equals(wanted);
    }

    private static String password(String basic) {
        try {
            var text = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
            return text.substring(text.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
