package boocontrol.simulator.control;

import boocontrol.simulator.entity.Row;
import boocontrol.simulator.entity.Tokens;
import java.time.Instant;
import java.util.Map;

/// Rows of requests nobody made, as plausible as those of real ones.
public final class ReadyRows {

    private ReadyRows() {}

    public static Row row(Configuration configuration, Instant at, Chance chance) {
        var models = configuration.spec().models();
        var model = models.isEmpty() ? "none" : chance.pick(models).id();
        var input = 20 + chance.below(3000);
        var output = 10 + chance.below(400);
        var prompt = chance.between(200, 1500);
        var speed = chance.between(20, 90);
        return new Row(
                0,
                at,
                model,
                "/v1/chat/completions",
                "text/event-stream",
                200,
                Tokens.timed(chance.below(500), input, output, prompt, speed),
                (long) (input * 1000 / prompt + output * 1000 / speed),
                false,
                "",
                Map.of("fifo_priority", "0"),
                "");
    }
}
