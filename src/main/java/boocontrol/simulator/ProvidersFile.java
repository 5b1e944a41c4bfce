package boocontrol.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/// Tells the cockpit where the simulated hosts are.
final class ProvidersFile {

    private static final Map<String, String> SYSTEMS =
            Map.of("linux", "Linux", "windows", "Windows", "macos", "macOS");

    private ProvidersFile() {}

    /// The file is there at once, or not at all.
    static void write(Path file, List<SimulatedHost> hosts) throws IOException {
        var target = file.toAbsolutePath();
        var draft = target.resolveSibling(target.getFileName() + ".new");
        Files.writeString(draft, text(hosts));
        Files.move(
                draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static String text(List<SimulatedHost> hosts) {
        var text = new StringBuilder("# Simulated llama-swap hosts; written by the simulator.\n");
        text.append("providers:\n");
        for (var host : hosts) {
            text.append("  - id: ").append(host.name());
            text.append("\n    name: ").append(host.name()).append(" (simulated)");
            text.append("\n    kind: llama-swap");
            text.append("\n    base_url: ").append(host.url());
            var machine = host.spec().machine();
            text.append("\n    operating_system: ")
                    .append(SYSTEMS.getOrDefault(machine.system(), "Linux"));
            text.append("\n    gpus:");
            machine.gpus()
                    .forEach(gpu ->
                            text.append("\n      - ")
                                    .append(gpu.name().replace("NVIDIA GeForce ", ""))
                                    .append(' ')
                                    .append(Math.round(gpu.memoryMb() / 1024.0))
                                    .append("GB"));
            text.append(machine.gpus().isEmpty() ? " []\n" : "\n");
        }
        return text.toString();
    }
}
