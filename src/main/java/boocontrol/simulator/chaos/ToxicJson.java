package boocontrol.simulator.chaos;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Set;

/// Toxics as the admin API writes them: milliseconds, but kilobytes per second for `rate` and
/// microseconds for the delay of `slicer`.
final class ToxicJson {

    private static final long KB = 1_000;
    private static final Set<String> KNOWN =
            Set.of("name", "type", "stream", "toxicity", "attributes");

    private ToxicJson() {}

    static JsonObject write(AppliedToxic applied) {
        return Json.createObjectBuilder()
                .add("name", applied.name())
                .add("type", applied.toxic().type())
                .add("stream", applied.direction().word())
                .add("toxicity", applied.toxicity())
                .add("attributes", attributes(applied.toxic()))
                .build();
    }

    /// A new toxic; without a name it is called after its kind and direction.
    static AppliedToxic read(Members members) {
        members.only(KNOWN);
        var type = members.text("type").orElseThrow(() -> Rejected.badRequest("type is missing"));
        var direction = direction(members.text("stream").orElse("downstream"));
        return checked(() -> {
            var whole = AppliedToxic.of(toxic(type, members.object("attributes")), direction);
            return whole.named(members.text("name").orElse(whole.name()))
                    .withToxicity(members.number("toxicity").orElse(1.0));
        });
    }

    /// `old` with what `members` tell; kind, name and direction stay.
    static AppliedToxic change(AppliedToxic old, Members members) {
        members.only(KNOWN);
        var merged = Json.createObjectBuilder(attributes(old.toxic()).build());
        members.object("attributes").json().forEach(merged::add);
        return checked(() ->
                new AppliedToxic(
                        old.name(),
                        old.direction(),
                        members.number("toxicity").orElse(old.toxicity()),
                        toxic(old.toxic().type(), new Members(merged.build()))));
    }

    private static JsonObjectBuilder attributes(Toxic toxic) {
        var json = Json.createObjectBuilder();
        return switch (toxic) {
            case Toxic.Latency(var latency, var jitter) ->
                    json.add("latency", latency.toMillis()).add("jitter", jitter.toMillis());
            case Toxic.Bandwidth(var rate) -> json.add("rate", rate / KB);
            case Toxic.SlowClose(var delay) -> json.add("delay", delay.toMillis());
            case Toxic.Timeout(var timeout) -> json.add("timeout", timeout.toMillis());
            case Toxic.ResetPeer(var timeout) -> json.add("timeout", timeout.toMillis());
            case Toxic.Slicer(var average, var variation, var delay) ->
                    json.add("average_size", average)
                            .add("size_variation", variation)
                            .add("delay", delay.toNanos() / 1_000);
            case Toxic.LimitData(var bytes) -> json.add("bytes", bytes);
        };
    }

    private static Toxic toxic(String type, Members in) {
        return switch (type) {
            case "latency" -> {
                in.only(Set.of("latency", "jitter"));
                yield new Toxic.Latency(millis(in, "latency"), millis(in, "jitter"));
            }
            case "bandwidth" -> {
                in.only(Set.of("rate"));
                yield new Toxic.Bandwidth(Math.multiplyExact(count(in, "rate"), KB));
            }
            case "slow_close" -> {
                in.only(Set.of("delay"));
                yield new Toxic.SlowClose(millis(in, "delay"));
            }
            case "timeout" -> {
                in.only(Set.of("timeout"));
                yield new Toxic.Timeout(millis(in, "timeout"));
            }
            case "reset_peer" -> {
                in.only(Set.of("timeout"));
                yield new Toxic.ResetPeer(millis(in, "timeout"));
            }
            case "slicer" -> {
                in.only(Set.of("average_size", "size_variation", "delay"));
                yield new Toxic.Slicer(
                        Math.toIntExact(count(in, "average_size")),
                        Math.toIntExact(count(in, "size_variation")),
                        Duration.of(count(in, "delay"), ChronoUnit.MICROS));
            }
            case "limit_data" -> {
                in.only(Set.of("bytes"));
                yield new Toxic.LimitData(count(in, "bytes"));
            }
            default -> throw Rejected.badRequest("invalid toxic type");
        };
    }

    private interface Making {
        AppliedToxic make();
    }

    private static AppliedToxic checked(Making making) {
        try {
            return making.make();
        } catch (IllegalArgumentException e) {
            throw Rejected.badRequest(String.valueOf(e.getMessage()));
        } catch (ArithmeticException _) {
            throw Rejected.badRequest("a number is out of range");
        }
    }

    private static Direction direction(String word) {
        return Arrays.stream(Direction.values())
                .filter(direction -> direction.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Rejected.badRequest("stream is upstream or downstream"));
    }

    private static Duration millis(Members in, String name) {
        return Duration.ofMillis(count(in, name));
    }

    private static long count(Members in, String name) {
        return in.count(name).orElse(0L);
    }
}
