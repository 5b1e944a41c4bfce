package boocontrol.simulator.entity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/// One finished request.
///
/// @param at the end of the request, by the host's clock
/// @param error empty where the answer was fine
/// @param poison JSON that replaces the row on the wire; empty for an honest one
public record Row(
        long id,
        Instant at,
        String model,
        String path,
        String contentType,
        int status,
        Tokens tokens,
        long durationMs,
        boolean capture,
        String error,
        Map<String, String> metadata,
        String poison) {

    public Row {
        metadata = Map.copyOf(metadata);
    }

    public Row numbered(long number) {
        return new Row(
                number,
                at,
                model,
                path,
                contentType,
                status,
                tokens,
                durationMs,
                capture,
                error,
                metadata,
                poison);
    }

    public Row captured(boolean has) {
        return new Row(
                id,
                at,
                model,
                path,
                contentType,
                status,
                tokens,
                durationMs,
                has,
                error,
                metadata,
                poison);
    }

    /// The row as this release writes it.
    public String json(Release release, ZoneOffset zone) {
        if (!poison.isEmpty()) {
            return poison.replace("%id%", Long.toString(id)).replace("%at%", time(release, zone));
        }
        return release.from(209) ? nested(release, zone) : flat(release, zone);
    }

    private String time(Release release, ZoneOffset zone) {
        return release.ring() ? GoText.nanos(at, zone) : GoText.seconds(at, zone);
    }

    private String flat(Release release, ZoneOffset zone) {
        return GoJson.object()
                .put("id", id)
                .put("timestamp", time(release, zone))
                .put("model", model)
                .rawIf(release.from(158), "cache_tokens", Integer.toString(tokens.cache()))
                .put("input_tokens", tokens.input())
                .put("output_tokens", tokens.output())
                .put("prompt_per_second", tokens.promptPerSecond())
                .put("tokens_per_second", tokens.perSecond())
                .put("duration_ms", durationMs)
                .rawIf(release.from(190), "has_capture", Boolean.toString(capture))
                .end();
    }

    private String nested(Release release, ZoneOffset zone) {
        return GoJson.object()
                .put("id", id)
                .put("timestamp", time(release, zone))
                .put("model", model)
                .put("req_path", path)
                .put("resp_content_type", contentType)
                .put("resp_status_code", status)
                .raw("tokens", counts(release))
                .put("duration_ms", durationMs)
                .put("has_capture", capture)
                .putIf(release.from(229) && !error.isEmpty(), "error_msg", shortened(error))
                .rawIf(release.from(227) && !metadata.isEmpty(), "metadata", GoJson.map(metadata))
                .end();
    }

    private String counts(Release release) {
        return GoJson.object()
                .put("cache_tokens", tokens.cache())
                .rawIf(release.from(229), "draft_tokens", Integer.toString(tokens.draft()))
                .rawIf(
                        release.from(229),
                        "draft_acc_tokens",
                        Integer.toString(tokens.draftAccepted()))
                .put("input_tokens", tokens.input())
                .put("output_tokens", tokens.output())
                .put("prompt_per_second", tokens.promptPerSecond())
                .put("tokens_per_second", tokens.perSecond())
                .end();
    }

    private static String shortened(String text) {
        return text.length() <= 500 ? text : text.substring(0, 500) + "...";
    }
}
