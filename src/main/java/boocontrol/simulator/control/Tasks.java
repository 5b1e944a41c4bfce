package boocontrol.simulator.control;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The virtual threads of one host. Each ends when its work does, or when the host is closed.
public final class Tasks {

    private final String owner;
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();

    public Tasks(String owner) {
        this.owner = owner;
    }

    /// Work that may be interrupted.
    public interface Work {
        void run() throws InterruptedException;
    }

    public Thread start(String name, Work work) {
        var thread =
                Thread.ofVirtual()
                        .name(owner + " " + name)
                        .unstarted(() -> {
                            try {
                                work.run();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            } finally {
                                running.remove(Thread.currentThread());
                            }
                        });
        running.add(thread);
        thread.start();
        return thread;
    }

    public void interruptAll() {
        running.forEach(Thread::interrupt);
    }

    public int count() {
        return running.size();
    }
}
