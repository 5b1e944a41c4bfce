package boocontrol.live.boundary;

import boocontrol.activity.boundary.ActivityView;
import boocontrol.fleet.boundary.HostView;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What the server says on the live socket: one JSON object per text message.
///
/// `seq` counts within one `life` of one channel (a type of one host). A numbered frame follows
/// `prev`: it may be applied by whoever knows at least `prev`.
@JsonbTypeInfo(
        key = "type",
        value = {
            @JsonbSubtype(alias = "hello", type = Frame.Hello.class),
            @JsonbSubtype(alias = "control_fleet", type = Frame.Fleet.class),
            @JsonbSubtype(alias = "control_activity", type = Frame.Activity.class),
            @JsonbSubtype(alias = "mark", type = Frame.Mark.class),
            @JsonbSubtype(alias = "beat", type = Frame.Beat.class)
        })
@Schema(
        name = "Frame",
        type = SchemaType.OBJECT,
        oneOf = {
            Frame.Hello.class,
            Frame.Fleet.class,
            Frame.Activity.class,
            Frame.Mark.class,
            Frame.Beat.class
        },
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "hello", schema = Frame.Hello.class),
            @DiscriminatorMapping(value = "control_fleet", schema = Frame.Fleet.class),
            @DiscriminatorMapping(value = "control_activity", schema = Frame.Activity.class),
            @DiscriminatorMapping(value = "mark", schema = Frame.Mark.class),
            @DiscriminatorMapping(value = "beat", schema = Frame.Beat.class)
        })
public sealed interface Frame {

    /// The first message of every connection; the reader answers with its join.
    ///
    /// @param serverLife one run of the server; another one means that every number starts over
    /// @param beatMs time between beats
    /// @param simulated the hosts are simulated
    @Schema(name = "HelloFrame")
    record Hello(
            String session,
            String serverLife,
            String version,
            String commit,
            Instant at,
            long beatMs,
            boolean simulated)
            implements Frame {}

    /// The state of one host, whole.
    ///
    /// @param kind `snapshot` replaces, `delta` follows `prev`, `removed` ends the host
    /// @param life of the slot; empty in a `removed` that speaks of whatever the reader knows
    /// @param host null when removed
    @Schema(name = "FleetFrame")
    record Fleet(
            String kind,
            String providerId,
            String life,
            long prev,
            long seq,
            Instant at,
            Optional<HostView> host)
            implements Frame {}

    /// The entries `prev + 1` to `seq` of one host: gaps at their numbers, rows at the others.
    ///
    /// @param kind `snapshot` (the newest there are) or `delta`
    @Schema(name = "ActivityFrame")
    record Activity(
            String kind,
            String providerId,
            String life,
            long prev,
            long seq,
            Instant at,
            List<ActivityView> rows,
            List<Gap> gaps)
            implements Frame {}

    /// Rows of the host that were missed before they could be read.
    ///
    /// @param count null when the loss is only suspected
    @Schema(name = "FrameGap")
    record Gap(long seq, OptionalLong count, String detail, Instant at) {}

    /// The entries `from` to `to` were dropped on the way to this reader; the history has them.
    ///
    /// @param why `overrun`: more came than the ring of the host holds
    @Schema(name = "MarkFrame")
    record Mark(
            String channel,
            String providerId,
            String life,
            long from,
            long to,
            long dropped,
            String why,
            Instant at)
            implements Frame {}

    /// A sign of life that names how far everybody was told in every channel.
    @Schema(name = "BeatFrame")
    record Beat(Instant at, List<HeadView> heads) implements Frame {}
}
