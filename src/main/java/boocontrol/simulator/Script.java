package boocontrol.simulator;

import boocontrol.simulator.control.Signal;
import boocontrol.simulator.control.SimClock;
import boocontrol.simulator.control.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// Faults in their order and time. A new script ends the one before.
public final class Script {

    private final SimClock clock;
    private final Tasks tasks;
    private final AtomicReference<Signal> playing = new AtomicReference<>(new Signal());

    Script(SimClock clock, Tasks tasks) {
        this.clock = clock;
        this.tasks = tasks;
    }

    /// @param after the step before, or the start
    public record Step(Duration after, Runnable action) {}

    void play(List<Step> steps, boolean again) {
        var end = new Signal();
        playing.getAndSet(end).raise();
        if (!steps.isEmpty()) {
            tasks.start("script", () -> run(steps, again, end));
        }
    }

    private void run(List<Step> steps, boolean again, Signal end) throws InterruptedException {
        do {
            for (var step : steps) {
                if (clock.await(end, step.after())) {
                    return;
                }
                step.action().run();
            }
        } while (again && !end.raised());
    }
}
