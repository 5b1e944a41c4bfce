package boocontrol.hosts.boundary;

import boocontrol.hosts.entity.Probed;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// What is at an address.
///
/// @param reachable whether anything answers over HTTP
/// @param asExpected whether it is of the kind that was expected, and lets us in
/// @param llamaSwap whether it is certainly a llama-swap host
/// @param dialect of a llama-swap host: `ring` (to v235) or `store` (from v236)
/// @param version of a llama-swap host, where it tells
/// @param models how many are listed by an address of another kind
/// @param needsKey true: it refused us for want of the right key; false: it let us in
/// @param keyProblem why no key was sent although one was meant
/// @param roundTripMs milliseconds of one small request, connecting included
/// @param detail words for a person where it is not as expected
public record AddressTestView(
        boolean reachable,
        boolean asExpected,
        boolean llamaSwap,
        Optional<String> dialect,
        Optional<String> version,
        OptionalInt models,
        Optional<Boolean> needsKey,
        Optional<String> keyProblem,
        OptionalDouble roundTripMs,
        Optional<String> detail) {

    static AddressTestView of(Probed probed, Optional<String> keyProblem) {
        return switch (probed) {
            case Probed.LlamaSwap(var dialect, var version, var took) ->
                    new AddressTestView(
                            true,
                            true,
                            true,
                            Optional.of(dialect),
                            Optional.of(version).filter(v -> !v.isEmpty()),
                            OptionalInt.empty(),
                            Optional.of(false),
                            keyProblem,
                            millis(took),
                            Optional.empty());
            case Probed.OpenAi(var models, var took) ->
                    new AddressTestView(
                            true,
                            true,
                            false,
                            Optional.empty(),
                            Optional.empty(),
                            OptionalInt.of(models),
                            Optional.of(false),
                            keyProblem,
                            millis(took),
                            Optional.empty());
            case Probed.KeyNeeded(var took) ->
                    answers(Optional.of(true), keyProblem, took, "the key is missing or wrong");
            case Probed.SomethingElse(var detail, var took) ->
                    answers(Optional.empty(), keyProblem, took, detail);
            case Probed.Unreachable(var reason) ->
                    other(false, Optional.empty(), keyProblem, OptionalDouble.empty(), reason);
        };
    }

    private static AddressTestView answers(
            Optional<Boolean> needsKey, Optional<String> keyProblem, Duration took, String detail) {
        return other(true, needsKey, keyProblem, millis(took), detail);
    }

    private static AddressTestView other(
            boolean reachable,
            Optional<Boolean> needsKey,
            Optional<String> keyProblem,
            OptionalDouble took,
            String detail) {
        return new AddressTestView(
                reachable,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                needsKey,
                keyProblem,
                took,
                Optional.of(detail));
    }

    private static OptionalDouble millis(Duration took) {
        return OptionalDouble.of(took.toNanos() / 1e6);
    }
}
