package boocontrol.simulator.entity;

/// `/v1/responses` of llama-server, which tells no timings.
public record ResponsesFormat(Stamp stamp) implements AnswerFormat {

    @Override
    public String opening() {
        return event(
                "response.created", "\"response\":{\"id\":" + id() + ",\"object\":\"response\"}");
    }

    @Override
    public String piece(String text) {
        return event("response.output_text.delta", "\"delta\":" + GoJson.text(text));
    }

    @Override
    public String closing(Usage usage, String finish, boolean withUsage) {
        return event("response.completed", "\"response\":" + whole("", usage, finish));
    }

    @Override
    public String whole(String text, Usage usage, String finish) {
        return "{\"completed_at\":"
                + stamp.created()
                + ",\"created_at\":"
                + stamp.created()
                + ",\"id\":"
                + id()
                + ",\"model\":"
                + GoJson.text(stamp.model())
                + ",\"object\":\"response\",\"output\":[{\"content\":[{\"type\":\"output_text\","
                + "\"annotations\":[],\"logprobs\":[],\"text\":"
                + GoJson.text(text)
                + "}],\"id\":\"msg_"
                + stamp.id()
                + "\",\"role\":\"assistant\",\"status\":\"completed\",\"type\":\"message\"}],"
                + "\"status\":\"completed\",\"usage\":"
                + counts(usage)
                + "}";
    }

    @Override
    public Tokens tokens(Usage usage, boolean streamed) {
        return Tokens.counted(usage.cached(), usage.prompt(), usage.output());
    }

    private String id() {
        return GoJson.text("resp_" + stamp.id());
    }

    private static String counts(Usage usage) {
        return GoJson.object()
                .put("input_tokens", usage.prompt())
                .put("output_tokens", usage.output())
                .put("total_tokens", usage.prompt() + usage.output())
                .raw("input_tokens_details", "{\"cached_tokens\":" + usage.cached() + "}")
                .end();
    }

    private static String event(String type, String fields) {
        return "event: " + type + "\ndata: {\"type\":\"" + type + "\"," + fields + "}\n\n";
    }
}
