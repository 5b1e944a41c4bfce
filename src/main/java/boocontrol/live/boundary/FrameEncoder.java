package boocontrol.live.boundary;

import boocontrol.activity.boundary.ActivityView;
import boocontrol.fleet.boundary.HostView;
import boocontrol.live.control.Encoder;
import boocontrol.live.entity.Entry;
import boocontrol.live.entity.Message;
import boocontrol.platform.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;

/// Writes messages as frames.
@ApplicationScoped
public class FrameEncoder implements Encoder {

    @Override
    public String text(Message message) {
        return Json.write(frame(message));
    }

    static Frame frame(Message message) {
        return switch (message) {
            case Message.Hello hello ->
                    new Frame.Hello(
                            hello.session(),
                            hello.serverLife(),
                            hello.version(),
                            hello.commit(),
                            hello.at(),
                            hello.beat().toMillis(),
                            hello.simulated());
            case Message.HostIs(var kind, var prev, var state, var at) ->
                    new Frame.Fleet(
                            word(kind),
                            state.provider().id().value(),
                            state.life(),
                            prev,
                            state.seq(),
                            at,
                            Optional.of(HostView.of(state)));
            case Message.HostGone(var id, var last, var at) ->
                    new Frame.Fleet(
                            "removed",
                            id.value(),
                            last.life(),
                            last.seq(),
                            last.seq(),
                            at,
                            Optional.empty());
            case Message.Entries entries -> activity(entries);
            case Message.Dropped(var channel, var life, var from, var to, var why, var at) ->
                    new Frame.Mark(
                            channel.topic().word(),
                            channel.provider().value(),
                            life,
                            from,
                            to,
                            to - from + 1,
                            why,
                            at);
            case Message.Beat(var at, var heads) ->
                    new Frame.Beat(at, heads.stream().map(HeadView::of).toList());
        };
    }

    private static Frame activity(Message.Entries message) {
        var rows = new ArrayList<ActivityView>();
        var gaps = new ArrayList<Frame.Gap>();
        var seq = message.prev();
        for (var entry : message.entries()) {
            seq++;
            switch (entry) {
                case Entry.Row(var row) -> rows.add(ActivityView.of(row));
                case Entry.Gap(var count, var detail, var at) ->
                        gaps.add(new Frame.Gap(seq, count, detail, at));
            }
        }
        return new Frame.Activity(
                word(message.kind()),
                message.provider().value(),
                message.life(),
                message.prev(),
                message.seq(),
                message.at(),
                rows,
                gaps);
    }

    private static String word(Message.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
