package boocontrol.simulator.entity;

/// `/completion` and `/infill`, llama-server's own.
public record LlamaFormat(Stamp stamp) implements AnswerFormat {

    @Override
    public String opening() {
        return "";
    }

    @Override
    public String piece(String text) {
        return "data: {\"index\":0,\"content\":"
                + GoJson.text(text)
                + ",\"tokens\":[],\"stop\":false,\"id_slot\":0}\n\n";
    }

    @Override
    public String closing(Usage usage, String finish, boolean withUsage) {
        return "data: " + whole("", usage, finish) + "\n\n";
    }

    @Override
    public String whole(String text, Usage usage, String finish) {
        return GoJson.object()
                .put("index", 0)
                .put("content", text)
                .raw("tokens", "[]")
                .put("id_slot", 0)
                .put("stop", true)
                .put("model", stamp.model())
                .put("tokens_predicted", usage.output())
                .put("tokens_evaluated", usage.prompt())
                .put("prompt", "")
                .put("has_new_line", false)
                .put("truncated", false)
                .put("stop_type", finish.equals("length") ? "limit" : "eos")
                .put("stopping_word", "")
                .put("tokens_cached", usage.prompt() + usage.output() - 1)
                .raw("timings", usage.timings())
                .end();
    }

    @Override
    public Tokens tokens(Usage usage, boolean streamed) {
        return usage.timed();
    }
}
