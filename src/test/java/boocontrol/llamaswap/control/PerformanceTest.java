package boocontrol.llamaswap.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boocontrol.llamaswap.control.SwapClient.Polled;
import boocontrol.llamaswap.entity.GpuSample;
import boocontrol.llamaswap.entity.Hardware;
import boocontrol.llamaswap.entity.Performance;
import boocontrol.llamaswap.entity.Performance.Samples;
import boocontrol.llamaswap.entity.Reply;
import boocontrol.llamaswap.entity.SysSample;
import boocontrol.simulator.SimulatedHost;
import boocontrol.simulator.entity.HostSpec;
import boocontrol.simulator.entity.Release;
import boocontrol.testing.RecordedHostFiles;
import boocontrol.testing.RecordedHostFiles.Exchange;
import boocontrol.testing.ScriptedHost;
import jakarta.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PerformanceTest {

    private final AnswerReader answers = new AnswerReader();

    @ParameterizedTest
    @ValueSource(strings = {"v217", "v235", "v236", "v240", "v250"})
    void every_recorded_answer_gives_all_its_samples(String tag) throws Exception {
        var read = 0;
        for (var exchange : recorded(tag, "/api/performance")) {
            if (exchange.status() != 200) {
                continue;
            }
            var told = (Samples) answers.performance(exchange.text());
            try (var reader = Json.createReader(new StringReader(exchange.text()))) {
                var json = reader.readObject();
                var sys = json.isNull("sys_stats") ? 0 : json.getJsonArray("sys_stats").size();
                assertThat(told.sys()).hasSize(sys);
                for (var at = 0; at < sys; at++) {
                    var was = json.getJsonArray("sys_stats").getJsonObject(at);
                    assertThat(told.sys().get(at).at())
                            .isEqualTo(Instant.parse(was.getString("timestamp")));
                    assertThat(told.sys().get(at).memUsedMb()).hasValue(was.getInt("mem_used_mb"));
                    assertThat(told.sys().get(at).load1())
                            .hasValue(was.getJsonNumber("load_avg_1").doubleValue());
                }
                read += sys;
            }
            assertThat(told.broken()).isEmpty();
            assertThat(told.gpus()).isEmpty();
        }
        assertThat(read).isGreaterThan(10);
    }

    @Test
    void recorded_hardware_is_read() throws Exception {
        var hardware = answers.hardware(recorded("v250", "/api/hardware").getFirst().text());

        assertThat(hardware.detectedAt()).isEqualTo("2026-11-22T16:25:47.367469077Z");
        assertThat(hardware.system()).isEqualTo("linux");
        assertThat(hardware.architecture()).isEqualTo("x86_64");
        assertThat(hardware.cpuThreads()).hasValue(2);
        assertThat(hardware.accelerators()).isEmpty();
    }

    @Test
    void cards_are_told_with_their_uuid_and_own_time() throws Exception {
        var told = samples(example("api-performance/v229plus.json"));

        assertThat(told.gpus())
                .extracting(GpuSample::uuid)
                .containsExactly("GPU-1f0c", "GPU-2a1d", "GPU-1f0c");
        assertThat(told.gpus().getFirst())
                .isEqualTo(
                        new GpuSample(
                                Instant.parse("2026-08-15T16:59:59.812345678Z"),
                                0,
                                "NVIDIA GeForce RTX 5090",
                                "GPU-1f0c",
                                OptionalDouble.of(61),
                                OptionalDouble.empty(),
                                OptionalDouble.of(97),
                                OptionalDouble.of(92.34520195050142),
                                OptionalLong.of(30_111),
                                OptionalLong.of(32_607),
                                OptionalDouble.of(44),
                                OptionalDouble.of(402.11)));
        assertThat(told.sys())
                .extracting(SysSample::received)
                .containsExactly(
                        OptionalLong.of(918_273_645_546L), OptionalLong.of(918_273_645_546L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v229plus.after-nothing-new.json",
                "v229plus.first-seconds-or-disabled-by-reload.json"
            })
    void null_and_an_empty_list_are_no_samples(String file) throws Exception {
        assertThat(samples(example("api-performance/" + file)))
                .isEqualTo(new Samples(List.of(), List.of(), List.of()));
    }

    @Test
    void a_card_whose_tool_tells_nothing_is_unknown_and_not_zero() throws Exception {
        var gpu =
                gpu(
                        "\"temp_c\":0,\"vram_temp_c\":0,\"gpu_util_pct\":0,\"mem_util_pct\":0,"
                                + "\"mem_used_mb\":0,\"mem_total_mb\":0,\"fan_speed_pct\":0,\"power_draw_w\":0");

        assertThat(gpu.tempC()).isEmpty();
        assertThat(gpu.vramTempC()).isEmpty();
        assertThat(gpu.utilPct()).isEmpty();
        assertThat(gpu.memUtilPct()).isEmpty();
        assertThat(gpu.memUsedMb()).isEmpty();
        assertThat(gpu.memTotalMb()).isEmpty();
        assertThat(gpu.fanPct()).isEmpty();
        assertThat(gpu.powerW()).isEmpty();
    }

    @Test
    void an_idle_card_does_nothing_and_that_is_known() throws Exception {
        var gpu =
                gpu(
                        "\"temp_c\":31,\"gpu_util_pct\":0,\"mem_util_pct\":0,"
                                + "\"mem_used_mb\":0,\"mem_total_mb\":24576,\"power_draw_w\":12.5");

        assertThat(gpu.utilPct()).hasValue(0);
        assertThat(gpu.memUsedMb()).hasValue(0);
        assertThat(gpu.memUtilPct()).hasValue(0);
    }

    @Test
    void windows_tells_neither_load_nor_swap() throws Exception {
        var sys =
                sys(
                        "\"mem_total_mb\":65000,\"mem_used_mb\":9000,\"mem_free_mb\":0,"
                                + "\"swap_total_mb\":0,\"swap_used_mb\":0,"
                                + "\"load_avg_1\":0,\"load_avg_5\":0,\"load_avg_15\":0");

        assertThat(sys.swapTotalMb()).isEmpty();
        assertThat(sys.swapUsedMb()).isEmpty();
        assertThat(sys.load1()).isEmpty();
        assertThat(sys.load15()).isEmpty();
        assertThat(sys.memFreeMb()).hasValue(0);
    }

    @Test
    void an_idle_linux_has_no_load_and_that_is_known() throws Exception {
        var sys =
                sys(
                        "\"swap_total_mb\":8191,\"swap_used_mb\":0,"
                                + "\"load_avg_1\":0,\"load_avg_5\":0,\"load_avg_15\":0");

        assertThat(sys.load1()).hasValue(0);
        assertThat(sys.swapUsedMb()).hasValue(0);
        assertThat(sys.cores()).isEmpty();
        assertThat(sys.received()).isEmpty();
    }

    @Test
    void the_loopback_is_no_traffic() throws Exception {
        var sys =
                sys(
                        "\"net_io\":[{\"name\":\"lo\",\"bytes_recv\":7,\"bytes_sent\":7},"
                                + "{\"name\":\"eth0\",\"bytes_recv\":10,\"bytes_sent\":0},"
                                + "{\"name\":\"wg0\",\"bytes_recv\":5,\"bytes_sent\":0}]");

        assertThat(sys.received()).hasValue(15);
        assertThat(sys.sent()).hasValue(0);
    }

    @Test
    void a_sample_that_cannot_be_one_stops_no_other() throws Exception {
        var good = "{\"timestamp\":\"2026-11-24T12:00:05Z\",\"id\":0,\"uuid\":\"a\",\"temp_c\":40}";
        var told =
                samples(
                        "{\"enabled\":true,\"sys_stats\":[7],\"gpu_stats\":["
                                + "{\"timestamp\":\"10000-01-01T00:00:00Z\",\"id\":0},"
                                + "{\"timestamp\":\"2026-11-24T12:00:00Z\",\"id\":0,\"uuid\":\"a\\u0000\"},"
                                + "{\"timestamp\":\"2026-11-24T12:00:00Z\",\"id\":0,\"power_draw_w\":1e400},"
                                + "{\"timestamp\":\"2026-11-24T12:00:00Z\",\"id\":\"x\"},"
                                + good
                                + "]}");

        assertThat(told.gpus()).hasSize(1);
        assertThat(told.broken())
                .hasSize(5)
                .contains("a text holds NUL", "power_draw_w is out of range");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "[]", "null", "{\"sys_stats\":7}", "<html>", "{\"gpu_stats\":{}}"})
    void what_is_no_performance_is_malformed(String body) {
        assertThatThrownBy(() -> answers.performance(body)).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "503, api-performance/v212-v217.disabled.503.json, Disabled[]",
        "503, api-performance/v218-v228.disabled.503.json, Disabled[]",
        "503, api-performance/v229plus.disabled.503.json, Disabled[]",
        "400, api-performance/v225-v250.bad-after.400.json, BadAfter[]"
    })
    void off_and_a_bad_time_are_told_apart_in_every_era(int status, String file, String expected)
            throws Exception {
        assertThat(asked(status, example(file)))
                .isInstanceOfSatisfying(
                        Reply.Answer.class,
                        answer ->
                                assertThat(((Polled) answer.value()).performance())
                                        .hasToString(expected));
    }

    @Test
    void off_may_also_be_said_in_plain_text() throws Exception {
        assertThat(asked(503, "performance monitor not available\n"))
                .isInstanceOfSatisfying(
                        Reply.Answer.class,
                        answer ->
                                assertThat(((Polled) answer.value()).performance())
                                        .isEqualTo(new Performance.Disabled()));
    }

    @Test
    void a_host_without_it_and_one_in_trouble_are_something_else() throws Exception {
        assertThat(asked(404, "")).isEqualTo(new Reply.Absent<>());
        assertThat(asked(401, "{}")).isEqualTo(new Reply.Unauthorized<>());
        assertThat(asked(503, "<html>busy</html>"))
                .isEqualTo(new Reply.Failed<>("it answered with status 503"));
    }

    @Test
    void a_time_is_asked_for_in_utc_with_nanoseconds() throws Exception {
        try (var host =
                        new ScriptedHost(wire ->
                                wire.send(answer(200, "{\"gpu_stats\":[],\"sys_stats\":[]}")));
                var client = client(host.url())) {
            client.performance(Optional.of(Instant.parse("2026-11-24T12:00:00.123456789Z")));
            client.performance(Optional.empty());

            assertThat(host.requests.getFirst())
                    .startsWith("GET /api/performance?after=2026-11-24T12");
            assertThat(host.requests.getFirst().split(" ", 3)[1].replace("%3A", ":"))
                    .isEqualTo("/api/performance?after=2026-11-24T12:00:00.123456789Z");
            assertThat(host.requests.getLast()).startsWith("GET /api/performance HTTP/1.1");
        }
    }

    @Test
    void hardware_lists_the_cards_with_what_is_known_of_them() throws Exception {
        var hardware = answers.hardware(example("api-hardware/v247plus.json"));

        assertThat(hardware.systemName()).isEqualTo("Microsoft Windows 11 Pro 10.0.26100");
        assertThat(hardware.memoryBytes()).hasValue(137_438_953_472L);
        assertThat(hardware.accelerators())
                .containsExactly(
                        new Hardware.Accelerator(
                                0,
                                "gpu",
                                "NVIDIA",
                                "NVIDIA GeForce RTX 5090",
                                "dedicated",
                                OptionalLong.of(34_190_917_632L),
                                Optional.of("nvidia 580.88"),
                                OptionalDouble.of(575)));
    }

    @ParameterizedTest
    @CsvSource({"211, Absent", "217, Answer", "235, Answer", "250, Answer"})
    void a_simulated_host_is_understood(int release, String expected) {
        var spec =
                HostSpec.of("box", new Release(release))
                        .timed(Duration.ofMillis(20), Duration.ZERO);
        try (var host = SimulatedHost.start(spec);
                var client = client(URI.create(host.url()))) {
            assertThat(client.performance(Optional.empty()).getClass().getSimpleName())
                    .isEqualTo(expected);
        }
    }

    private Samples samples(String body) throws Malformed {
        return (Samples) answers.performance(body);
    }

    private GpuSample gpu(String fields) throws Malformed {
        return samples(
                        "{\"gpu_stats\":[{\"timestamp\":\"2026-11-24T12:00:00Z\",\"id\":0,"
                                + fields
                                + "}],\"sys_stats\":null}")
                .gpus()
                .getFirst();
    }

    private SysSample sys(String fields) throws Malformed {
        return samples(
                        "{\"gpu_stats\":null,\"sys_stats\":[{\"timestamp\":\"2026-11-24T12:00:00Z\","
                                + fields
                                + "}]}")
                .sys()
                .getFirst();
    }

    private static Reply<Polled> asked(int status, String body) throws IOException {
        try (var host = new ScriptedHost(wire -> wire.send(answer(status, body)));
                var client = client(host.url())) {
            return client.performance(Optional.empty());
        }
    }

    private static String answer(int status, String body) {
        return "HTTP/1.1 %d Status\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                .formatted(status, body.length(), body);
    }

    private static SwapClient client(URI url) {
        return new SwapClient(url, Optional.empty(), "BooControl/test");
    }

    private static List<Exchange> recorded(String tag, String path) {
        return RecordedHostFiles.read(tag + "/main").exchanges().stream()
                .filter(exchange -> exchange.pathOnly().equals(path))
                .toList();
    }

    private static String example(String name) throws IOException {
        return Files.readString(RecordedHostFiles.folder("/llamaswap/examples").resolve(name));
    }
}
