package boocontrol.testing.conformance;

/// The models that a live host must have, each configured like the recorder's of the same name: see
/// `config-1.yaml` of a `main` recording. Names may differ.
///
/// @param chat behind llama-server; generates 300 tokens in no less than a second
/// @param alias of `chat`
/// @param embedding behind llama-server with embeddings
/// @param paced behind llama-swap's fake-model
/// @param loading as `paced`, with `sendLoadingState`
/// @param broken cannot start
/// @param brokenLoading cannot start, with `sendLoadingState`
public record Models(
        String chat,
        String alias,
        String embedding,
        String paced,
        String loading,
        String broken,
        String brokenLoading) {

    public static final Models RECORDED =
            new Models(
                    "gemma-270m",
                    "gemma",
                    "gemma-270m-embed",
                    "fake",
                    "fake-loading",
                    "broken",
                    "broken-loading");
}
