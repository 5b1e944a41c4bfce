package boocontrol.simulator.boundary;

import boocontrol.simulator.entity.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Which paths a release knows, and who answers them.
final class Routes {

    private static final Set<String> OPEN =
            Set.of("/", "/health", "/wol-health", "/favicon.ico", "/upstream");

    private final List<Route> all = new ArrayList<>();
    private final Release release;

    Routes(Release release) {
        this.release = release;
        pages();
        api();
        inference();
    }

    /// @param path exact, or a prefix if it ends with `/*`
    /// @param key it needs an API key, where the host has any
    record Route(String method, String path, boolean key, Endpoint endpoint) {

        boolean matches(String asked) {
            return path.endsWith("/*")
                    ? asked.startsWith(path.substring(0, path.length() - 1))
                    : asked.equals(path);
        }
    }

    /// What a release has for a request.
    sealed interface Match {

        record Found(Route route) implements Match {}

        record NotFound() implements Match {}

        record WrongMethod(String allow) implements Match {}
    }

    Match match(String method, String path) {
        var candidates = all.stream().filter(route -> route.matches(path)).toList();
        var found =
                candidates.stream()
                        .filter(route -> accepts(route, method))
                        .max((a, b) -> a.path().length() - b.path().length());
        if (found.isPresent()) {
            return new Match.Found(found.get());
        }
        if (candidates.isEmpty() || release.legacy()) {
            return new Match.NotFound();
        }
        var allow = new TreeSet<String>();
        candidates.forEach(route -> allow.add(route.method()));
        if (allow.contains("GET")) {
            allow.add("HEAD");
        }
        return new Match.WrongMethod(String.join(", ", allow));
    }

    private boolean accepts(Route route, String method) {
        return route.method().equals("*")
                || route.method().equals(method)
                || (method.equals("HEAD") && route.method().equals("GET") && !release.legacy());
    }

    private void add(int since, String method, String path, Endpoint endpoint) {
        if (release.from(since)) {
            all.add(new Route(method, path, !isOpen(path), endpoint));
        }
    }

    private boolean isOpen(String path) {
        return OPEN.contains(path)
                || (!release.from(225) && (path.equals("/metrics") || path.startsWith("/ui")));
    }

    private void pages() {
        add(140, "GET", "/", Pages::root);
        add(140, "GET", "/ui/*", Pages::ui);
        add(140, "GET", "/favicon.ico", Pages::icon);
        add(140, "GET", "/upstream", Pages::upstream);
        add(140, "GET", "/health", Pages::health);
        add(167, "GET", "/wol-health", Pages::health);
        add(140, "GET", "/running", Pages::running);
        add(140, "GET", "/v1/models", Pages::models);
        add(250, "GET", "/models", Pages::models);
        add(140, "GET", "/unload", Unloading::page);
        add(140, "GET", "/logs", Logs::page);
        add(140, "GET", "/logs/stream", Logs::stream);
        add(140, "GET", "/logs/stream/*", Logs::stream);
        add(212, "GET", "/metrics", PerformancePages::prometheus);
    }

    private void api() {
        add(140, "GET", "/api/events", Events::stream);
        add(173, "GET", "/api/version", Pages::version);
        add(126, "POST", "/api/models/unload", Unloading::all);
        add(161, "POST", "/api/models/unload/*", Unloading::one);
        add(190, "GET", "/api/captures/*", ActivityPages::capture);
        add(212, "GET", "/api/performance", PerformancePages::samples);
        add(247, "GET", "/api/hardware", Hardware::page);
        add(235, "POST", "/api/inflight/*", Pages::cancel);
        add(241, "GET", "/api/profiles", Profiles::list);
        add(241, "PUT", "/api/profiles/active", Profiles::activate);
        if (release.ring()) {
            add(140, "GET", "/api/metrics", ActivityPages::ring);
        } else {
            add(236, "GET", "/api/metrics/activity", ActivityPages::page);
            add(236, "GET", "/api/metrics/stats", ActivityPages::stats);
        }
    }

    private void inference() {
        InferencePaths.SINCE.forEach((path, since) -> add(since, "POST", path, Inference::post));
        add(212, "POST", "/v/*", Inference::post);
        add(250, "POST", "/audioapi/*", Inference::post);
        add(234, "GET", "/props", Inference::read);
        add(188, "GET", "/v1/audio/voices", Inference::read);
        add(199, "GET", "/sdapi/v1/loras", Inference::read);
        add(249, "*", "/comfyui", ComfyUi::root);
        add(249, "*", "/comfyui/*", ComfyUi::passed);
        add(140, "*", "/upstream/*", Inference::upstream);
    }

    /// Paths of inference, by the release that brought them.
    static final class InferencePaths {

        static final Map<String, Integer> SINCE =
                Map.ofEntries(
                        Map.entry("/v1/chat/completions", 140),
                        Map.entry("/v1/completions", 140),
                        Map.entry("/v1/embeddings", 140),
                        Map.entry("/v1/rerank", 140),
                        Map.entry("/v1/reranking", 140),
                        Map.entry("/rerank", 140),
                        Map.entry("/reranking", 140),
                        Map.entry("/infill", 140),
                        Map.entry("/completion", 140),
                        Map.entry("/v1/audio/speech", 140),
                        Map.entry("/v1/audio/transcriptions", 140),
                        Map.entry("/v1/audio/voices", 181),
                        Map.entry("/v1/responses", 182),
                        Map.entry("/v1/messages", 175),
                        Map.entry("/v1/messages/count_tokens", 190),
                        Map.entry("/v1/images/generations", 190),
                        Map.entry("/v1/images/edits", 190),
                        Map.entry("/sdapi/v1/txt2img", 190),
                        Map.entry("/sdapi/v1/img2img", 190));

        private InferencePaths() {}

        static boolean known(String path) {
            return Optional.ofNullable(SINCE.get(path)).isPresent();
        }
    }
}
