package boocontrol.live.entity;

import boocontrol.fleet.entity.HostState;
import boocontrol.hosts.entity.ProviderId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What the server says on the socket, before it has a form. The boundary writes it as a frame.
public sealed interface Message {

    /// The first word of every connection.
    ///
    /// @param serverLife one run of this program: another one means that every number starts over
    record Hello(
            String session,
            String serverLife,
            String version,
            String commit,
            Instant at,
            Duration beat,
            boolean simulated)
            implements Message {}

    /// The whole state of a host. As a delta it counts only for who knows at least `prev`.
    record HostIs(Kind kind, long prev, HostState state, Instant at) implements Message {}

    /// The host is not there any more.
    ///
    /// @param position an empty life in it speaks of whatever life the reader knows
    record HostGone(ProviderId provider, Position position, Instant at) implements Message {}

    /// The entries `prev + 1` to `seq` of a host's activity.
    record Entries(
            Kind kind,
            ProviderId provider,
            String life,
            long prev,
            long seq,
            Instant at,
            List<Entry> entries)
            implements Message {

        public Entries {
            entries = List.copyOf(entries);
            if (entries.size() != seq - prev) {
                throw new IllegalArgumentException(
                        "%d entries do not number %d to %d"
                                .formatted(entries.size(), prev + 1, seq));
            }
        }
    }

    /// The entries `from` to `to` were dropped on the way to this reader; they are in the history.
    record Dropped(Channel channel, String life, long from, long to, String why, Instant at)
            implements Message {}

    /// A sign of life, with the number every channel has reached.
    record Beat(Instant at, List<Head> heads) implements Message {

        public Beat {
            heads = List.copyOf(heads);
        }
    }

    /// How a frame joins what the reader has.
    enum Kind {
        /// Replaces it.
        SNAPSHOT,
        /// Continues it.
        DELTA
    }
}
