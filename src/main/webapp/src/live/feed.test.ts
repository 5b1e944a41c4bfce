import { expect, test } from "vitest";
import type { ActivityView } from "../api/types";
import { feedWith, merged, rowsOf, type Feed } from "./feed";
import type { ActivityFrame, GapEntry, MarkFrame } from "./frame";

const at = (second: number) => `2026-01-01T12:00:${String(second).padStart(2, "0")}Z`;

const row = (entry: number, provider = "box"): ActivityView => ({
  id: `${provider}~1~${entry}`, provider_id: provider, ended_at: at(entry), received_at: at(entry), model: "m", path: null, status: 200,
  input_tokens: null, output_tokens: null, cache_tokens: null, prompt_per_second: null, tokens_per_second: null, duration_ms: null,
  error_message: null, source: null, stored: true,
});

const frame = (kind: "snapshot" | "delta", prev: number, rows: readonly ActivityView[], gaps: readonly GapEntry[] = []): ActivityFrame => ({
  type: "control_activity", kind, provider_id: "box", life: "L", prev, seq: prev + rows.length + gaps.length, at: at(0), rows, gaps,
});

const mark: MarkFrame = {
  type: "mark", channel: "control_activity", provider_id: "box", life: "L", from: 3, to: 7, dropped: 5, why: "overrun", at: at(9),
};

const ids = (feed: Feed) => feed.entries.map((entry) => (entry.kind === "row" ? entry.row.id : `${entry.from}..${entry.seq}`));

test("a delta appends only what is not here yet", () => {
  const first = feedWith(undefined, frame("snapshot", 0, [row(1), row(2)]), 0);

  expect(ids(feedWith(first, frame("delta", 1, [row(2), row(3)]), 2))).toEqual(["box~1~1", "box~1~2", "box~1~3"]);
});

test("a gap stands where the missing rows were", () => {
  const gap = { seq: 2, count: 4, detail: "4 rows were lost", at: at(2) };
  const feed = feedWith(undefined, frame("snapshot", 0, [row(1), row(6)], [gap]), 0);

  expect(ids(feed)).toEqual(["box~1~1", "2..2", "box~1~6"]);
});

test("a mark covers only what is not here", () => {
  const first = feedWith(undefined, frame("snapshot", 0, [row(1), row(2), row(3), row(4)]), 0);

  expect(ids(feedWith(first, mark, 4)).at(-1)).toBe("5..7");
});

test("a snapshot replaces what was here, so no hole is hidden in it", () => {
  const first = feedWith(undefined, frame("snapshot", 0, [row(1)]), 0);

  expect(feedWith(first, frame("snapshot", 8, [row(9)]), 0)).toMatchObject({ from: 9, entries: [{ seq: 9 }] });
});

test("the oldest entries go first", () => {
  const feed = feedWith(undefined, frame("snapshot", 0, [row(1), row(2), row(3)]), 0, 2);

  expect(feed.from).toBe(2);
  expect(ids(feed)).toEqual(["box~1~2", "box~1~3"]);
});

test("the hosts' rows are joined in the order they were read", () => {
  const box = feedWith(undefined, frame("snapshot", 0, [row(1), row(4)]), 0);
  const desk = feedWith(undefined, { ...frame("snapshot", 0, [row(2, "desk"), row(3, "desk")]), provider_id: "desk" }, 0);

  expect(merged([box, desk], 3).map((entry) => entry.at / 1000 % 60)).toEqual([2, 3, 4]);
});

test("a row that is told again is shown once, where it stood, as it is now", () => {
  const first = feedWith(undefined, frame("snapshot", 0, [{ ...row(1), stored: false }, row(2)]), 0);
  const rows = rowsOf(feedWith(first, frame("delta", 2, [row(1)]), 2).entries);

  expect(rows.map((one) => [one.id, one.stored])).toEqual([["box~1~1", true], ["box~1~2", true]]);
});
