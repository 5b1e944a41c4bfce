import { expect, test } from "vitest";
import { parseFrame } from "./frame";

const AT = "2026-01-01T12:00:00Z";
const HEAD = { channel: "control_fleet", provider_id: "box", life: "L", seq: 3 };
const ROWS = { type: "control_activity", kind: "delta", provider_id: "box", life: "L", prev: 1, seq: 1, at: AT, rows: [], gaps: [] };
const REMOVED = { type: "control_fleet", kind: "removed", provider_id: "box", life: "L", prev: 1, seq: 1, at: AT, host: null };

test.each([
  { type: "hello", session: "s", server_life: "A", version: "1", commit: "c", at: AT, beat_ms: 5000, simulated: true },
  { type: "beat", at: AT, heads: [HEAD] },
  { type: "mark", channel: "control_activity", provider_id: "box", life: "L", from: 1, to: 2, dropped: 2, why: "overrun", at: AT },
  ROWS,
  REMOVED,
])("$type is taken as it came", (frame) => {
  expect(parseFrame(JSON.stringify(frame))).toEqual({ frame });
});

test.each([
  ["{", "not JSON"],
  ["[]", "not an object"],
  ["null", "not an object"],
  ["{}", "no type"],
  ['{"type":"control_perf"}', "unknown type control_perf"],
  ['{"type":"__proto__"}', "unknown type __proto__"],
  ['{"type":"beat"}', "broken beat: at"],
  [JSON.stringify({ ...ROWS, seq: 2 }), "broken control_activity: seq"],
  [JSON.stringify({ ...ROWS, seq: -1 }), "broken control_activity: seq"],
  [JSON.stringify({ ...ROWS, seq: 1.5 }), "broken control_activity: seq"],
  [JSON.stringify({ ...REMOVED, kind: "delta" }), "broken control_fleet: host"],
  [JSON.stringify({ type: "beat", at: AT, heads: [{ ...HEAD, channel: "x" }] }), "broken beat: channel"],
])("%s is strange: %s", (text, strange) => {
  expect(parseFrame(text)).toEqual({ strange });
});

test("a field of a later server is passed over", () => {
  expect(parseFrame(JSON.stringify({ ...ROWS, later: 1 }))).toEqual({ frame: ROWS });
});
