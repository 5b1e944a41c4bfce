package boocontrol.simulator.control;

import boocontrol.simulator.entity.Tokens;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Reads what an answer of another host cost from the answer itself.
final class AnswerTokens {

    private AnswerTokens() {}

    static Outcome of(byte[] body) {
        var text = new String(body, StandardCharsets.UTF_8);
        var parts = text.startsWith("data:") ? text.lines().toList().reversed() : List.of(text);
        return parts.stream()
                .map(line -> line.startsWith("data:") ? line.substring(5).strip() : line)
                .map(line -> Prompt.json(line.getBytes(StandardCharsets.UTF_8)))
                .flatMap(Optional::stream)
                .flatMap(object -> outcome(object).stream())
                .findFirst()
                .orElse(Outcome.UNREADABLE);
    }

    private static Optional<Outcome> outcome(JsonObject object) {
        if (object.get("timings") instanceof JsonObject t) {
            var tokens =
                    Tokens.timed(
                            (int) number(t, "cache_n"),
                            (int) number(t, "prompt_n"),
                            (int) number(t, "predicted_n"),
                            number(t, "prompt_per_second"),
                            number(t, "predicted_per_second"));
            var ms = number(t, "prompt_ms") + number(t, "predicted_ms");
            return Optional.of(new Outcome(tokens, ms, true));
        }
        if (object.get("usage") instanceof JsonObject usage) {
            var input = (int) number(usage, "prompt_tokens");
            var output = Math.max(0, (int) number(usage, "completion_tokens"));
            return Optional.of(new Outcome(Tokens.counted(-1, input, output), 0, true));
        }
        return Optional.empty();
    }

    private static double number(JsonObject object, String key) {
        return object.get(key) instanceof JsonNumber number ? number.doubleValue() : -1;
    }
}
