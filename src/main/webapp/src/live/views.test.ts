import { expect, test } from "vitest";
import { NotSo } from "./told";
import { host, row } from "./views";

const readHost = (value: unknown) => host(value, "host");
const readRow = (value: unknown) => row(value, "rows");

const AT = "2026-01-01T12:00:00Z";
const LOSSES = {
  unknown_events: 0, broken_frames: 0, oversized_frames: 0, dropped_logs: 0, overflows: 0, poison_rows: 0, gaps: 1, lost_rows: 2,
};
const MODEL = {
  id: "m", name: "M", description: "", state: "ready", since: AT, unlisted: false, peer: null, aliases: ["a"], ttl_s: 600, expiry: "exact",
  expires_at: AT, median_load_ms: 1200, context_length: 4096, failure: null,
};
const REQUEST = {
  id: "1", started_at: AT, model: "m", path: "/v1/chat/completions", method: "POST", source: "boochat", user_agent: null, remote_ip: null,
  response_bytes: 10, elapsed_ms: 5,
};
const HOST = {
  provider_id: "box", name: "Box", life: "L", seq: 3, enabled: true, base_url: "http://box", operating_system: "", gpus: ["RTX"], favourites: [],
  hidden: [], state: "connected", since: AT, failures: null, reason: null, reason_detail: null, last_seen: null, retry_at: null, dialect: "store",
  version: "v250", commit: null, process_start: null, clock_skew_ms: 1000, last_byte: AT, models_at: AT, models: [MODEL], inflight: "listed",
  inflight_total: 1, requests: [REQUEST], losses: LOSSES,
};

test("a connected host is read whole", () => {
  expect(readHost(HOST)).toMatchObject({
    liveness: { kind: "connected", since: AT },
    facts: { dialect: "store", version: "v250", commit: "", clock_skew_ms: 1000 },
    models: [{ phase: "ready", ttl_ms: 600_000, expiry: { kind: "exact", at: AT }, peer_id: null }],
    inflight: { kind: "listed", requests: [{ headers: { "X-Boo-Source": "boochat" } }] },
    losses: LOSSES,
  });
});

test("a host that is down says why and when it is tried again", () => {
  const down = { ...HOST, state: "down", since: null, failures: 7, reason: "silent", reason_detail: "no byte", last_seen: AT, retry_at: AT };
  expect(readHost(down).liveness).toEqual({ kind: "down", failures: 7, reason: { word: "silent", detail: "no byte" }, last_seen: AT, retry_at: AT });
});

test.each([
  ["unknown", null, { kind: "unknown" }],
  ["idle", null, { kind: "some", busy: false }],
  ["busy", null, { kind: "some", busy: true }],
  ["counted", 3, { kind: "total", total: 3 }],
])("in-flight %s is told as it is known", (inflight, total, told) => {
  expect(readHost({ ...HOST, inflight, inflight_total: total, requests: [] }).inflight).toEqual(told);
});

test("a host that was never probed has no facts", () => {
  expect(readHost({ ...HOST, dialect: null, version: null }).facts).toBeNull();
});

test.each([
  ["models", { ...HOST, models: [{ ...MODEL, id: 3 }] }],
  ["losses", { ...HOST, losses: [] }],
  ["state", { ...HOST, state: "asleep" }],
  ["since", { ...HOST, since: null }],
  ["host", null],
])("a host whose %s is not so is refused", (_, host) => {
  expect(() => readHost(host)).toThrow(NotSo);
});

test("what is not known of a row stays unknown", () => {
  const row = {
    id: "box~1~2", provider_id: "box", ended_at: AT, received_at: AT, model: "m", path: null, status: 200, input_tokens: null, output_tokens: 7,
    cache_tokens: null, prompt_per_second: null, tokens_per_second: 41.5, duration_ms: 900, error_message: null, source: null, stored: false,
  };
  expect(readRow(row)).toEqual(row);
  expect(() => readRow({ ...row, stored: null })).toThrow(NotSo);
});
