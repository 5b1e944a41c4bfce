package boocontrol.simulator.entity;

/// How one kind of request is answered: as a whole, or piece by piece.
public interface AnswerFormat {

    /// The stream's first bytes; may be empty.
    String opening();

    String piece(String text);

    /// The stream's last bytes.
    String closing(Usage usage, String finish, boolean withUsage);

    String whole(String text, Usage usage, String finish);

    /// What llama-swap reads from a complete answer.
    Tokens tokens(Usage usage, boolean streamed);

    /// An answer's id, model and time.
    record Stamp(String id, String model, long created) {}
}
