import { describe, expect, test } from "vitest";
import { aMark, aRow, iso, NOON } from "../../testing/fleet";
import { feedItems, feedRow, outcome } from "./feedRow";
import { arrived, MOST_ROWS, paused, resumed, START } from "./following";

const rows = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => aRow(from + n));
const name = (id: string) => id;

describe("a finished request", () => {
  test.each([
    ["200", { status: 200 }, "ok"],
    ["an error in a 200", { status: 200, error_message: "cut" }, "failed"],
    ["429", { status: 429 }, "refused"],
    ["502", { status: 502 }, "failed"],
    ["no status", { status: null }, "unknown"],
  ] as const)("%s", (_, change, expected) => {
    expect(outcome(aRow(1, change))).toBe(expected);
  });

  test("shows n/a for what the host did not tell", () => {
    const row = feedRow(aRow(1, { input_tokens: null, output_tokens: null, tokens_per_second: null, duration_ms: null, path: null, status: null }), name);

    expect([row.input, row.output, row.rate, row.duration, row.path, row.status]).toEqual(Array(6).fill("n/a"));
  });

  test("says when it is not stored yet", () => {
    expect([feedRow(aRow(1, { stored: false }), name).spooled, feedRow(aRow(1), name).spooled]).toEqual([true, false]);
  });
});

test("a gap stands where it was found", () => {
  const items = feedItems(rows(1, 3), [aMark({ at: iso(NOON + 2_500), count: 6, detail: "ids 118 to 123." })], name);

  expect(items.map(({ kind }) => kind)).toEqual(["row", "row", "gap", "row"]);
  expect(items[2]).toMatchObject({ text: expect.stringMatching(/^Gap on sam-desktop, .*: 6 rows missing: ids 118 to 123$/) });
});

test("a suspected gap claims no number, a gap after the last row comes last", () => {
  const items = feedItems(rows(1, 1), [aMark({ at: iso(NOON + 60_000) })], name);

  expect(items.at(-1)).toMatchObject({ kind: "gap", text: expect.stringContaining("rows may be missing") });
});

describe("following", () => {
  test("shows the newest rows, bounded", () => {
    const feed = arrived(START, rows(1, MOST_ROWS + 50));

    expect([feed.shown.length, feed.shown.at(-1)?.id]).toEqual([MOST_ROWS, `sam-desktop~1~${MOST_ROWS + 50}`]);
  });

  test("paused, it stands still and counts", () => {
    const still = paused(arrived(START, rows(1, 5)));

    const later = arrived(arrived(still, rows(1, 8)), rows(3, 9));

    expect(later.shown.map(({ id }) => id)).toEqual(still.shown.map(({ id }) => id));
    expect(later.fresh).toBe(4);
  });

  test("a row that is shown is marked stored when it is, even while paused", () => {
    const still = paused(arrived(START, [aRow(1, { stored: false })]));

    expect(arrived(still, [aRow(1)]).shown[0]?.stored).toBe(true);
  });

  test("resumed, it goes to the end and says what passed unseen", () => {
    const still = paused(arrived(START, rows(1, 5)));
    const flood = arrived(arrived(still, rows(1, 200)), rows(150, 320));

    const again = resumed(flood, rows(150, 320));

    expect([again.paused, again.shown.at(-1)?.id, again.fresh]).toEqual([false, "sam-desktop~1~320", 0]);
    expect(again.skipped).toBe(315 - 171);
  });

  test("a short pause passes nothing over", () => {
    const still = paused(arrived(START, rows(1, 5)));

    expect(resumed(arrived(still, rows(1, 9)), rows(1, 9)).skipped).toBe(0);
  });
});
