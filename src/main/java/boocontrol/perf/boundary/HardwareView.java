package boocontrol.perf.boundary;

import boocontrol.llamaswap.entity.Hardware;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What a host found out about its machine when its process started.
///
/// @param detectedAt by the host's clock
/// @param system `windows`, `linux`, `macos`, `freebsd` or `other`
/// @param systemName with its version
/// @param environment `native`, `container`, `virtual_machine`, `wsl`, `other` or `unknown`
public record HardwareView(
        Instant detectedAt,
        String system,
        String systemName,
        String architecture,
        String environment,
        Optional<String> cpuModel,
        OptionalInt cpuCores,
        OptionalInt cpuThreads,
        OptionalLong memoryBytes,
        List<AcceleratorView> accelerators) {

    /// @param kind `gpu`, `npu` or `other`
    /// @param memoryKind `dedicated`, `unified`, `shared_system` or `unknown`
    /// @param driver name and version
    public record AcceleratorView(
            int index,
            String kind,
            String vendor,
            String model,
            String memoryKind,
            OptionalLong memoryBytes,
            Optional<String> driver,
            OptionalDouble powerLimitW) {}

    static HardwareView of(Hardware told) {
        return new HardwareView(
                told.detectedAt(),
                told.system(),
                told.systemName(),
                told.architecture(),
                told.environment(),
                told.cpuModel(),
                told.cpuCores(),
                told.cpuThreads(),
                told.memoryBytes(),
                told.accelerators().stream().map(HardwareView::of).toList());
    }

    private static AcceleratorView of(Hardware.Accelerator told) {
        return new AcceleratorView(
                told.index(),
                told.kind(),
                told.vendor(),
                told.model(),
                told.memoryKind(),
                told.memoryBytes(),
                told.driver(),
                told.powerLimitW());
    }
}
