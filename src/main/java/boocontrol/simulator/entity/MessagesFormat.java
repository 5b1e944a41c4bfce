package boocontrol.simulator.entity;

/// `/v1/messages` of llama-server: input tokens without the cached ones, and no timings.
public record MessagesFormat(Stamp stamp) implements AnswerFormat {

    @Override
    public String opening() {
        return event(
                "message_start",
                "\"message\":{\"id\":"
                        + GoJson.text(stamp.id())
                        + ",\"type\":\"message\",\"role\":\"assistant\",\"content\":[],\"model\":"
                        + GoJson.text(stamp.model())
                        + "}");
    }

    @Override
    public String piece(String text) {
        return event(
                "content_block_delta",
                "\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":"
                        + GoJson.text(text)
                        + "}");
    }

    @Override
    public String closing(Usage usage, String finish, boolean withUsage) {
        var reason = "\"delta\":{\"stop_reason\":" + reason(finish) + ",\"stop_sequence\":null}";
        return event("message_delta", reason + ",\"usage\":" + counts(usage))
                + event("message_stop", "\"index\":0");
    }

    @Override
    public String whole(String text, Usage usage, String finish) {
        return "{\"id\":"
                + GoJson.text(stamp.id())
                + ",\"type\":\"message\",\"role\":\"assistant\",\"content\":[{\"type\":\"text\","
                + "\"text\":"
                + GoJson.text(text)
                + "}],\"model\":"
                + GoJson.text(stamp.model())
                + ",\"stop_reason\":"
                + reason(finish)
                + ",\"stop_sequence\":null,\"usage\":"
                + counts(usage)
                + "}";
    }

    @Override
    public Tokens tokens(Usage usage, boolean streamed) {
        return Tokens.counted(usage.cached(), usage.processed(), usage.output());
    }

    private static String reason(String finish) {
        return finish.equals("length") ? "\"max_tokens\"" : "\"end_turn\"";
    }

    private static String counts(Usage usage) {
        return GoJson.object()
                .put("cache_read_input_tokens", usage.cached())
                .put("input_tokens", usage.processed())
                .put("output_tokens", usage.output())
                .end();
    }

    private static String event(String type, String fields) {
        return "event: " + type + "\ndata: {\"type\":\"" + type + "\"," + fields + "}\n\n";
    }
}
