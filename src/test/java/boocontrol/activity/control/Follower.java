package boocontrol.activity.control;

import boocontrol.fleet.control.HostLink;
import boocontrol.fleet.control.HostObserver;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.llamaswap.control.EventParser;
import boocontrol.llamaswap.control.StreamHandler;
import boocontrol.llamaswap.control.SwapClient;
import boocontrol.llamaswap.control.SwapStreamClient;
import boocontrol.llamaswap.entity.HostFacts;
import boocontrol.llamaswap.entity.RawFrame;
import boocontrol.llamaswap.entity.Reply;
import boocontrol.llamaswap.entity.SwapEvent;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/// Follows a host's stream as a connector does: a probe and a client for each connection, every
/// event told in order, again as soon as a stream has ended.
final class Follower implements AutoCloseable {

    private final URI url;
    private final ProviderId provider;
    private final HostObserver observer;
    private final Predicate<SwapEvent> told;
    private final EventParser parser = new EventParser();
    private final AtomicLong frames = new AtomicLong();
    private final AtomicLong connections = new AtomicLong();
    private final Thread loop;
    private volatile boolean closed;
    private volatile Optional<SwapStreamClient> stream = Optional.empty();

    Follower(URI url, ProviderId provider, HostObserver observer) {
        this(url, provider, observer, _ -> true);
    }

    /// @param told events that are not dropped on the way
    Follower(URI url, ProviderId provider, HostObserver observer, Predicate<SwapEvent> told) {
        this.url = url;
        this.provider = provider;
        this.observer = observer;
        this.told = told;
        this.loop = Thread.ofVirtual().name("follower " + provider).start(this::run);
    }

    /// Frames that were told so far, over all connections.
    long frames() {
        return frames.get();
    }

    long connections() {
        return connections.get();
    }

    @Override
    public void close() {
        closed = true;
        stream.ifPresent(SwapStreamClient::close);
        try {
            loop.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        observer.forgotten(provider);
    }

    private void run() {
        while (!closed) {
            try (var client = new SwapClient(url, Optional.empty(), "test")) {
                if (client.probe() instanceof Reply.Answer<HostFacts>(var facts)) {
                    follow(client, facts);
                }
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    private void follow(SwapClient client, HostFacts facts) {
        try (var attempt = new SwapStreamClient(url, Optional.empty(), "test")) {
            stream = Optional.of(attempt);
            if (!closed) {
                var handler = new Handler(client, facts);
                attempt.read(handler);
                observer.disconnected(handler.link);
            }
        }
    }

    private final class Handler implements StreamHandler {

        private final HostLink link;

        Handler(SwapClient client, HostFacts facts) {
            link = new HostLink(provider, connections.get() + 1, facts, client);
        }

        @Override
        public void opened() {
            observer.connected(link);
            connections.incrementAndGet();
        }

        @Override
        public void bytes(int count) {}

        @Override
        public boolean frame(RawFrame frame) {
            var event = parser.parse(frame);
            if (told.test(event)) {
                observer.event(link, event);
            }
            frames.incrementAndGet();
            return !closed;
        }

        @Override
        public void oversized() {}
    }
}
