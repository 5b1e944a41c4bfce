package boocontrol.simulator.entity;

/// What a model's server worked for one answer.
///
/// @param prompt all tokens of the prompt, cached ones included
public record Usage(int prompt, int cached, int output, double promptMs, double predictedMs) {

    public int processed() {
        return prompt - cached;
    }

    public double promptPerSecond() {
        return processed() * 1000.0 / promptMs;
    }

    public double perSecond() {
        return output * 1000.0 / predictedMs;
    }

    public String timings() {
        return GoJson.object()
                .put("cache_n", cached)
                .put("prompt_n", processed())
                .put("prompt_ms", promptMs)
                .put("prompt_per_token_ms", promptMs / processed())
                .put("prompt_per_second", promptPerSecond())
                .put("predicted_n", output)
                .put("predicted_ms", predictedMs)
                .put("predicted_per_token_ms", predictedMs / output)
                .put("predicted_per_second", perSecond())
                .end();
    }

    public String openAi() {
        return GoJson.object()
                .put("completion_tokens", output)
                .put("prompt_tokens", prompt)
                .put("total_tokens", prompt + output)
                .raw("prompt_tokens_details", "{\"cached_tokens\":" + cached + "}")
                .end();
    }

    public Tokens timed() {
        return Tokens.timed(cached, processed(), output, promptPerSecond(), perSecond());
    }
}
