import type { ActivityView, GapMark, HostView, InflightRequest, Losses, ModelView } from "../api/types";

/** Builders of what the server tells, for tests and the fixture page. Times are milliseconds. */

export const NOON = Date.parse("2026-06-01T12:00:00Z");

export const iso = (ms: number): string => new Date(ms).toISOString();

export const NO_LOSSES: Losses = {
  unknown_events: 0,
  broken_frames: 0,
  oversized_frames: 0,
  dropped_logs: 0,
  overflows: 0,
  poison_rows: 0,
  gaps: 0,
  lost_rows: 0,
};

export function aModel(id: string, change: Partial<ModelView> = {}): ModelView {
  return {
    id,
    name: id,
    description: "",
    phase: "stopped",
    unlisted: false,
    peer_id: null,
    aliases: [],
    context_length: null,
    since: null,
    ttl_ms: 600_000,
    expiry: { kind: "none" },
    median_load_ms: null,
    failure: null,
    ...change,
  };
}

export function aHost(id: string, change: Partial<HostView> = {}): HostView {
  return {
    provider_id: id,
    name: id,
    operating_system: "Linux",
    gpus: ["RTX 5090 32GB"],
    favourites: [],
    hidden: [],
    liveness: { kind: "connected", since: iso(NOON - 3_600_000) },
    facts: { dialect: "store", version: "v250", commit: "9f1c2ab", process_start: null, clock_skew_ms: 0 },
    last_byte: iso(NOON - 300),
    models: [],
    models_at: iso(NOON - 60_000),
    inflight: { kind: "listed", requests: [] },
    losses: NO_LOSSES,
    ...change,
  };
}

export function aRequest(id: string, change: Partial<InflightRequest> = {}): InflightRequest {
  return {
    id,
    started_at: iso(NOON - 12_400),
    model: "qwen3-coder-30b-q4",
    path: "/v1/chat/completions",
    method: "POST",
    headers: { "X-Boo-Source": "boochat" },
    remote_ip: "192.168.1.7",
    response_bytes: 12_390,
    elapsed_ms: null,
    ...change,
  };
}

export function aRow(entry: number, change: Partial<ActivityView> = {}): ActivityView {
  const provider = change.provider_id ?? "sam-desktop";
  return {
    id: `${provider}~1~${entry}`,
    provider_id: provider,
    ended_at: iso(NOON + entry * 1_000),
    received_at: iso(NOON + entry * 1_000 + 80),
    model: "qwen3-coder-30b-q4",
    path: "/v1/chat/completions",
    status: 200,
    input_tokens: 2_118,
    output_tokens: 412,
    cache_tokens: null,
    prompt_per_second: 5_672,
    tokens_per_second: 71.4,
    duration_ms: 6_900,
    error_message: null,
    source: null,
    stored: true,
    ...change,
  };
}

export function aMark(change: Partial<GapMark> = {}): GapMark {
  return { key: "1", provider_id: "sam-desktop", at: iso(NOON), count: null, detail: "", ...change };
}

/** A model that answered its last request a while ago. */
export const ready = (id: string, change: Partial<ModelView> = {}): ModelView => aModel(id, { phase: "ready", since: iso(NOON - 350_000), ...change });

export const byId = (...hosts: readonly HostView[]): ReadonlyMap<string, HostView> => new Map(hosts.map((host) => [host.provider_id, host]));
