package boocontrol.simulator.entity;

/// `/v1/chat/completions` of llama-server.
public record ChatFormat(Stamp stamp) implements AnswerFormat {

    @Override
    public String opening() {
        return chunk("null", "{\"role\":\"assistant\",\"content\":null}", "");
    }

    @Override
    public String piece(String text) {
        return chunk("null", "{\"content\":" + GoJson.text(text) + "}", "");
    }

    @Override
    public String closing(Usage usage, String finish, boolean withUsage) {
        var timings = ",\"timings\":" + usage.timings();
        var last = chunk(GoJson.text(finish), "{}", withUsage ? "" : timings);
        var counts =
                withUsage
                        ? "data: {\"choices\":[],"
                                + tail(",\"usage\":" + usage.openAi() + timings)
                                + "\n\n"
                        : "";
        return last + counts + "data: [DONE]\n\n";
    }

    @Override
    public String whole(String text, Usage usage, String finish) {
        return "{\"choices\":[{\"finish_reason\":"
                + GoJson.text(finish)
                + ",\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":"
                + GoJson.text(text)
                + "}}],\"created\":"
                + stamp.created()
                + ",\"model\":"
                + GoJson.text(stamp.model())
                + ",\"system_fingerprint\":\"b0-unknown\",\"object\":\"chat.completion\",\"usage\":"
                + usage.openAi()
                + ",\"id\":"
                + GoJson.text(stamp.id())
                + ",\"timings\":"
                + usage.timings()
                + "}";
    }

    @Override
    public Tokens tokens(Usage usage, boolean streamed) {
        return usage.timed();
    }

    private String chunk(String finish, String delta, String more) {
        return "data: {\"choices\":[{\"finish_reason\":"
                + finish
                + ",\"index\":0,\"delta\":"
                + delta
                + "}],"
                + tail(more)
                + "\n\n";
    }

    private String tail(String more) {
        return "\"created\":"
                + stamp.created()
                + ",\"id\":"
                + GoJson.text(stamp.id())
                + ",\"model\":"
                + GoJson.text(stamp.model())
                + ",\"system_fingerprint\":\"b0-unknown\",\"object\":\"chat.completion.chunk\""
                + more
                + "}";
    }
}
