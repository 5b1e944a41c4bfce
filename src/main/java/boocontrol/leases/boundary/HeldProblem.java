package boocontrol.leases.boundary;

import boocontrol.leases.entity.Mode;
import boocontrol.leases.entity.Refusal;
import boocontrol.platform.problems.Problem;
import java.time.Instant;
import java.util.Optional;

/// A refused claim as a problem of RFC 9457 that says who is in the way.
///
/// @param incident null, as the fault is nobody's
/// @param cause `held`, `resting` (its exclusive holder vanished a moment ago), `asked` (kept for
///   who asked first) or `crowded`
/// @param fence of the lease in the way; yours if `holder` is you: the answer to your first claim
///   was lost, so renew it or give it back
/// @param until when it may be free at the earliest, by the database's clock
public record HeldProblem(
        String type,
        String title,
        int status,
        String detail,
        Optional<String> incident,
        Refusal.Cause cause,
        String holder,
        String purpose,
        Mode mode,
        Optional<Long> fence,
        Instant until) {

    static HeldProblem of(Refusal refusal) {
        var by = refusal.by();
        var general =
                Problem.of(
                        409,
                        "host-held",
                        "Host is held",
                        detail(refusal).formatted(by.provider(), by.purpose(), by.holder()));
        return new HeldProblem(
                general.type(),
                general.title(),
                general.status(),
                general.detail(),
                general.incident(),
                refusal.cause(),
                by.holder().value(),
                by.purpose().value(),
                by.mode(),
                refusal.fence().isPresent()
                        ? Optional.of(refusal.fence().getAsLong())
                        : Optional.empty(),
                refusal.until());
    }

    private static String detail(Refusal refusal) {
        return switch (refusal.cause()) {
            case HELD -> "%s is held for %s by %s.";
            case RESTING -> "%s rests for a moment: %s of %s was not given back.";
            case ASKED -> "%s is kept for %s of %s, who asked for it.";
            case CROWDED -> "%s has too many shared leases; the first to expire is %s of %s.";
        };
    }
}
