package boocontrol.simulator.control;

import boocontrol.simulator.entity.ModelKind;
import java.util.Locale;

/// The lines a model's server writes, in the manner of llama-server.
final class ServerLog {

    private final Router.Parts parts;
    private final ModelProcess process;

    ServerLog(Router.Parts parts, ModelProcess process) {
        this.parts = parts;
        this.process = process;
    }

    void starting(boolean fails) {
        var file = "models/" + process.spec.id() + ".gguf";
        line("I srv  llama_server: initializing ...");
        line("I srv    load_model: loading model '" + file + "'");
        if (fails) {
            line("E gguf_init_from_file: failed to open GGUF file '" + file + "'");
            line("E srv    load_model: failed to load model, '" + file + "'");
            line("E srv  llama_server: exiting due to model loading error");
        } else if (process.spec.place().gpu() >= 0) {
            // Some builds colour their lines.
            line("I \u001b[32mload_tensors: offloaded all layers to GPU\u001b[0m");
        }
    }

    void listening() {
        var serving = process.spec.serving();
        line(
                "I srv    load_model: initializing, n_slots = %d, n_ctx_slot = %d, kv_unified = 'false'"
                        .formatted(serving.slots(), serving.context() / serving.slots()));
        line("I srv  llama_server: model loaded");
        line("I srv  llama_server: listening on http://127.0.0.1:" + process.port);
    }

    void cleaningUp() {
        line("I srv    operator(): operator(): cleaning up before exit...");
    }

    void launched(int task) {
        line("I slot launch_slot_: id  0 | task " + task + " | processing task, is_child = 0");
    }

    void cancelled(int task) {
        line("W srv          stop: cancel task, id_task = " + task);
    }

    void finished(int task, int prompt, int output, ModelProcess.Timing timing) {
        if (process.spec.serving().kind() == ModelKind.PACED) {
            return;
        }
        timing(task, "prompt eval time", timing.promptMs(), prompt);
        timing(task, "       eval time", timing.predictedMs(), output);
        line("I slot      release: id  0 | task " + task + " | stop processing: truncated = 0");
    }

    private void timing(int task, String what, double ms, int tokens) {
        line(
                String.format(
                        Locale.ROOT,
                        "I slot print_timing: id  0 | task %d | %s = %10.2f ms / %5d tokens"
                                + " (%8.2f ms per token, %8.2f tokens per second)",
                        task,
                        what,
                        ms,
                        tokens,
                        ms / Math.max(1, tokens),
                        tokens * 1000.0 / Math.max(0.001, ms)));
    }

    private void line(String text) {
        parts.log().upstream(process.spec.id(), age() + " " + text + "\n");
    }

    private String age() {
        var micros = Math.max(0, (parts.clock().nanos() - process.server.started()) / 1_000);
        return "%d.%02d.%03d.%03d"
                .formatted(
                        micros / 60_000_000,
                        micros / 1_000_000 % 60,
                        micros / 1_000 % 1_000,
                        micros % 1_000);
    }
}
