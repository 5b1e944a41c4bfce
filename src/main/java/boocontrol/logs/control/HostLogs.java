package boocontrol.logs.control;

import boocontrol.hosts.entity.ProviderId;
import boocontrol.llamaswap.entity.SwapEvent;
import boocontrol.logs.entity.LogEntry;
import boocontrol.logs.entity.LogFilter;
import boocontrol.logs.entity.LogLine;
import boocontrol.logs.entity.LogMark;
import boocontrol.logs.entity.LogPage;
import boocontrol.logs.entity.LogSource;
import boocontrol.logs.entity.SourceLog;
import boocontrol.logs.entity.TailFigures;
import boocontrol.logs.entity.TailLimits;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// The logs of one host: one loop makes lines of what the connector leaves, and tells them.
final class HostLogs {

    private static final Logger LOGGER = System.getLogger(HostLogs.class.getName());

    private static final Duration IDLE = Duration.ofDays(1);
    private static final int FAIR = 64;

    private final ProviderId provider;
    private final LogTools tools;
    private final LogInbox inbox;
    private final String life;
    private final Map<LogSource, SourceLog> sources = new EnumMap<>(LogSource.class);
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicLong failures = new AtomicLong();
    private volatile boolean listed;

    HostLogs(ProviderId provider, String life, TailLimits limits, LogTools tools) {
        this.provider = provider;
        this.life = life;
        this.tools = tools;
        this.inbox = new LogInbox(tools.settings(), tools.waiting(), tools.ticker());
        for (var source : LogSource.values()) {
            sources.put(source, new SourceLog(source, life, limits, tools.now()));
        }
    }

    void connected() {
        listed = false;
        inbox.put(new LogNotice.Connected(tools.now()));
    }

    void event(SwapEvent event) {
        switch (event) {
            case SwapEvent.LogData(var source, var text) ->
                    inbox.put(new LogNotice.Piece(LogSource.of(source), text, tools.now()));
            case SwapEvent.ModelStatus _ when !listed -> {
                listed = true;
                inbox.put(new LogNotice.Listed(tools.now()));
            }
            default -> {}
        }
    }

    void dropped(long frames) {
        inbox.put(new LogNotice.Dropped(frames, tools.now()));
    }

    void disconnected() {
        inbox.put(new LogNotice.Disconnected(tools.now()));
    }

    /// Takes in what waits, then its loop ends.
    void end() {
        inbox.end();
    }

    void limit(TailLimits limits) {
        lock.lock();
        try {
            sources.values().forEach(source -> source.limit(limits));
        } finally {
            lock.unlock();
        }
    }

    LogPage page(LogSource source, LogFilter filter) {
        lock.lock();
        try {
            return of(source).page(filter);
        } finally {
            lock.unlock();
        }
    }

    TailFigures figures(LogSource source) {
        lock.lock();
        try {
            return of(source).figures();
        } finally {
            lock.unlock();
        }
    }

    long waitingChars() {
        return inbox.waitingChars();
    }

    /// How often an error of ours lost a piece.
    long failures() {
        return failures.get();
    }

    /// Until it is ended or interrupted.
    void run() {
        try {
            var notBefore = tools.ticker().nanos();
            while (!inbox.ended()) {
                var notices = inbox.take(patience(), notBefore);
                notBefore = tools.ticker().nanos() + tools.settings().every().toNanos();
                takeIn(notices);
            }
            takeIn(inbox.take(Duration.ZERO, notBefore));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            inbox.discard();
        }
    }

    private Duration patience() {
        lock.lock();
        try {
            var unclear = sources.values().stream().anyMatch(SourceLog::unclear);
            return unclear ? SourceLog.UNCLEAR.dividedBy(4) : IDLE;
        } finally {
            lock.unlock();
        }
    }

    private void takeIn(List<LogNotice> notices) {
        var models = tools.models().apply(provider);
        for (var from = 0; from < notices.size(); from += FAIR) {
            var some = notices.subList(from, Math.min(notices.size(), from + FAIR));
            some(() -> some.forEach(notice -> take(notice, models)));
            // Virtual threads are not preempted: a flooded host must let the others have a turn.
            Thread.yield();
        }
        some(() -> quiet(models));
        sources.values().forEach(this::tell);
    }

    /// Readers of the tails wait for a few pieces at most.
    private void some(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    private void take(LogNotice notice, Set<String> models) {
        try {
            switch (notice) {
                case LogNotice.Piece(var source, var text, var at) ->
                        of(source).piece(text, at, models);
                case LogNotice.Connected(var at) -> each(log -> log.connected(at, models));
                case LogNotice.Listed(var at) -> each(log -> log.listed(at, models));
                case LogNotice.Dropped(var count, var at) ->
                        each(log -> log.dropped(count, at, models));
                case LogNotice.Disconnected(var at) -> each(log -> log.closed(at, models));
            }
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void quiet(Set<String> models) {
        var now = tools.now();
        each(log -> log.quiet(now, models));
    }

    private void tell(SourceLog log) {
        List<LogEntry> fresh = log.drain();
        if (fresh.isEmpty()) {
            return;
        }
        try {
            tools.told().accept(arrived(log.source(), fresh));
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private LogsArrived arrived(LogSource source, List<LogEntry> fresh) {
        return new LogsArrived(
                provider, source, life, of(LogLine.class, fresh), of(LogMark.class, fresh));
    }

    private static <T> List<T> of(Class<T> type, List<LogEntry> entries) {
        return entries.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private SourceLog of(LogSource source) {
        return Objects.requireNonNull(sources.get(source));
    }

    private void each(Consumer<SourceLog> work) {
        sources.values().forEach(work);
    }

    /// Logs the first, second, fourth, eighth, and only where it was: a log must not tell a log.
    private void failed(RuntimeException e) {
        var count = failures.incrementAndGet();
        if (Long.bitCount(count) == 1) {
            var frames = e.getStackTrace();
            var where = frames.length == 0 ? "" : " at " + frames[0];
            LOGGER.log(
                    Level.ERROR,
                    "a piece of the log of {0} was lost by an error of ours: {1}{2} ({3} so far)",
                    provider,
                    e.getClass().getName(),
                    where,
                    count);
        }
    }
}
