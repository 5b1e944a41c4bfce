package boocontrol.simulator.entity;

/// A fake that sends words at a steady pace: no timings, and no usage in streams.
public record PacedFormat(Stamp stamp) implements AnswerFormat {

    @Override
    public String opening() {
        return chunk("{\"role\":\"assistant\"}", "null");
    }

    @Override
    public String piece(String text) {
        return chunk("{\"content\":" + GoJson.text(text.strip() + " ") + "}", "null");
    }

    @Override
    public String closing(Usage usage, String finish, boolean withUsage) {
        return chunk("{\"content\":\"dolor\"}", "\"stop\"") + "data: [DONE]\n\n";
    }

    @Override
    public String whole(String text, Usage usage, String finish) {
        return "{\"id\":\"chatcmpl-fake\",\"object\":\"chat.completion\",\"created\":"
                + stamp.created()
                + ",\"model\":\"fake-model\",\"choices\":[{\"index\":0,\"message\":"
                + "{\"role\":\"assistant\",\"content\":"
                + GoJson.text(text.strip())
                + "},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":0,"
                + "\"completion_tokens\":"
                + usage.output()
                + ",\"total_tokens\":"
                + usage.output()
                + "}}\n";
    }

    @Override
    public Tokens tokens(Usage usage, boolean streamed) {
        return streamed ? Tokens.NONE : Tokens.counted(-1, 0, usage.output());
    }

    private String chunk(String delta, String finish) {
        return "data: {\"id\":\"chatcmpl-fake\",\"object\":\"chat.completion.chunk\",\"created\":"
                + stamp.created()
                + ",\"model\":\"fake-model\",\"choices\":[{\"index\":0,\"delta\":"
                + delta
                + ",\"finish_reason\":"
                + finish
                + "}]}\n\n";
    }
}
