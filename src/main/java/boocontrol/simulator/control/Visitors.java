package boocontrol.simulator.control;

import boocontrol.simulator.control.VisitorClient.End;
import boocontrol.simulator.entity.GoJson;
import boocontrol.simulator.entity.ModelKind;
import boocontrol.simulator.entity.ModelSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// People and programs that use a host: somebody chats, an editor completes code, an index is
/// filled, two models are compared, now and then something is asked that cannot be had. A day of
/// theirs takes twelve minutes, with a quiet night.
public final class Visitors {

    private static final double DAY_SECONDS = 720;
    private static final List<String> QUESTIONS =
            List.of(
                    "How do I keep sourdough alive while I travel for two weeks?",
                    "Summarise the minutes below in five bullet points for the team.",
                    "Write a short letter to the landlord about the broken heating.",
                    "Why does my regular expression match the empty line as well?",
                    "Plan three days in Lisbon with a child who likes trains.",
                    "Explain the difference between a mutex and a semaphore.");

    private final int port;
    private final List<ModelSpec> models;
    private final Chance chance;
    private final Tasks tasks;
    private final SimClock clock;
    private final double rate;
    private final Signal never = new Signal();

    /// @param rate how busy they are; 1 is something every few seconds
    public Visitors(
            int port, List<ModelSpec> models, long seed, Tasks tasks, SimClock clock, double rate) {
        this.port = port;
        this.models = models;
        this.chance = new Chance(seed);
        this.tasks = tasks;
        this.clock = clock;
        this.rate = rate;
    }

    /// They come and go until the tasks are interrupted.
    public void arrive() {
        of(ModelKind.CHAT, 0)
                .ifPresent(model -> {
                    tasks.start("chats", () -> chats(model));
                    tasks.start("editor", () -> editor(model));
                });
        of(ModelKind.CHAT, 1).ifPresent(other -> tasks.start("arena", () -> arena(other)));
        of(ModelKind.EMBEDDING, 0).ifPresent(model -> tasks.start("index", () -> index(model)));
        tasks.start("mistakes", this::mistakes);
    }

    private void chats(ModelSpec model) throws InterruptedException {
        var client = new VisitorClient(port, "boochat");
        pause(1);
        while (true) {
            var talk = new StringBuilder(chance.pick(QUESTIONS));
            for (var turn = 2 + chance.below(6); turn > 0; turn--) {
                ask(client, model, talk.toString(), 60 + chance.below(400), chance.of(0.06));
                talk.append(" Thank you. ").append(chance.pick(QUESTIONS));
                pause(6);
            }
            pause(14);
        }
    }

    private void editor(ModelSpec model) throws InterruptedException {
        var client = new VisitorClient(port, "boocoder");
        pause(12);
        while (true) {
            var file = "func main() { // " + chance.id(400);
            for (var key = 3 + chance.below(8); key > 0; key--) {
                var json =
                        body(model)
                                .put("prompt", file)
                                .put("max_tokens", 12 + chance.below(40))
                                .put("temperature", 0)
                                .end();
                client.post("/v1/completions", json, false, Duration.ofMinutes(2));
                file += chance.id(12);
                pause(1.2);
            }
            pause(30);
        }
    }

    private void index(ModelSpec model) throws InterruptedException {
        var client = new VisitorClient(port, "booindex");
        pause(8);
        while (true) {
            for (var document = 8 + chance.below(25); document > 0; document--) {
                var texts = List.of(chance.id(300), chance.id(500), chance.id(200));
                var json = body(model).raw("input", GoJson.texts(texts)).end();
                client.post("/v1/embeddings", json, false, Duration.ofMinutes(2));
                pause(0.25);
            }
            pause(70);
        }
    }

    private void arena(ModelSpec other) throws InterruptedException {
        var client = new VisitorClient(port, "booarena");
        while (true) {
            pause(75);
            var question = chance.pick(QUESTIONS);
            for (var round = 1 + chance.below(3); round > 0; round--) {
                ask(client, other, question, 80 + chance.below(160), false);
                pause(2);
            }
        }
    }

    private void mistakes() throws InterruptedException {
        var client = new VisitorClient(port, "booscript");
        while (true) {
            pause(110);
            var broken = models.stream().filter(model -> model.loading().failing()).findFirst();
            var asked = chance.of(0.5) && broken.isPresent() ? broken.get().id() : "gpt-4o-mini";
            var json =
                    GoJson.object()
                            .put("model", asked)
                            .raw("messages", messages("Are you there?"))
                            .put("max_tokens", 8)
                            .end();
            client.post("/v1/chat/completions", json, false, Duration.ofMinutes(1));
        }
    }

    private void ask(
            VisitorClient client, ModelSpec model, String text, int limit, boolean impatient)
            throws InterruptedException {
        var json =
                body(model)
                        .raw("messages", messages(text))
                        .put("max_tokens", limit)
                        .put("stream", true)
                        .raw("stream_options", "{\"include_usage\":true}")
                        .end();
        var patience =
                impatient ? Duration.ofMillis(600 + chance.below(1800)) : Duration.ofMinutes(3);
        if (client.post("/v1/chat/completions", json, true, patience) == End.FAILED) {
            pause(10);
        }
    }

    private static GoJson body(ModelSpec model) {
        return GoJson.object().put("model", model.id());
    }

    private static String messages(String text) {
        return "[{\"role\":\"user\",\"content\":" + GoJson.text(text) + "}]";
    }

    private Optional<ModelSpec> of(ModelKind kind, int index) {
        return models.stream()
                .filter(model -> model.serving().kind() == kind && !model.loading().failing())
                .skip(index)
                .findFirst();
    }

    private void pause(double seconds) throws InterruptedException {
        var hour = clock.nanos() / 1e9 % DAY_SECONDS / DAY_SECONDS;
        var awake = 0.35 + 0.65 * Math.pow(Math.sin(Math.PI * hour), 2);
        var length = Math.min(seconds * 4, chance.around(seconds)) / (rate * awake);
        clock.await(never, Duration.ofNanos((long) (length * 1e9)));
    }
}
