import type { ActivityView, Expiry, HostFacts, HostView, Inflight, InflightRequest, Liveness, Losses, ModelView, Reason } from "../api/types";
import { count, fields, flag, list, maybe, number, text, texts, word, type Fields } from "./fields";

/** The server's records as the pages want them: what belongs together is one value, with the words of this page. */

export function readHost(value: unknown): HostView {
  const host = fields(value, "host");
  return {
    provider_id: text(host, "provider_id"),
    name: text(host, "name"),
    operating_system: text(host, "operating_system"),
    gpus: texts(host, "gpus"),
    favourites: texts(host, "favourites"),
    hidden: texts(host, "hidden"),
    liveness: liveness(host),
    facts: facts(host),
    last_byte: maybe(text, host, "last_byte"),
    models: list(host, "models", model),
    models_at: maybe(text, host, "models_at"),
    inflight: inflight(host),
    losses: losses(fields(host["losses"], "losses")),
  };
}

function liveness(host: Fields): Liveness {
  const kind = word(host, "state", ["starting", "connected", "reconnecting", "down", "disabled"]);
  if (kind === "reconnecting" || kind === "down") {
    return { kind, failures: count(host, "failures"), reason: reason(host), last_seen: maybe(text, host, "last_seen"), retry_at: text(host, "retry_at") };
  }
  return { kind, since: text(host, "since") };
}

const REASONS = ["unauthorized", "unsupported", "not-sse", "unreachable", "silent", "ended", "overflow"] as const;

const reason = (host: Fields): Reason => ({ word: word(host, "reason", REASONS, "unreachable"), detail: maybe(text, host, "reason_detail") ?? "" });

function facts(host: Fields): HostFacts | null {
  if (host["dialect"] === null) {
    return null;
  }
  return {
    dialect: word(host, "dialect", ["ring", "store"]),
    version: maybe(text, host, "version") ?? "",
    commit: maybe(text, host, "commit") ?? "",
    process_start: maybe(text, host, "process_start"),
    clock_skew_ms: maybe(number, host, "clock_skew_ms"),
  };
}

const PHASES = ["stopped", "starting", "ready", "stopping", "shutdown", "remote", "unknown"] as const;

function model(value: unknown): ModelView {
  const line = fields(value, "models");
  const ttl = maybe(number, line, "ttl_s");
  return {
    id: text(line, "id"),
    name: text(line, "name"),
    description: text(line, "description"),
    phase: word(line, "state", PHASES, "unknown"),
    unlisted: flag(line, "unlisted"),
    peer_id: maybe(text, line, "peer"),
    aliases: texts(line, "aliases"),
    context_length: maybe(number, line, "context_length"),
    since: maybe(text, line, "since"),
    ttl_ms: ttl === null ? null : ttl * 1000,
    expiry: expiry(line),
    median_load_ms: maybe(number, line, "median_load_ms"),
    failure: maybe(text, line, "failure"),
  };
}

function expiry(line: Fields): Expiry {
  const kind = word(line, "expiry", ["none", "exact", "at_most", "held", "unknown"], "unknown");
  return kind === "exact" || kind === "at_most" ? { kind, at: text(line, "expires_at") } : { kind };
}

function inflight(host: Fields): Inflight {
  const shape = word(host, "inflight", ["unknown", "idle", "busy", "counted", "listed"], "unknown");
  switch (shape) {
    case "unknown":
      return { kind: "unknown" };
    case "idle":
    case "busy":
      return { kind: "some", busy: shape === "busy" };
    case "counted":
      return { kind: "total", total: count(host, "inflight_total") };
    case "listed":
      return { kind: "listed", requests: list(host, "requests", request) };
  }
}

function request(value: unknown): InflightRequest {
  const line = fields(value, "requests");
  const named: readonly (readonly [string, string | null])[] = [
    ["X-Boo-Source", maybe(text, line, "source")],
    ["User-Agent", maybe(text, line, "user_agent")],
  ];
  return {
    id: text(line, "id"),
    started_at: text(line, "started_at"),
    model: text(line, "model"),
    path: text(line, "path"),
    method: text(line, "method"),
    headers: Object.fromEntries(named.flatMap(([name, value]) => (value === null ? [] : [[name, value]]))),
    remote_ip: maybe(text, line, "remote_ip"),
    response_bytes: maybe(number, line, "response_bytes"),
    elapsed_ms: maybe(number, line, "elapsed_ms"),
  };
}

function losses(from: Fields): Losses {
  return {
    unknown_events: count(from, "unknown_events"),
    broken_frames: count(from, "broken_frames"),
    oversized_frames: count(from, "oversized_frames"),
    dropped_logs: count(from, "dropped_logs"),
    overflows: count(from, "overflows"),
    poison_rows: count(from, "poison_rows"),
    gaps: count(from, "gaps"),
    lost_rows: count(from, "lost_rows"),
  };
}

export function readRow(value: unknown): ActivityView {
  const row = fields(value, "rows");
  return {
    id: text(row, "id"),
    provider_id: text(row, "provider_id"),
    ended_at: text(row, "ended_at"),
    received_at: text(row, "received_at"),
    model: text(row, "model"),
    path: maybe(text, row, "path"),
    status: maybe(number, row, "status"),
    input_tokens: maybe(number, row, "input_tokens"),
    output_tokens: maybe(number, row, "output_tokens"),
    cache_tokens: maybe(number, row, "cache_tokens"),
    prompt_per_second: maybe(number, row, "prompt_per_second"),
    tokens_per_second: maybe(number, row, "tokens_per_second"),
    duration_ms: maybe(number, row, "duration_ms"),
    error_message: maybe(text, row, "error_message"),
    source: maybe(text, row, "source"),
    stored: flag(row, "stored"),
  };
}
