package boocontrol.llamaswap.control;

import java.net.URI;

/// Addresses below a host's base address, which may have a path and may end with a slash or not.
final class Addresses {

    private Addresses() {}

    static URI base(URI baseUrl) {
        var text = baseUrl.toString();
        return text.endsWith("/") ? baseUrl : URI.create(text + "/");
    }

    static URI below(URI baseUrl, String path) {
        return base(baseUrl).resolve(path);
    }
}
