package boocontrol.live.control;

import boocontrol.activity.control.GapFound;
import boocontrol.activity.control.RowsRead;
import boocontrol.fleet.control.HostChanged;
import boocontrol.fleet.entity.HostState;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.live.boundary.RequestReader;
import boocontrol.live.entity.Ending;
import boocontrol.live.entity.Message;
import boocontrol.live.entity.Patience;
import boocontrol.live.entity.SessionQueue;
import boocontrol.testing.live.LiveReader;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;

/// One random history of hosts, a server that restarts, and a link that drops, doubles, reorders
/// and breaks; at the end it is calm for some beats. One seed, one history.
final class Schedule {

    /// So small that every bound is met often.
    static final LiveSettings TIGHT =
            new LiveSettings(
                    Duration.ofSeconds(5),
                    Duration.ofMillis(250),
                    Duration.ofMillis(100),
                    12,
                    5,
                    4,
                    10,
                    Duration.ofMinutes(1),
                    6,
                    2,
                    new SessionQueue.Limits(6, 1 << 20),
                    Patience.Limits.DEFAULT);

    private static final List<ProviderId> IDS =
            List.of(Fixtures.BOX, new ProviderId("box-2"), new ProviderId("sam.desk"));
    private static final int CALM_BEATS = 8;

    private final RandomGenerator random;
    private final Encoder encoder;
    private final ManualTime time = new ManualTime();
    private final Map<ProviderId, HostState> hosts = new TreeMap<>();
    private final Map<ProviderId, List<String>> logs = new TreeMap<>();
    private final LiveReader reader = new LiveReader();
    private final Transcript transcript;
    private final List<String> link = new ArrayList<>();
    private Optional<LiveSession> session = Optional.empty();
    private LiveHub hub;
    private long lives;
    private long entries;

    Schedule(long seed, Encoder encoder) {
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        this.encoder = encoder;
        this.transcript = new Transcript(seed);
        this.hub = hub();
    }

    Transcript run() throws IOException {
        addHost();
        hub.turn();
        connect();
        var events = 10 + random.nextInt(40);
        for (var i = 0; i < events; i++) {
            event();
        }
        calm();
        transcript.end(encoded(), logs, reader);
        return transcript;
    }

    private void event() throws IOException {
        switch (random.nextInt(20)) {
            case 0 -> addHost();
            case 1 -> removeHost();
            case 2 -> restartSlot();
            case 3, 4, 5 -> changeHost();
            case 6, 7, 8 -> readRows(1 + random.nextInt(3));
            case 9 -> readRows(5 + random.nextInt(25));
            case 10 -> missRows();
            case 11 -> damage();
            case 12 -> disconnect();
            case 13 -> restartServer();
            case 14 -> pass(Duration.ofSeconds(5));
            case 15 -> pass(Duration.ofMillis(20));
            case 16 -> send(1 + random.nextInt(3));
            case 17 -> deliver(1 + random.nextInt(3), true);
            default -> {
                pass(Duration.ofMillis(10 + random.nextInt(290)));
                send(10);
                damage();
                deliver(10, true);
            }
        }
        if (session.isEmpty() && random.nextInt(3) == 0) {
            connect();
        }
    }

    private void calm() throws IOException {
        for (var beat = 0; beat < CALM_BEATS; beat++) {
            if (session.isEmpty()) {
                connect();
            }
            settle();
            pass(Duration.ofSeconds(5));
            settle();
        }
    }

    private void settle() throws IOException {
        do {
            send(1_000);
            deliver(1_000, false);
            send(1_000);
        } while (!link.isEmpty());
    }

    private void addHost() {
        var id = IDS.get(random.nextInt(IDS.size()));
        if (!hosts.containsKey(id)) {
            hosts.put(id, Fixtures.state(id, "slot" + ++lives, 1));
            logs.put(id, new ArrayList<>());
            hub.changed(new HostChanged(hosts.get(id), false));
        }
    }

    private void removeHost() {
        any().ifPresent(id -> {
            logs.remove(id);
            hub.changed(new HostChanged(hosts.remove(id), true));
            turn();
        });
    }

    private void restartSlot() {
        any().ifPresent(id -> become(Fixtures.state(id, "slot" + ++lives, 1)));
    }

    private void changeHost() {
        any().ifPresent(id -> {
            var old = hosts.get(id);
            become(Fixtures.state(id, old.life(), old.seq() + 1));
        });
    }

    private void become(HostState state) {
        hosts.put(state.provider().id(), state);
        hub.changed(new HostChanged(state, false));
    }

    private void readRows(int count) {
        any().ifPresent(id -> {
            var rows =
                    LongStream.rangeClosed(entries + 1, entries + count)
                            .mapToObj(entry -> Fixtures.row(id, entry))
                            .toList();
            entries += count;
            rows.forEach(row -> logs.get(id).add(row.publicId()));
            hub.read(new RowsRead(id, rows));
        });
    }

    private void missRows() {
        any().ifPresent(id -> {
            logs.get(id).add("");
            var gap = new GapFound(id, OptionalLong.empty(), "lost", time.instant());
            hub.missed(gap);
        });
    }

    private void damage() {
        if (link.isEmpty()) {
            return;
        }
        var at = random.nextInt(link.size());
        switch (random.nextInt(4)) {
            case 0 -> link.remove(at);
            case 1 -> link.add(random.nextInt(link.size() + 1), link.get(at));
            case 2 -> link.add(random.nextInt(link.size()), link.remove(at));
            default -> {}
        }
    }

    private void restartServer() {
        disconnect();
        hub = hub();
        hosts.replaceAll((id, _) -> Fixtures.state(id, "slot" + ++lives, 1));
        logs.replaceAll((_, _) -> new ArrayList<>());
        hub.begin(List.copyOf(hosts.values()));
        turn();
    }

    private void connect() {
        session = hub.open(wire());
        transcript.opened();
    }

    private void disconnect() {
        if (session.isPresent()) {
            hub.leave(session.get());
            session = Optional.empty();
            link.clear();
            transcript.closed();
        }
    }

    private void pass(Duration duration) {
        time.pass(duration);
        turn();
    }

    private void turn() {
        hub.turn().ended().forEach(LiveHub.Ended::close);
    }

    private void send(int most) throws IOException {
        for (var i = 0; i < most && session.isPresent(); i++) {
            if (!session.get().sendNext()) {
                return;
            }
        }
    }

    private void deliver(int most, boolean lossy) {
        for (var i = 0; i < most && !link.isEmpty(); i++) {
            var text = link.removeFirst();
            var requests = reader.hear(text);
            transcript.heard(text, requests);
            requests.stream()
                    .filter(_ -> !lossy || random.nextInt(8) > 0)
                    .forEach(request -> say(request.toString()));
        }
    }

    private void say(String request) {
        session.ifPresent(open -> hub.say(open, RequestReader.read(request)));
    }

    private Wire wire() {
        return new Wire() {
            @Override
            public void send(String text) {
                link.add(text);
            }

            @Override
            public void close(Ending ending) {
                disconnect();
            }
        };
    }

    private Optional<ProviderId> any() {
        var all = List.copyOf(hosts.keySet());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    private LiveHub hub() {
        return new LiveHub(TIGHT, new Identity("1", "c", false), encoder, time, time, random);
    }

    private Map<String, JsonObject> encoded() {
        var all = new TreeMap<String, JsonObject>();
        hosts.forEach((id, state) -> {
            var text =
                    encoder.text(
                            new Message.HostIs(Message.Kind.SNAPSHOT, 0, state, time.instant()));
            all.put(id.value(), Transcript.parsed(text).getJsonObject("host"));
        });
        return all;
    }
}
