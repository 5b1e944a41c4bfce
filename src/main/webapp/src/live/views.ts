import type { ActivityView, Expiry, HostFacts, HostView, Inflight, InflightRequest, Liveness, Losses, ModelView, Reason } from "../api/types";
import type * as wire from "../api/wire";
import { count, flag, list, number, object, text, word, type Told } from "./told";

/** The server's records as the pages want them: what belongs together is one value, with the words of this page. */

const REASONS = ["unauthorized", "unsupported", "not-sse", "unreachable", "silent", "ended", "overflow"] as const;
const PHASES = ["stopped", "starting", "ready", "stopping", "shutdown", "remote", "unknown"] as const;

const reason = (host: Told<wire.HostView>): Reason => ({
  word: host.maybe("reason", word(REASONS, "unreachable")) ?? "unreachable",
  detail: host.maybe("reason_detail", text) ?? "",
});

function liveness(host: Told<wire.HostView>): Liveness {
  const kind = host.get("state", word(["starting", "connected", "reconnecting", "down", "disabled"]));
  if (kind === "reconnecting" || kind === "down") {
    const retry_at = text(host.maybe("retry_at", text), "retry_at");
    return { kind, failures: count(host.maybe("failures", count), "failures"), reason: reason(host), last_seen: host.maybe("last_seen", text), retry_at };
  }
  return { kind, since: text(host.maybe("since", text), "since") };
}

function facts(host: Told<wire.HostView>): HostFacts | null {
  const dialect = host.maybe("dialect", word(["ring", "store"]));
  if (dialect === null) {
    return null;
  }
  return {
    dialect,
    version: host.maybe("version", text) ?? "",
    commit: host.maybe("commit", text) ?? "",
    process_start: host.maybe("process_start", text),
    clock_skew_ms: host.maybe("clock_skew_ms", number),
  };
}

function expiry(line: Told<wire.ModelLine>): Expiry {
  const kind = line.get("expiry", word(["none", "exact", "at_most", "held", "unknown"], "unknown"));
  return kind === "exact" || kind === "at_most" ? { kind, at: text(line.maybe("expires_at", text), "expires_at") } : { kind };
}

const model = object((line: Told<wire.ModelLine>): ModelView => {
  const ttl = line.maybe("ttl_s", number);
  return {
    id: line.get("id", text),
    name: line.get("name", text),
    description: line.get("description", text),
    phase: line.get("state", word(PHASES, "unknown")),
    unlisted: line.get("unlisted", flag),
    peer_id: line.maybe("peer", text),
    aliases: line.get("aliases", list(text)),
    context_length: line.maybe("context_length", number),
    since: line.maybe("since", text),
    ttl_ms: ttl === null ? null : ttl * 1000,
    expiry: expiry(line),
    median_load_ms: line.maybe("median_load_ms", number),
    failure: line.maybe("failure", text),
  };
});

const request = object((line: Told<wire.RequestLine>): InflightRequest => {
  const named = [
    ["X-Boo-Source", line.maybe("source", text)],
    ["User-Agent", line.maybe("user_agent", text)],
  ] as const;
  return {
    id: line.get("id", text),
    started_at: line.get("started_at", text),
    model: line.get("model", text),
    path: line.get("path", text),
    method: line.get("method", text),
    headers: Object.fromEntries(named.flatMap(([name, value]) => (value === null ? [] : [[name, value]]))),
    remote_ip: line.maybe("remote_ip", text),
    response_bytes: line.maybe("response_bytes", number),
    elapsed_ms: line.maybe("elapsed_ms", number),
  };
});

function inflight(host: Told<wire.HostView>): Inflight {
  const shape = host.get("inflight", word(["unknown", "idle", "busy", "counted", "listed"], "unknown"));
  switch (shape) {
    case "unknown":
      return { kind: "unknown" };
    case "idle":
    case "busy":
      return { kind: "some", busy: shape === "busy" };
    case "counted":
      return { kind: "total", total: count(host.maybe("inflight_total", count), "inflight_total") };
    case "listed":
      return { kind: "listed", requests: host.get("requests", list(request)) };
  }
}

const losses = object(
  (from: Told<wire.LossCounts>): Losses => ({
    unknown_events: from.get("unknown_events", count),
    broken_frames: from.get("broken_frames", count),
    oversized_frames: from.get("oversized_frames", count),
    dropped_logs: from.get("dropped_logs", count),
    overflows: from.get("overflows", count),
    poison_rows: from.get("poison_rows", count),
    gaps: from.get("gaps", count),
    lost_rows: from.get("lost_rows", count),
  }),
);

export const host = object(
  (told: Told<wire.HostView>): HostView => ({
    provider_id: told.get("provider_id", text),
    name: told.get("name", text),
    operating_system: told.get("operating_system", text),
    gpus: told.get("gpus", list(text)),
    favourites: told.get("favourites", list(text)),
    hidden: told.get("hidden", list(text)),
    liveness: liveness(told),
    facts: facts(told),
    last_byte: told.maybe("last_byte", text),
    models: told.get("models", list(model)),
    models_at: told.maybe("models_at", text),
    inflight: inflight(told),
    losses: told.get("losses", losses),
  }),
);

export const row = object(
  (told: Told<wire.ActivityView>): ActivityView => ({
    id: told.get("id", text),
    provider_id: told.get("provider_id", text),
    ended_at: told.get("ended_at", text),
    received_at: told.get("received_at", text),
    model: told.get("model", text),
    path: told.maybe("path", text),
    status: told.maybe("status", number),
    input_tokens: told.maybe("input_tokens", number),
    output_tokens: told.maybe("output_tokens", number),
    cache_tokens: told.maybe("cache_tokens", number),
    prompt_per_second: told.maybe("prompt_per_second", number),
    tokens_per_second: told.maybe("tokens_per_second", number),
    duration_ms: told.maybe("duration_ms", number),
    error_message: told.maybe("error_message", text),
    source: told.maybe("source", text),
    stored: told.get("stored", flag),
  }),
);
