package boocontrol.simulator.boundary;

import boocontrol.simulator.control.SwapProcess;
import java.time.Duration;

/// Unloads models; the answer comes when their processes are gone.
final class Unloading {

    private Unloading() {}

    static void page(SwapProcess process, Exchange exchange) throws InterruptedException {
        process.now().unloadAll(grace(process));
        exchange.response().plain("OK", !process.release().legacy());
    }

    static void all(SwapProcess process, Exchange exchange) throws InterruptedException {
        process.now().unloadAll(grace(process));
        Pages.json(process, exchange, "{\"msg\":\"ok\"}");
    }

    static void one(SwapProcess process, Exchange exchange) throws InterruptedException {
        var model = exchange.request().path().substring("/api/models/unload/".length());
        if (process.now().unload(model, grace(process))) {
            exchange.response().plain("OK", !process.release().legacy());
        } else {
            var message = process.release().legacy() ? "Model not found" : "model not found";
            Pages.error(process, exchange, 404, message);
        }
    }

    /// v218 to v223 kill at once.
    private static Duration grace(SwapProcess process) {
        var release = process.release();
        return release.from(218) && !release.from(224)
                ? Duration.ZERO
                : process.now().spec().settings().stopGrace();
    }
}
