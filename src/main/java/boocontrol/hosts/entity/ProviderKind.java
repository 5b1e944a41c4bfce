package boocontrol.hosts.entity;

/// What an upstream is. Only [#LLAMA_SWAP] is a host, that is, has a stream to read.
public enum ProviderKind {
    LLAMA_SWAP("llama-swap"),
    OPENAI("openai"),
    BOOCONTROL_GATEWAY("boocontrol-gateway");

    private final String word;

    ProviderKind(String word) {
        this.word = word;
    }

    /// The word on the wire, in files and in the table.
    public String word() {
        return word;
    }
}
