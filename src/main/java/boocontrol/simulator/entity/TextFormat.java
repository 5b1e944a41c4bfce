package boocontrol.simulator.entity;

/// `/v1/completions` of llama-server.
public record TextFormat(Stamp stamp) implements AnswerFormat {

    @Override
    public String opening() {
        return "";
    }

    @Override
    public String piece(String text) {
        return "data: " + body(text, "null", "") + "\n\n";
    }

    @Override
    public String closing(Usage usage, String finish, boolean withUsage) {
        return "data: "
                + body("", GoJson.text(finish), ",\"timings\":" + usage.timings())
                + "\n\ndata: [DONE]\n\n";
    }

    @Override
    public String whole(String text, Usage usage, String finish) {
        return "{\"choices\":[{\"text\":"
                + GoJson.text(text)
                + ",\"index\":0,\"logprobs\":null,\"finish_reason\":"
                + GoJson.text(finish)
                + "}],\"created\":"
                + stamp.created()
                + ",\"model\":"
                + GoJson.text(stamp.model())
                + ",\"system_fingerprint\":\"b0-unknown\",\"object\":\"text_completion\",\"usage\":"
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

    private String body(String text, String finish, String more) {
        return "{\"choices\":[{\"text\":"
                + GoJson.text(text)
                + ",\"index\":0,\"logprobs\":null,\"finish_reason\":"
                + finish
                + "}],\"created\":"
                + stamp.created()
                + ",\"model\":"
                + GoJson.text(stamp.model())
                + ",\"system_fingerprint\":\"b0-unknown\",\"object\":\"text_completion\",\"id\":"
                + GoJson.text(stamp.id())
                + more
                + "}";
    }
}
