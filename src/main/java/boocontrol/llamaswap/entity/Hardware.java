package boocontrol.llamaswap.entity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What a host found out about its machine when its process started (`GET /api/hardware`, v247 on).
///
/// @param detectedAt by the host's clock; constant for one life of the process
/// @param system for example `windows`, `linux`, `macos`
/// @param systemName with its version, for people
/// @param environment `native`, `container`, `virtual_machine`, `wsl`, `other` or `unknown`
public record Hardware(
        Instant detectedAt,
        String system,
        String systemName,
        String architecture,
        String environment,
        Optional<String> cpuModel,
        OptionalInt cpuCores,
        OptionalInt cpuThreads,
        OptionalLong memoryBytes,
        List<Accelerator> accelerators) {

    public Hardware {
        accelerators = List.copyOf(accelerators);
    }

    /// @param kind `gpu`, `npu` or `other`
    /// @param memoryKind `dedicated`, `unified`, `shared_system` or `unknown`
    /// @param driver name and version
    public record Accelerator(
            int index,
            String kind,
            String vendor,
            String model,
            String memoryKind,
            OptionalLong memoryBytes,
            Optional<String> driver,
            OptionalDouble powerLimitW) {}
}
