package boocontrol.simulator.entity;

/// What a model is for, and which server answers for it.
public enum ModelKind {
    /// llama-server with a chat model.
    CHAT,
    /// llama-server with embeddings on.
    EMBEDDING,
    /// llama-server as a reranker.
    RERANK,
    /// A paced fake that sends neither usage in streams nor timings.
    PACED
}
