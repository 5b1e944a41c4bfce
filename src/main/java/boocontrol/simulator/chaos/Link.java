package boocontrol.simulator.chaos;

import boocontrol.simulator.chaos.Course.Step;
import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;

/// One direction of one connection: a thread that reads the source, one that delivers as the
/// [Course] says, and one that ends the connection when it says so, also while a delivery waits for
/// a receiver that does not read.
final class Link {

    /// How a link ends its connection.
    interface Owner {

        /// This direction has ended in order.
        void ended();

        /// Nothing more comes from the source.
        void drained();

        /// Both directions are to end in order.
        void close();

        /// Both ends are to get a reset.
        void reset();
    }

    private static final int CHUNK = 16 << 10;

    private final Socket source;
    private final Socket destination;
    private final Course course;
    private final Owner owner;
    private final LongConsumer counter;
    private final long start = System.nanoTime();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean over;

    /// @param counter is told the bytes that were delivered
    Link(Socket source, Socket destination, Course course, Owner owner, LongConsumer counter) {
        this.source = source;
        this.destination = destination;
        this.course = course;
        this.owner = owner;
        this.counter = counter;
    }

    void start(Executor threads) {
        threads.execute(this::read);
        threads.execute(this::deliver);
        threads.execute(this::watch);
    }

    void toxics(List<AppliedToxic> toxics) {
        change(() -> course.toxics(toxics, now()));
    }

    /// Delivers nothing more; what still arrives is read and dropped.
    void stop() {
        change(() -> over = true);
    }

    private void read() {
        try {
            var in = source.getInputStream();
            var buffer = new byte[CHUNK];
            for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                take(Arrays.copyOf(buffer, count));
            }
            change(() -> course.ended(now()));
        } catch (IOException _) {
            change(course::broke);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            owner.drained();
        }
    }

    private void take(byte[] bytes) throws InterruptedException {
        lock.lock();
        try {
            while (course.full() && !over) {
                changed.await();
            }
            if (!over) {
                course.arrived(bytes, now());
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void deliver() {
        try {
            for (var step = await(course::next); act(step); ) {
                step = await(course::next);
            }
        } catch (IOException _) {
            owner.reset();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        try {
            act(await(course::verdict));
        } catch (IOException _) {
            owner.reset();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return the first step that is not to wait; [Step.Close] once stopped
    private Step await(LongFunction<Step> question) throws InterruptedException {
        lock.lock();
        try {
            while (!over) {
                var step = question.apply(now());
                if (!(step instanceof Step.Wait(var until))) {
                    changed.signalAll();
                    return step;
                }
                changed.awaitNanos(until - now());
            }
            return new Step.Close();
        } finally {
            lock.unlock();
        }
    }

    /// @return false when this link has nothing more to do
    private boolean act(Step step) throws IOException {
        switch (step) {
            case Step.Deliver(var bytes, var from, var count) -> {
                destination.getOutputStream().write(bytes, from, count);
                counter.accept(count);
                return true;
            }
            case Step.End _ -> {
                destination.shutdownOutput();
                owner.ended();
            }
            case Step.Close _ -> owner.close();
            case Step.Reset _ -> owner.reset();
            case Step.Wait _ -> throw new IllegalStateException("waited already");
        }
        return false;
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private long now() {
        return System.nanoTime() - start;
    }
}
