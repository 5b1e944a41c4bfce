package boocontrol.simulator.boundary;

import boocontrol.simulator.control.ProfileTexts;
import boocontrol.simulator.control.SwapProcess;

/// Lists profiles and puts one in force.
final class Profiles {

    private Profiles() {}

    static void list(SwapProcess process, Exchange exchange) {
        Pages.json(process, exchange, ProfileTexts.list(process.now()));
    }

    static void activate(SwapProcess process, Exchange exchange) {
        var body = Bodies.object(exchange.request().body());
        if (body.isEmpty()) {
            Pages.error(process, exchange, 400, "invalid profile request");
        } else if (!body.get().containsKey("name")) {
            Pages.error(process, exchange, 400, "profile name is required");
        } else if (body.get().isNull("name")) {
            activate(process, exchange, "");
        } else {
            Bodies.text(body.get(), "name")
                    .filter(name -> !name.isEmpty())
                    .ifPresentOrElse(
                            name -> activate(process, exchange, name),
                            () ->
                                    Pages.error(
                                            process,
                                            exchange,
                                            400,
                                            "profile name must be a string or null"));
        }
    }

    private static void activate(SwapProcess process, Exchange exchange, String name) {
        if (process.activate(name)) {
            var active = ProfileTexts.active(process.now());
            Pages.json(process, exchange, "{\"active\":" + active + "}");
        } else {
            Pages.error(process, exchange, 404, "profile \"" + name + "\" not found");
        }
    }
}
