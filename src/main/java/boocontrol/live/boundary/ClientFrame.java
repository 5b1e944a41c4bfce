package boocontrol.live.boundary;

import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a reader says on the live socket. The contract for the page; [RequestReader] reads it with
/// checks of its own.
@JsonbTypeInfo(
        key = "type",
        value = {
            @JsonbSubtype(alias = "join", type = ClientFrame.Join.class),
            @JsonbSubtype(alias = "resync", type = ClientFrame.Resync.class),
            @JsonbSubtype(alias = "pace", type = ClientFrame.Pace.class)
        })
@Schema(
        name = "ClientFrame",
        type = SchemaType.OBJECT,
        oneOf = {ClientFrame.Join.class, ClientFrame.Resync.class, ClientFrame.Pace.class},
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "join", schema = ClientFrame.Join.class),
            @DiscriminatorMapping(value = "resync", schema = ClientFrame.Resync.class),
            @DiscriminatorMapping(value = "pace", schema = ClientFrame.Pace.class)
        })
public sealed interface ClientFrame {

    /// The first message: where the reader stands; nothing known starts afresh.
    @Schema(name = "JoinFrame")
    record Join(List<HeadView> known) implements ClientFrame {}

    /// Something is missing in this channel after `seq`.
    @Schema(name = "ResyncFrame")
    record Resync(String channel, String providerId, String life, long seq)
            implements ClientFrame {}

    /// The page became hidden or visible. Accepted; nothing changes.
    @Schema(name = "PaceFrame")
    record Pace(boolean hidden) implements ClientFrame {}
}
