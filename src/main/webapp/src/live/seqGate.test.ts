import { expect, test } from "vitest";
import type { ActivityFrame, FleetFrame, Head, Hello, Numbered } from "./frame";
import { compared, HELD_MOST, SeqGate, step, UNKNOWN, type ChannelState } from "./seqGate";

const AT = "2026-01-01T12:00:00Z";
const hello = (serverLife: string): Hello => ({
  type: "hello", session: "s", server_life: serverLife, version: "1", commit: "c", at: AT, beat_ms: 5000, simulated: false,
});
const rows = (kind: "snapshot" | "delta", prev: number, seq: number, life = "L"): ActivityFrame => ({
  type: "control_activity", kind, provider_id: "box", life, prev, seq, at: AT, rows: [], gaps: [],
});
const mark = (from: number, to: number): Numbered => ({
  type: "mark", channel: "control_activity", provider_id: "box", life: "L", from, to, dropped: to - from + 1, why: "overrun", at: AT,
});
const removed = (life: string): FleetFrame => ({
  type: "control_fleet", kind: "removed", provider_id: "box", life, prev: 0, seq: 0, at: AT, host: null,
});
const known = (seq: number, more: Partial<ChannelState> = {}): ChannelState => ({ life: "L", seq, awaiting: false, held: [], ...more });
const head = (seq: number, life = "L"): Head => ({ channel: "control_activity", provider_id: "box", life, seq });

test.each([
  { rule: "a snapshot is where a channel starts", before: UNKNOWN, frame: rows("snapshot", 3, 5), seq: 5, applied: 1, ask: false },
  { rule: "a delta before any snapshot is held and asked about", before: UNKNOWN, frame: rows("delta", 3, 5), seq: 0, applied: 0, ask: true },
  { rule: "the next delta continues", before: known(5), frame: rows("delta", 5, 6), seq: 6, applied: 1, ask: false },
  { rule: "a delta that overlaps continues", before: known(5), frame: rows("delta", 2, 6), seq: 6, applied: 1, ask: false },
  { rule: "a repeated delta is dropped", before: known(5), frame: rows("delta", 2, 5), seq: 5, applied: 0, ask: false },
  { rule: "a delta after a hole is held and asked about", before: known(5), frame: rows("delta", 6, 7), seq: 5, applied: 0, ask: true },
  { rule: "a second hole is not asked about twice", before: known(5, { awaiting: true }), frame: rows("delta", 8, 9), seq: 5, applied: 0, ask: false },
  { rule: "a delta of another life is held and asked about", before: known(5), frame: rows("delta", 5, 6, "M"), seq: 5, applied: 0, ask: true },
  { rule: "a snapshot of another life replaces", before: known(5), frame: rows("snapshot", 0, 1, "M"), seq: 1, applied: 1, ask: false },
  { rule: "an older snapshot is dropped", before: known(5), frame: rows("snapshot", 0, 4), seq: 5, applied: 0, ask: false },
  { rule: "a mark continues like what it stands for", before: known(5), frame: mark(6, 9), seq: 9, applied: 1, ask: false },
  { rule: "a mark after a hole is held", before: known(5), frame: mark(7, 9), seq: 5, applied: 0, ask: true },
])("$rule", ({ before, frame, seq, applied, ask }) => {
  const after = step(before, frame);

  expect(after.state.seq).toBe(seq);
  expect(after.applied).toHaveLength(applied);
  expect(after.ask).toBe(ask);
});

test("what was held follows once the hole is filled", () => {
  const waiting = [rows("delta", 8, 9), rows("delta", 6, 8)];
  const after = step(known(5, { awaiting: true, held: waiting }), rows("delta", 5, 6));

  expect(after.applied.map(({ frame, known: from }) => [from, frame.type !== "mark" && frame.seq])).toEqual([[5, 6], [6, 8], [8, 9]]);
  expect(after.state).toEqual(known(9));
});

test("what a snapshot makes old is not applied afterwards", () => {
  const after = step({ ...UNKNOWN, awaiting: true, held: [rows("delta", 1, 2), rows("delta", 4, 6)] }, rows("snapshot", 0, 5));

  expect(after.applied).toHaveLength(2);
  expect(after.state).toEqual(known(6));
});

test("what is held is bounded", () => {
  let state: ChannelState = known(0);
  for (let seq = 10; seq < 10 + 2 * HELD_MOST; seq++) {
    state = step(state, rows("delta", seq, seq + 1)).state;
  }
  expect(state.held).toHaveLength(HELD_MOST);
});

test.each([
  { rule: "the number of the beat is known", before: known(5, { awaiting: true }), named: head(5), ask: false },
  { rule: "a beat older than what is known asks nothing", before: known(5), named: head(4), ask: false },
  { rule: "a beat ahead tells of a loss at the tail", before: known(5), named: head(6), ask: true },
  { rule: "a beat asks again for what was not answered", before: known(5, { awaiting: true }), named: head(6), ask: true },
  { rule: "a beat of another life asks", before: known(5), named: head(1, "M"), ask: true },
])("$rule", ({ before, named, ask }) => {
  expect(compared(before, named).ask).toBe(ask);
});

test("the same server is resumed where it was left, another one is joined afresh", () => {
  const gate = new SeqGate();
  gate.hello(hello("A"));
  gate.receive(rows("snapshot", 0, 5));

  expect(gate.hello(hello("A"))).toEqual({ type: "join", known: [head(5)] });
  expect(gate.hello(hello("B"))).toEqual({ type: "join", known: [] });
});

test("a host that a beat does not name is asked about, and goes when the server says so", () => {
  const gate = new SeqGate();
  gate.hello(hello("A"));
  gate.receive(rows("snapshot", 0, 5));

  expect(gate.beat({ type: "beat", at: AT, heads: [] }).requests).toEqual([{ type: "resync", ...head(5) }]);
  expect(gate.receive(removed("")).applied).toHaveLength(1);
  expect(gate.heads()).toEqual([]);
});

test("a late farewell to an earlier life does not remove the host", () => {
  const gate = new SeqGate();
  gate.receive({ ...removed("M"), kind: "snapshot", seq: 2 });

  expect(gate.receive(removed("L")).applied).toEqual([]);
  expect(gate.heads()).toHaveLength(1);
});
