package boocontrol.live.control;

import boocontrol.fleet.entity.HostState;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.live.entity.Channel;
import boocontrol.live.entity.Head;
import boocontrol.live.entity.Message;
import boocontrol.live.entity.Message.Kind;
import boocontrol.live.entity.Packet;
import boocontrol.live.entity.Packet.Subject;
import boocontrol.live.entity.Position;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/// Makes the frames, each once.
final class Packets {

    private final Encoder encoder;
    private final Clock clock;
    private final LongAdder made = new LongAdder();

    Packets(Encoder encoder, Clock clock) {
        this.encoder = encoder;
        this.clock = clock;
    }

    Packet hello(String session, String serverLife, Identity identity, Duration beat) {
        return of(
                new Message.Hello(
                        session,
                        serverLife,
                        identity.version(),
                        identity.commit(),
                        at(),
                        beat,
                        identity.simulated()));
    }

    Packet snapshot(HostState state) {
        return of(new Message.HostIs(Kind.SNAPSHOT, 0, state, at()));
    }

    Packet delta(long prev, HostState state) {
        return of(new Message.HostIs(Kind.DELTA, prev, state, at()));
    }

    /// @param last [Position#NONE] says: whatever you knew of it
    Packet gone(ProviderId id, Position last) {
        return of(new Message.HostGone(id, last, at()));
    }

    Packet beat(List<Head> heads) {
        return of(new Message.Beat(at(), heads));
    }

    Packet of(Message message) {
        var text = encoder.text(message);
        made.increment();
        return new Packet(subject(message), text, text.getBytes(StandardCharsets.UTF_8).length);
    }

    Instant at() {
        return clock.instant();
    }

    long made() {
        return made.sum();
    }

    private static Subject subject(Message message) {
        return switch (message) {
            case Message.Hello _ -> new Subject.Greeting();
            case Message.Beat _ -> new Subject.Beat();
            case Message.HostIs(_, var prev, var state, _) ->
                    new Subject.Numbered(Channel.fleet(state.provider().id()), state.life(), prev);
            case Message.HostGone(var id, var last, _) ->
                    new Subject.Numbered(Channel.fleet(id), last.life(), last.seq());
            case Message.Entries(_, var id, var life, var prev, _, _, _) ->
                    new Subject.Numbered(Channel.activity(id), life, prev);
            case Message.Dropped(var channel, var life, var from, _, _, _) ->
                    new Subject.Numbered(channel, life, from - 1);
        };
    }
}
