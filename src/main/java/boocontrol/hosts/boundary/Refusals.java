package boocontrol.hosts.boundary;

import boocontrol.hosts.entity.Outcome;
import boocontrol.hosts.entity.ProviderId;
import boocontrol.platform.problems.Problem;
import java.nio.file.Path;
import java.util.Optional;

/// What is answered when a wish cannot be met.
final class Refusals {

    private Refusals() {}

    /// @param file of providers, where one is configured
    static Problem of(Outcome outcome, ProviderId id, Optional<Path> file) {
        return switch (outcome) {
            case Outcome.Unknown _ -> unknown();
            case Outcome.Taken _ ->
                    conflict("id-taken", "Id in use", "There is a provider %s already.", id);
            case Outcome.FileOwned _ -> fileOwned(id, file);
            case Outcome.Stale _ -> Problem.ofStatus(412);
            case Outcome.AlreadyRead(var by) ->
                    conflict(
                            "host-read-already",
                            "Host is read already",
                            "The provider %s reads this host, however its address is spelled; disable it first.",
                            by);
            case Outcome.Full _ ->
                    conflict("registry-full", "Too many", "There are 500 providers, %s not.", id);
            case Outcome.StillEnabled _ ->
                    conflict(
                            "still-enabled",
                            "Still enabled",
                            "Disable %s first; what the host still knows would be read again.",
                            id);
            case Outcome.StillRead _ ->
                    conflict(
                            "still-read",
                            "Still read",
                            "What was read of %s is not all written yet; try again soon.",
                            id);
            case Outcome.AddressRefused(var reason) -> address(reason);
            case Outcome.KeyRefused(var reason) -> keyPlace(reason);
            case Outcome.Done _, Outcome.Purged _ -> throw new IllegalStateException("no problem");
        };
    }

    private static Problem fileOwned(ProviderId id, Optional<Path> file) {
        var name = file.map(Object::toString).orElse("of providers");
        return Problem.of(
                409,
                "file-owned",
                "The file owns it",
                "The file %s owns %s; change it there.".formatted(name, id));
    }

    private static Problem conflict(String word, String title, String detail, ProviderId id) {
        return Problem.of(409, word, title, detail.formatted(id));
    }

    static Problem unknown() {
        return Problem.ofStatus(404, "There is no provider of this id.");
    }

    static Problem address(String reason) {
        return Problem.of(
                400,
                "address-refused",
                "Address refused",
                "base_url cannot be used: %s.".formatted(reason));
    }

    static Problem keyPlace(String reason) {
        return Problem.of(400, "key-refused", "Key refused", reason);
    }
}
