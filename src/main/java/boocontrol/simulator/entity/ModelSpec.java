package boocontrol.simulator.entity;

import java.time.Duration;
import java.util.List;

/// A model as a host's configuration names it, and how its server behaves.
public record ModelSpec(String id, Label label, Serving serving, Loading loading, Place place) {

    /// @param unlisted left out of `/v1/models`
    /// @param declared the configuration names its context length and that it knows tools
    public record Label(
            String name,
            String description,
            List<String> aliases,
            boolean unlisted,
            boolean declared) {
        public Label {
            aliases = List.copyOf(aliases);
        }
    }

    /// @param promptRate prompt tokens/s
    /// @param rate generated tokens/s of a single request
    /// @param answer tokens a natural answer has on average; 0 always fills what was asked for
    /// @param concurrency requests at once before 429
    /// @param slots requests its server works on at once without slowing down much
    public record Serving(
            ModelKind kind,
            double promptRate,
            double rate,
            int answer,
            int concurrency,
            int context,
            int slots) {}

    /// @param ttl idle time before it is unloaded; zero is never
    /// @param load time until its server answers
    /// @param polled readiness is polled, as with a `checkEndpoint`; else ready means ready
    /// @param failing its server cannot start
    /// @param announced streams tell of the load (`sendLoadingState`)
    public record Loading(
            Duration ttl, Duration load, boolean polled, boolean failing, boolean announced) {}

    /// @param gpu index of its card; -1 is none, `EVERY_GPU` spreads it over all
    /// @param vramMb MiB on each of them
    public record Place(int gpu, int vramMb) {}

    public static final int EVERY_GPU = -2;

    /// A chat model that loads in 2 s, never unloads and answers with 50 tokens/s.
    public static ModelSpec chat(String id) {
        return new ModelSpec(
                id,
                new Label("", "", List.of(), false, false),
                new Serving(ModelKind.CHAT, 900, 50, 0, 10, 8192, 4),
                new Loading(Duration.ZERO, Duration.ofSeconds(2), true, false, false),
                new Place(0, 5_000));
    }

    public static ModelSpec embedding(String id) {
        return chat(id).as(ModelKind.EMBEDDING).withRate(4000, 4000).on(0, 600);
    }

    /// A model whose server cannot start.
    public static ModelSpec broken(String id) {
        var it = chat(id);
        return it.with(new Loading(Duration.ZERO, it.loading.load, true, true, false));
    }

    public ModelSpec named(String name, String description) {
        return with(new Label(name, description, label.aliases, label.unlisted, label.declared));
    }

    public ModelSpec aliased(String... names) {
        return with(
                new Label(
                        label.name,
                        label.description,
                        List.of(names),
                        label.unlisted,
                        label.declared));
    }

    public ModelSpec unlisted() {
        return with(new Label(label.name, label.description, label.aliases, true, label.declared));
    }

    /// Says what it can do.
    public ModelSpec declared() {
        var l = label;
        return with(new Label(l.name, l.description, l.aliases, l.unlisted, true));
    }

    public ModelSpec as(ModelKind kind) {
        var s = serving;
        return with(
                new Serving(
                        kind, s.promptRate, s.rate, s.answer, s.concurrency, s.context, s.slots));
    }

    public ModelSpec withRate(double promptRate, double rate) {
        var s = serving;
        return with(
                new Serving(s.kind, promptRate, rate, s.answer, s.concurrency, s.context, s.slots));
    }

    public ModelSpec answering(int tokens) {
        var s = serving;
        return with(
                new Serving(
                        s.kind, s.promptRate, s.rate, tokens, s.concurrency, s.context, s.slots));
    }

    public ModelSpec limitedTo(int concurrency) {
        var s = serving;
        return with(
                new Serving(
                        s.kind, s.promptRate, s.rate, s.answer, concurrency, s.context, s.slots));
    }

    public ModelSpec withContext(int tokens, int slots) {
        var s = serving;
        return with(
                new Serving(s.kind, s.promptRate, s.rate, s.answer, s.concurrency, tokens, slots));
    }

    public ModelSpec withTtl(Duration ttl) {
        var l = loading;
        return with(new Loading(ttl, l.load, l.polled, l.failing, l.announced));
    }

    /// Is ready after exactly this time.
    public ModelSpec loadsIn(Duration load) {
        var l = loading;
        return with(new Loading(l.ttl, load, false, l.failing, l.announced));
    }

    /// Answers after this time; the host notices at its next poll.
    public ModelSpec answersAfter(Duration load) {
        var l = loading;
        return with(new Loading(l.ttl, load, true, l.failing, l.announced));
    }

    public ModelSpec announced() {
        var l = loading;
        return with(new Loading(l.ttl, l.load, l.polled, l.failing, true));
    }

    public ModelSpec on(int gpu, int vramMb) {
        return new ModelSpec(id, label, serving, loading, new Place(gpu, vramMb));
    }

    private ModelSpec with(Label changed) {
        return new ModelSpec(id, changed, serving, loading, place);
    }

    private ModelSpec with(Serving changed) {
        return new ModelSpec(id, label, changed, loading, place);
    }

    private ModelSpec with(Loading changed) {
        return new ModelSpec(id, label, serving, changed, place);
    }
}
