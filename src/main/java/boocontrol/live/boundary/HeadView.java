package boocontrol.live.boundary;

import boocontrol.live.entity.Head;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How far one side is in one channel.
///
/// @param channel `control_fleet` or `control_activity`
/// @param life empty when nothing is known yet
@Schema(name = "Head")
public record HeadView(String channel, String providerId, String life, long seq) {

    static HeadView of(Head head) {
        return new HeadView(
                head.channel().topic().word(),
                head.channel().provider().value(),
                head.position().life(),
                head.position().seq());
    }
}
