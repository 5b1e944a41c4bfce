package boocontrol.simulator.entity;

import java.util.List;
import java.util.function.Function;

/// The newest samples as `/metrics` shows them.
public final class Prometheus {

    private final StringBuilder out = new StringBuilder();

    private Prometheus() {}

    public static String text(Sample.Sys sys, List<Sample.Card> cards) {
        var text = new Prometheus();
        text.machine(sys);
        if (!cards.isEmpty()) {
            text.cards(cards);
        }
        return text.out.toString();
    }

    private void machine(Sample.Sys sys) {
        family("cpu_util_percent", "gauge", "CPU utilization per core (0-100)");
        for (var i = 0; i < sys.cores().length; i++) {
            line("cpu_util_percent{core=\"" + i + "\"}", Math.round(sys.cores()[i] * 10) / 10.0);
        }
        bytes("memory_total_bytes", "Total memory in bytes", sys.memoryMb());
        bytes("memory_used_bytes", "Used memory in bytes", sys.usedMb());
        bytes("memory_free_bytes", "Free memory in bytes", sys.memoryMb() - sys.usedMb());
        bytes("swap_total_bytes", "Total swap in bytes", sys.swapMb());
        bytes("swap_used_bytes", "Used swap in bytes", sys.swapUsedMb());
        family("load_average", "gauge", "Load average");
        line("load_average{interval=\"1m\"}", sys.load1());
        line("load_average{interval=\"5m\"}", sys.load5());
        line("load_average{interval=\"15m\"}", sys.load15());
        family("network_bytes_total", "counter", "Total network bytes transferred");
        line("network_bytes_total{interface=\"eth0\",direction=\"recv\"}", sys.received());
        line("network_bytes_total{interface=\"eth0\",direction=\"sent\"}", sys.sent());
    }

    private void cards(List<Sample.Card> all) {
        card(all, "temperature_celsius", "GPU temperature", Sample.Card::celsius);
        card(all, "vram_temperature_celsius", "GPU memory temperature", c -> 0);
        card(all, "util_percent", "GPU utilization (0-100)", Sample.Card::busy);
        card(all, "memory_util_percent", "GPU memory used (0-100)", Sample.Card::memoryPercent);
        card(all, "memory_used_bytes", "GPU memory used", c -> c.usedMb() * 1_048_576.0);
        card(all, "memory_total_bytes", "GPU memory", c -> c.totalMb() * 1_048_576.0);
        card(all, "fan_speed_percent", "GPU fan speed (0-100)", Sample.Card::fan);
        card(all, "power_draw_watts", "GPU power draw", Sample.Card::watts);
    }

    private void card(
            List<Sample.Card> all, String name, String help, Function<Sample.Card, Number> value) {
        family("gpu_" + name, "gauge", help);
        for (var card : all) {
            var labels =
                    "{id=\"%d\",name=\"%s\",uuid=\"%s\"}"
                            .formatted(card.index(), card.gpu().name(), card.gpu().uuid());
            line("gpu_" + name + labels, value.apply(card).doubleValue());
        }
    }

    private void bytes(String name, String help, long mebibytes) {
        family(name, "gauge", help);
        line(name, mebibytes * 1_048_576.0);
    }

    private void family(String name, String type, String help) {
        out.append("# HELP llamaswap_").append(name).append(' ').append(help);
        out.append("\n# TYPE llamaswap_").append(name).append(' ').append(type).append('\n');
    }

    private void line(String series, double value) {
        out.append("llamaswap_").append(series).append(' ').append(GoJson.number(value));
        out.append('\n');
    }
}
