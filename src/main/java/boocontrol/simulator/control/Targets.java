package boocontrol.simulator.control;

import boocontrol.simulator.entity.ModelState;
import boocontrol.simulator.entity.Release;
import boocontrol.simulator.entity.Routing;
import boocontrol.simulator.entity.Routing.Profile;
import boocontrol.simulator.entity.Routing.Selector;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Finds out what a name stands for: a pin of the active profile, a selector, a model, an alias, or
/// a model of a peer, in this order.
public final class Targets {

    private final AtomicReference<Optional<Profile>> active =
            new AtomicReference<>(Optional.empty());
    private final Routing routing;
    private final Router router;
    private final Release release;

    Targets(Routing routing, Router router, Release release) {
        this.routing = routing;
        this.router = router;
        this.release = release;
    }

    /// The profile in force.
    public Optional<Profile> active() {
        return active.get();
    }

    /// Puts a profile in force; empty ends it.
    ///
    /// @return false if there is no such profile
    public boolean activate(String id) {
        var found = routing.profiles().stream().filter(one -> one.id().equals(id)).findFirst();
        if (found.isPresent() || id.isEmpty()) {
            active.set(found);
            return true;
        }
        return false;
    }

    Target of(String asked) {
        var pin = active.get().map(profile -> profile.pins().get(asked));
        if (pin.isEmpty()) {
            return selected(asked);
        }
        return pin.get().isEmpty() ? new Target.Disabled() : selected(pin.get());
    }

    /// A model or alias of this host.
    Optional<ModelProcess> local(String asked) {
        return router.process(asked)
                .or(() ->
                        router.all().stream()
                                .filter(p -> p.spec.label().aliases().contains(asked))
                                .findFirst());
    }

    private Target selected(String asked) {
        var selector =
                release.from(241)
                        ? routing.selectors().stream().filter(s -> s.id().equals(asked)).findFirst()
                        : Optional.<Selector>empty();
        return selector.isPresent() ? plain(choose(selector.get()), asked) : plain(asked, "");
    }

    private Target plain(String asked, String selector) {
        return local(asked)
                .<Target>map(process -> new Target.Local(process, selector))
                .or(() -> remote(asked, selector))
                .orElseGet(Target.Unknown::new);
    }

    private Optional<Target> remote(String asked, String selector) {
        for (var peer : routing.peers()) {
            for (var model : peer.models()) {
                var full = peer.id() + "/" + model;
                if (asked.equals(model) || (release.from(242) && asked.equals(full))) {
                    return Optional.of(new Target.Remote(peer, model, asked, selector));
                }
            }
        }
        return Optional.empty();
    }

    private String choose(Selector selector) {
        var targets = selector.targets();
        return switch (selector.strategy()) {
            case "warm" ->
                    first(targets, ModelState.READY)
                            .or(() -> first(targets, ModelState.STARTING))
                            .orElse(targets.getFirst());
            case "spillover" ->
                    targets.stream()
                            .filter(target -> load(target) < selector.limit())
                            .findFirst()
                            .orElse(targets.getLast());
            default -> targets.getFirst();
        };
    }

    private Optional<String> first(List<String> targets, ModelState state) {
        return targets.stream()
                .filter(target -> local(target).map(p -> p.is(state)).orElse(false))
                .findFirst();
    }

    private int load(String target) {
        return local(target).map(ModelProcess::load).orElse(0);
    }

    /// Whether a selector counts as loaded.
    boolean loaded(Selector selector) {
        return first(selector.targets(), ModelState.READY)
                .or(() -> first(selector.targets(), ModelState.STARTING))
                .isPresent();
    }
}
