package boocontrol.simulator.boundary;

import boocontrol.simulator.control.SwapProcess;
import boocontrol.simulator.entity.GoJson;
import boocontrol.simulator.entity.GoText;
import boocontrol.simulator.entity.Gpu;
import java.time.ZoneOffset;
import java.util.ArrayList;

/// `/api/hardware`: what was found when the process started, with that time.
final class Hardware {

    private Hardware() {}

    static void page(SwapProcess process, Exchange exchange) {
        var machine = process.now().spec().machine();
        var detector =
                GoJson.object()
                        .put("name", "llama-swap")
                        .put("version", process.release().version())
                        .end();
        var capture =
                GoJson.object()
                        .put("scope", "inference_host")
                        .put("method", "detected")
                        .raw("detector", detector)
                        .end();
        var json =
                GoJson.object()
                        .put("schema_version", 1)
                        .put("captured_at", GoText.nanos(process.started(), ZoneOffset.UTC))
                        .raw("capture", capture)
                        .raw("architecture", "{\"name\":\"x86_64\",\"raw_name\":\"amd64\"}")
                        .raw("operating_system", system(machine.system()))
                        .raw("environment", "{\"kind\":\"native\",\"name\":null,\"version\":null}")
                        .raw("cpu", cpu(machine.cores()))
                        .raw(
                                "memory",
                                "{\"capacity_bytes\":" + machine.memoryMb() * 1_048_576L + "}")
                        .raw("accelerators", accelerators(process))
                        .end();
        Pages.json(process, exchange, json);
    }

    private static String system(String family) {
        var windows = family.equals("windows");
        return GoJson.object()
                .put("family", family)
                .put("name", windows ? "Microsoft Windows 11 Pro" : "debian")
                .put("version", windows ? "10.0.26100" : "12.11")
                .put("kernel", windows ? "10.0.26100 Build 26100" : "6.12.43")
                .end();
    }

    private static String cpu(int cores) {
        return GoJson.object()
                .put("vendor", "AuthenticAMD")
                .put("model", "AMD Ryzen 9 9950X")
                .put("socket_count", 1)
                .put("physical_core_count", Math.max(1, cores / 2))
                .put("logical_thread_count", cores)
                .end();
    }

    private static String accelerators(SwapProcess process) {
        var all = new ArrayList<String>();
        for (Gpu gpu : process.now().spec().machine().gpus()) {
            var memory =
                    GoJson.object()
                            .put("kind", "dedicated")
                            .put("capacity_bytes", gpu.memoryMb() * 1_048_576L)
                            .end();
            all.add(
                    GoJson.object()
                            .put("index", all.size())
                            .put("kind", "gpu")
                            .put("vendor", "NVIDIA")
                            .put("model", gpu.name())
                            .raw("architecture", "null")
                            .raw("memory", memory)
                            .raw("driver", "{\"name\":\"nvidia\",\"version\":\"580.88\"}")
                            .put("power_limit_watts", gpu.watts())
                            .end());
        }
        return GoJson.array(all);
    }
}
