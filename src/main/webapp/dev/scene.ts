import type { ActivityView, GapMark, HostView } from "../src/api/types";
import { aHost, aMark, aModel, aRequest, aRow, byId, iso, NO_LOSSES, NOON } from "../src/testing/fleet";

const PEOPLE = ["boochat", "boocoder", "arena"];
const FAILURE = "exit status 1: unable to allocate CUDA0 buffer, out of memory";

function samDesktop(now: number): HostView {
  return aHost("sam-desktop", {
    operating_system: "Windows",
    last_byte: iso(now - 300),
    favourites: ["qwen3-coder-30b-q4"],
    hidden: ["old-a", "old-b", "old-c"],
    models: [
      aModel("qwen3-coder-30b-q4", { phase: "ready", since: iso(now - 350_000), expiry: { kind: "held" }, context_length: 65_536, aliases: ["coder"] }),
      aModel("bge-m3", { phase: "ready", since: iso(now - 350_000), expiry: { kind: "exact", at: iso(now + 250_000) } }),
      aModel("gpt-oss-20b", { since: iso(now - 1_900_000) }),
      aModel("gemma-3-27b"),
      aModel("old-a"),
      aModel("old-b"),
      aModel("old-c"),
    ],
    inflight: {
      kind: "listed",
      requests: [
        aRequest("1", { started_at: iso(now - 12_400), headers: { "X-Boo-Source": "boochat" } }),
        aRequest("2", { started_at: iso(now - 5_100), headers: { "User-Agent": "OpenAI/Python 2.8.1" }, response_bytes: 2_048 }),
      ],
    },
  });
}

function embedding(now: number): HostView {
  return aHost("embedding", {
    gpus: ["P104-100 8GB"],
    facts: { dialect: "ring", version: "v230", commit: "", process_start: null, clock_skew_ms: 3_000 },
    last_byte: iso(now - 800),
    models: [
      aModel("bge-reranker-v2-m3", { phase: "ready", since: iso(now - 4_000), expiry: { kind: "at_most", at: iso(now + 596_000) } }),
      aModel("nomic-embed-text-v1.5", { phase: "starting", since: iso(now - 29_000), median_load_ms: 69_000 }),
    ],
    inflight: { kind: "total", total: 2 },
    losses: { ...NO_LOSSES, gaps: 2, lost_rows: 14 },
  });
}

function atlas(now: number): HostView {
  return aHost("atlas", {
    gpus: ["RTX 3090 24GB", "RTX 3090 24GB"],
    last_byte: iso(now - 1_100),
    models: [
      aModel("deepseek-r1-distill-8b", { since: iso(now - 120_000), failure: FAILURE }),
      aModel("gpt-oss-20b", { phase: "ready", since: iso(now - 900_000), ttl_ms: 0 }),
      aModel("llama-4-scout-q2", { phase: "starting", since: iso(now - 92_000), median_load_ms: 69_000 }),
    ],
  });
}

function nucLab(now: number): HostView {
  return aHost("nuc-lab", {
    gpus: ["Arc A770 16GB"],
    facts: { dialect: "ring", version: "v190", commit: "", process_start: null, clock_skew_ms: null },
    liveness: { kind: "down", failures: 14, reason: { word: "unreachable", detail: "connection refused" }, last_seen: iso(now - 10_764_000), retry_at: iso(now + 42_000) },
    models: [aModel("deepseek-r1-distill-8b", { phase: "ready" }), aModel("gpt-oss-20b")],
    inflight: { kind: "unknown" },
  });
}

function rack(now: number): HostView {
  return aHost("rack-2", {
    gpus: ["L4 24GB"],
    liveness: { kind: "reconnecting", failures: 3, reason: { word: "silent", detail: "no byte for 20 s and no answer to /health" }, last_seen: iso(now - 22_000), retry_at: iso(now + 4_000) },
    models: [aModel("gemma-3-27b", { phase: "ready" }), aModel("gpt-oss-20b")],
  });
}

/** The hosts at one moment: one healthy, one old, one in error, and with `all` one down and one reconnecting. */
export function hostsAt(now: number, all: boolean): ReadonlyMap<string, HostView> {
  const calm = [atlas(now), embedding(now), samDesktop(now)];
  return byId(...[...calm, ...(all ? [nucLab(now), rack(now)] : [aHost("mini", { name: "mini", gpus: [], operating_system: "macOS", inflight: { kind: "unknown" }, facts: { dialect: "ring", version: "v180", commit: "", process_start: null, clock_skew_ms: 0 }, last_byte: iso(now - 200), models: [aModel("phi-4-mini", { phase: "ready", since: null, ttl_ms: null, expiry: { kind: "unknown" } })] })])].sort((a, b) => (a.provider_id < b.provider_id ? -1 : 1)));
}

/** One finished request, different from entry to entry. */
export function rowAt(entry: number, now: number): ActivityView {
  const provider_id = ["sam-desktop", "atlas", "embedding"][entry % 3] ?? "atlas";
  const base = aRow(entry, { provider_id, ended_at: iso(now), received_at: iso(now), source: PEOPLE[entry % PEOPLE.length] ?? null, stored: entry % 11 !== 10 });
  if (provider_id === "embedding") {
    return { ...base, model: "bge-reranker-v2-m3", path: "/v1/rerank", input_tokens: 508, output_tokens: null, tokens_per_second: null, duration_ms: 84 };
  }
  if (entry % 7 === 3) {
    return { ...base, status: 502, model: "deepseek-r1-distill-8b", input_tokens: null, output_tokens: null, tokens_per_second: null, duration_ms: 21_300, error_message: FAILURE };
  }
  return entry % 13 === 5 ? { ...base, status: 429, input_tokens: null, output_tokens: null, tokens_per_second: null, duration_ms: 12 } : { ...base, duration_ms: 3_000 + (entry % 9) * 1_300 };
}

export const gapAt = (now: number): GapMark => aMark({ provider_id: "embedding", at: iso(now), count: 6, detail: "ids 118 to 123 were never told" });

export { NOON };
