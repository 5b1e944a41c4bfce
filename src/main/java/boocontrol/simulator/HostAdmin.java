package boocontrol.simulator;

import boocontrol.simulator.boundary.AdminServer.Refused;
import boocontrol.simulator.boundary.Arguments;
import boocontrol.simulator.control.Faults.Poison;
import boocontrol.simulator.entity.Release;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The commands of one host, by their names in the admin API.
final class HostAdmin {

    /// What a command does to a host.
    private interface Command {
        void run(SimulatedHost host, Arguments given) throws Refused;
    }

    private static final Map<String, Command> COMMANDS = new TreeMap<>();

    static {
        lives();
        wire();
        models();
    }

    private HostAdmin() {}

    static void run(SimulatedHost host, String command, Arguments given) throws Refused {
        known(command).run(host, given);
    }

    private static void lives() {
        COMMANDS.put("restart", (host, given) -> host.restart());
        COMMANDS.put("reload", (host, given) -> host.reload());
        COMMANDS.put("refuse-reload", (host, given) -> host.refuseReload());
        COMMANDS.put("kill", (host, given) -> host.kill());
        COMMANDS.put("revive", (host, given) -> host.revive());
        COMMANDS.put("sleep", (host, given) -> host.sleep());
        COMMANDS.put("wake", (host, given) -> host.wake());
        COMMANDS.put("upgrade", (host, given) -> host.upgrade(release(given.text("release"))));
        COMMANDS.put(
                "keys",
                (host, given) -> host.changeKeys(given.texts("keys").toArray(String[]::new)));
        COMMANDS.put("clock", HostAdmin::clock);
        COMMANDS.put("script", HostAdmin::script);
    }

    private static void wire() {
        COMMANDS.put("finish", (host, given) -> host.finishRequests(count(given, "count")));
        COMMANDS.put("poison", (host, given) -> host.poison(poison(given.text("kind"))));
        COMMANDS.put("drop-every", (host, given) -> host.faults().dropEvery(count(given, "k")));
        COMMANDS.put("repeat-rows", (host, given) -> host.faults().repeatRows(given.on()));
        COMMANDS.put("swap-rows", (host, given) -> host.faults().swapRows(given.on()));
        COMMANDS.put("retell-inflight", (host, given) -> host.retellInflight());
        COMMANDS.put("repeat-ring", (host, given) -> host.repeatRing());
        COMMANDS.put("mute", (host, given) -> host.faults().muted(given.on()));
        COMMANDS.put("page", (host, given) -> host.faults().page(given.text("html")));
        COMMANDS.put("flood", (host, given) -> host.flood(given.number("bytes_per_second")));
        COMMANDS.put("say", HostAdmin::say);
        COMMANDS.put("freeze-gpu", (host, given) -> host.faults().frozenGpu(given.on()));
        COMMANDS.put("blank-gpu", (host, given) -> host.faults().blankGpu(given.on()));
    }

    private static void models() {
        COMMANDS.put("crash", (host, given) -> crash(host, given.text("model")));
        COMMANDS.put(
                "crash-after",
                (host, given) ->
                        host.faults().crashAfter(given.text("model"), count(given, "tokens")));
        COMMANDS.put(
                "fail-load",
                (host, given) ->
                        host.faults().failNextLoad(given.text("model"), given.text("reason")));
    }

    private static void clock(SimulatedHost host, Arguments given) throws Refused {
        if (given.has("step_ms")) {
            host.stepClock(Duration.ofMillis(given.number("step_ms")));
        } else {
            host.clockOffset(Duration.ofMillis(given.number("offset_ms")));
        }
    }

    private static void crash(SimulatedHost host, String model) throws Refused {
        if (!host.crash(model)) {
            throw new Refused(404, "no model " + model);
        }
    }

    /// Text as given, or a line of so many bytes.
    private static void say(SimulatedHost host, Arguments given) throws Refused {
        host.say(
                given.has("bytes") ? "x".repeat(count(given, "bytes")) + "\n" : given.text("text"));
    }

    /// Checks all steps before the first one is done.
    private static void script(SimulatedHost host, Arguments given) throws Refused {
        var steps = new ArrayList<Script.Step>();
        for (var step : given.objects("steps")) {
            var command = step.text("command");
            var known = known(command);
            var after = Duration.ofMillis(step.has("after_ms") ? step.number("after_ms") : 0);
            steps.add(new Script.Step(after, () -> runLater(host, known, step)));
        }
        host.play(steps, given.has("again") && given.flag("again"));
    }

    private static void runLater(SimulatedHost host, Command command, Arguments given) {
        try {
            command.run(host, given);
        } catch (Refused e) {
            System.err.println("simulate: a step of a script: " + e.getMessage());
        }
    }

    private static Command known(String command) throws Refused {
        return Optional.ofNullable(COMMANDS.get(command))
                .orElseThrow(() ->
                        new Refused(
                                404, "no command " + command + "; there are " + COMMANDS.keySet()));
    }

    private static int count(Arguments given, String name) throws Refused {
        var number = given.number(name);
        if (number < 0 || number > 10_000_000) {
            throw new Refused(400, "`" + name + "` must be between 0 and 10000000");
        }
        return (int) number;
    }

    private static Release release(String text) throws Refused {
        try {
            return Release.of(text);
        } catch (IllegalArgumentException e) {
            throw new Refused(400, String.valueOf(e.getMessage()));
        }
    }

    private static Poison poison(String kind) throws Refused {
        try {
            return Poison.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new Refused(400, "no poison " + kind + "; " + Arrays.toString(Poison.values()));
        }
    }
}
