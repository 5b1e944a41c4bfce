package boocontrol.llamaswap.control;

import boocontrol.llamaswap.entity.Hardware;
import boocontrol.llamaswap.entity.Hardware.Accelerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Understands `/api/hardware`: texts are shown only, a size or limit of 0 is unknown.
final class HardwareReader {

    private static final int LONGEST = 200;
    private static final int MOST_ACCELERATORS = 64;
    private static final String UNKNOWN = "unknown";

    private HardwareReader() {}

    static Hardware hardware(Fields fields) throws Malformed {
        var system = fields.object("operating_system");
        var cpu = fields.object("cpu");
        return new Hardware(
                fields.instant("captured_at"),
                text(system, "family").orElse(UNKNOWN),
                words(system),
                text(fields.object("architecture"), "name").orElse(UNKNOWN),
                text(fields.object("environment"), "kind").orElse(UNKNOWN),
                text(cpu, "model"),
                number(cpu, "physical_core_count"),
                number(cpu, "logical_thread_count"),
                bytes(fields.object("memory")),
                accelerators(fields));
    }

    private static List<Accelerator> accelerators(Fields fields) throws Malformed {
        var accelerators = new ArrayList<Accelerator>();
        for (var value : fields.list("accelerators")) {
            if (accelerators.size() < MOST_ACCELERATORS) {
                accelerators.add(accelerator(Fields.of(value, "an accelerator")));
            }
        }
        return accelerators;
    }

    private static Accelerator accelerator(Fields fields) throws Malformed {
        var told = Optional.of(fields);
        var memory = fields.object("memory");
        var driver = words(fields.object("driver"));
        var watts = fields.measure("power_limit_watts");
        return new Accelerator(
                fields.smallCount("index").orElse(0),
                text(told, "kind").orElse("other"),
                text(told, "vendor").orElse(""),
                text(told, "model").orElse(""),
                text(memory, "kind").orElse(UNKNOWN),
                bytes(memory),
                driver.isEmpty() ? Optional.empty() : Optional.of(driver),
                watts.orElse(0) > 0 ? watts : OptionalDouble.empty());
    }

    /// Name and version, as far as they are told.
    private static String words(Optional<Fields> fields) throws Malformed {
        return Stream.of(text(fields, "name"), text(fields, "version"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }

    private static Optional<String> text(Optional<Fields> fields, String name) throws Malformed {
        var text = fields.isEmpty() ? Optional.<String>empty() : fields.get().optionalText(name);
        return text.map(Texts::shown)
                .map(shown -> Texts.start(shown, LONGEST))
                .filter(shown -> !shown.isBlank());
    }

    private static OptionalInt number(Optional<Fields> fields, String name) throws Malformed {
        var number = fields.isEmpty() ? OptionalInt.empty() : fields.get().smallCount(name);
        return number.orElse(0) > 0 ? number : OptionalInt.empty();
    }

    private static OptionalLong bytes(Optional<Fields> memory) throws Malformed {
        var bytes = memory.isEmpty() ? OptionalLong.empty() : memory.get().count("capacity_bytes");
        return bytes.orElse(0) > 0 ? bytes : OptionalLong.empty();
    }
}
