package boocontrol.live.control;

import boocontrol.fleet.entity.HostState;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.live.entity.Entry;
import boocontrol.live.entity.Message;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;
import java.util.Map;

/// Writes the frames by hand.
final class PlainEncoder implements Encoder {

    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    @Override
    public String text(Message message) {
        return build(message).build().toString();
    }

    private static JsonObjectBuilder build(Message message) {
        return switch (message) {
            case Message.Hello hello ->
                    BUILDERS.createObjectBuilder()
                            .add("type", "hello")
                            .add("session", hello.session())
                            .add("server_life", hello.serverLife())
                            .add("version", hello.version())
                            .add("commit", hello.commit())
                            .add("at", hello.at().toString())
                            .add("beat_ms", hello.beat().toMillis())
                            .add("simulated", hello.simulated());
            case Message.HostIs(var kind, var prev, var state, var at) ->
                    placed("control_fleet", kind.name(), state.provider().id(), state.life())
                            .add("prev", prev)
                            .add("seq", state.seq())
                            .add("at", at.toString())
                            .add("host", host(state));
            case Message.HostGone(var id, var last, var at) ->
                    placed("control_fleet", "removed", id, last.life())
                            .add("prev", last.seq())
                            .add("seq", last.seq())
                            .add("at", at.toString())
                            .addNull("host");
            case Message.Entries entries -> entries(entries);
            case Message.Dropped(var channel, var life, var from, var to, var why, var at) ->
                    BUILDERS.createObjectBuilder()
                            .add("type", "mark")
                            .add("channel", channel.topic().word())
                            .add("provider_id", channel.provider().value())
                            .add("life", life)
                            .add("from", from)
                            .add("to", to)
                            .add("dropped", to - from + 1)
                            .add("why", why)
                            .add("at", at.toString());
            case Message.Beat(var at, var heads) -> {
                var all = BUILDERS.createArrayBuilder();
                heads.forEach(head ->
                        all.add(
                                BUILDERS.createObjectBuilder()
                                        .add("channel", head.channel().topic().word())
                                        .add("provider_id", head.channel().provider().value())
                                        .add("life", head.position().life())
                                        .add("seq", head.position().seq())));
                yield BUILDERS.createObjectBuilder()
                        .add("type", "beat")
                        .add("at", at.toString())
                        .add("heads", all);
            }
        };
    }

    private static JsonObjectBuilder entries(Message.Entries entries) {
        var rows = BUILDERS.createArrayBuilder();
        var gaps = BUILDERS.createArrayBuilder();
        var seq = entries.prev();
        for (var entry : entries.entries()) {
            seq++;
            switch (entry) {
                case Entry.Row(var row) ->
                        rows.add(
                                BUILDERS.createObjectBuilder()
                                        .add("id", row.publicId())
                                        .add("provider_id", row.provider().value())
                                        .add("ended_at", row.row().endedAt().toString())
                                        .add("received_at", row.receivedAt().toString())
                                        .add("model", row.row().model()));
                case Entry.Gap(_, var detail, var at) ->
                        gaps.add(
                                BUILDERS.createObjectBuilder()
                                        .add("seq", seq)
                                        .addNull("count")
                                        .add("detail", detail)
                                        .add("at", at.toString()));
            }
        }
        return placed("control_activity", entries.kind().name(), entries.provider(), entries.life())
                .add("prev", entries.prev())
                .add("seq", entries.seq())
                .add("at", entries.at().toString())
                .add("rows", rows)
                .add("gaps", gaps);
    }

    private static JsonObjectBuilder placed(
            String type, String kind, ProviderId provider, String life) {
        return BUILDERS.createObjectBuilder()
                .add("type", type)
                .add("kind", kind.toLowerCase(Locale.ROOT))
                .add("provider_id", provider.value())
                .add("life", life);
    }

    private static JsonObjectBuilder host(HostState state) {
        return BUILDERS.createObjectBuilder()
                .add("provider_id", state.provider().id().value())
                .add("name", state.provider().name())
                .add("liveness", BUILDERS.createObjectBuilder().add("kind", "connected"))
                .add("inflight", BUILDERS.createObjectBuilder().add("kind", "unknown"))
                .add("losses", BUILDERS.createObjectBuilder())
                .add("models", BUILDERS.createArrayBuilder())
                .add("last_byte", state.lastByte().orElseThrow().toString());
    }
}
