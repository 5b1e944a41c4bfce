package boocontrol.simulator.boundary;

import boocontrol.simulator.control.SwapProcess;

/// The pass-through for a ComfyUI that is configured under one fixed id (from v249).
final class ComfyUi {

    private static final String MODEL = "comfyui_auto";

    private ComfyUi() {}

    static void root(SwapProcess process, Exchange exchange) {
        Inference.redirect(exchange);
    }

    /// Only its root may start it, so that a page left open does not.
    static void passed(SwapProcess process, Exchange exchange) throws InterruptedException {
        var path = exchange.request().path().substring("/comfyui".length());
        if (!process.now().offers(MODEL)) {
            Pages.error(process, exchange, 404, "local model " + MODEL + " not found");
        } else if (!path.equals("/") && !process.now().ready(MODEL)) {
            var words = " is not loaded; only /comfyui/ can start it";
            Pages.error(process, exchange, 409, "model " + MODEL + words);
        } else {
            Inference.pass(process, exchange, MODEL, path);
        }
    }
}
