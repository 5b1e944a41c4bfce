package boocontrol.logs.control;

import boocontrol.fleet.control.Fleet;
import boocontrol.fleet.control.HostLink;
import boocontrol.fleet.control.HostObserver;
import boocontrol.fleet.entity.HostState;
import boocontrol.hosts.control.ProviderHistory;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.llamaswap.entity.SwapEvent;
import boocontrol.logs.entity.LogFilter;
import boocontrol.logs.entity.LogPage;
import boocontrol.logs.entity.LogSource;
import boocontrol.logs.entity.TailFigures;
import boocontrol.logs.entity.TailLimits;
import boocontrol.platform.boot.Stage;
import boocontrol.platform.loops.Loops;
import boocontrol.platform.time.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/// The newest lines of the logs of all hosts, in memory (seam). Follows what the hosts tell.
@ApplicationScoped
public class LogTails implements HostObserver, Stage, ProviderHistory {

    private static final Duration END = Duration.ofSeconds(2);

    @Inject Fleet fleet;

    @Inject Event<LogsArrived> arrived;

    @Inject Loops loops;

    @Inject Clock clock;

    @Inject Ticker ticker;

    @Inject Config config;

    private record Running(HostLogs logs, Thread loop) {}

    private final ConcurrentSkipListMap<ProviderId, Running> hosts = new ConcurrentSkipListMap<>();
    private final AtomicLong waiting = new AtomicLong();
    private volatile LogSettings settings = LogSettings.DEFAULT;

    @Override
    public int order() {
        return 225;
    }

    @Override
    public String name() {
        return "logs";
    }

    @Override
    public void start() {
        settings = LogSettings.from(config);
    }

    @Override
    public void stop() {
        var ending = List.copyOf(hosts.values());
        ending.forEach(running -> running.logs().end());
        ending.forEach(running -> Loops.end(running.loop(), END.dividedBy(ending.size())));
    }

    @Override
    public void connected(HostLink link) {
        var before = hosts.size();
        hosts.computeIfAbsent(link.provider(), this::running).logs().connected();
        if (hosts.size() != before) {
            share();
        }
    }

    @Override
    public void event(HostLink link, SwapEvent event) {
        running(link).ifPresent(logs -> logs.event(event));
    }

    @Override
    public void logsDropped(HostLink link, long frames) {
        running(link).ifPresent(logs -> logs.dropped(frames));
    }

    @Override
    public void disconnected(HostLink link) {
        running(link).ifPresent(HostLogs::disconnected);
    }

    @Override
    public void forgotten(ProviderId provider) {
        Optional.ofNullable(hosts.remove(provider)).ifPresent(gone -> gone.logs().end());
        share();
    }

    @Override
    public void purge(ProviderId provider) {
        forgotten(provider);
    }

    /// The entries of one tail; empty when nothing was ever heard of the host.
    public Optional<LogPage> page(ProviderId provider, LogSource source, LogFilter filter) {
        return Optional.ofNullable(hosts.get(provider))
                .map(running -> running.logs().page(source, filter));
    }

    /// Every tail there is, by host and source.
    public List<TailSize> tails() {
        var all = new ArrayList<TailSize>();
        hosts.forEach((provider, running) -> {
            for (var source : LogSource.values()) {
                all.add(new TailSize(provider, source, running.logs().figures(source)));
            }
        });
        return all;
    }

    /// One tail and its figures.
    public record TailSize(ProviderId provider, LogSource source, TailFigures figures) {}

    /// Characters that wait to be taken in.
    public long waitingChars() {
        return waiting.get();
    }

    /// Pieces lost by errors of ours, of the hosts that are followed.
    public long failures() {
        return hosts.values().stream().mapToLong(running -> running.logs().failures()).sum();
    }

    private Optional<HostLogs> running(HostLink link) {
        return Optional.ofNullable(hosts.get(link.provider())).map(Running::logs);
    }

    private Running running(ProviderId provider) {
        var tools = new LogTools(settings, clock, ticker, waiting, this::models, arrived::fire);
        var life = UUID.randomUUID().toString();
        var logs = new HostLogs(provider, life, share(hosts.size() + 1), tools);
        return new Running(logs, loops.start("logs-" + provider, logs::run));
    }

    /// Gives every tail its share anew.
    private void share() {
        var limits = share(hosts.size());
        hosts.values().forEach(running -> running.logs().limit(limits));
    }

    private TailLimits share(int hostCount) {
        return settings.share(hostCount * LogSource.values().length);
    }

    private Set<String> models(ProviderId provider) {
        return fleet.host(provider).map(HostState::models).orElse(List.of()).stream()
                .map(view -> view.model().id())
                .collect(Collectors.toUnmodifiableSet());
    }
}
