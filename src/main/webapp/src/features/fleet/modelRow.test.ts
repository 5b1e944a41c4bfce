import { describe, expect, test } from "vitest";
import { aHost, aModel, iso, NOON, ready } from "../../testing/fleet";
import { modelList } from "./modelList";
import { modelRow } from "./modelRow";

describe("the clock of a loaded model says how sure it is", () => {
  test.each([
    ["exact", ready("m", { expiry: { kind: "exact", at: iso(NOON + 250_000) } }), "4:10", "unloads in 4:10", "left"],
    ["at most", ready("m", { expiry: { kind: "at_most", at: iso(NOON + 600_000) } }), "at most 10:00", "unloads in at most 10:00, no request seen yet", "unknown"],
    ["held", ready("m", { expiry: { kind: "held" } }), "held", "held while requests run", "held"],
    ["unknown", ready("m", { expiry: { kind: "unknown" } }), "unknown", "when it unloads is not known", "unknown"],
    ["never", ready("m", { ttl_ms: 0 }), "stays loaded", "stays loaded, no time to live is set", undefined],
  ])("%s", (_, model, value, spoken, ring) => {
    const row = modelRow(model, true, NOON);

    expect([row.state, row.value, row.spoken, row.ring?.kind]).toEqual(["ready", value, spoken, ring]);
  });

  test("the ring shows what is left of the time to live", () => {
    const row = modelRow(ready("m", { expiry: { kind: "exact", at: iso(NOON + 150_000) }, ttl_ms: 600_000 }), true, NOON);

    expect(row.ring).toEqual({ kind: "left", fraction: 0.25 });
  });
});

describe("a load is measured against the past", () => {
  const loading = (sinceMs: number | null, median_load_ms: number | null) =>
    modelRow(aModel("m", { phase: "starting", since: sinceMs === null ? null : iso(NOON - sinceMs), median_load_ms }), true, NOON);

  test("before the median it says about how long", () => {
    const row = loading(29_000, 69_000);

    expect([row.value, row.why]).toEqual(["about 40 s", "Loading 29 s, median of past loads is 1 min 9 s."]);
    expect(row.progress).toBeCloseTo(29 / 69);
  });

  test("past the median it takes longer than usual", () => {
    expect(loading(92_000, 69_000)).toMatchObject({ value: "longer than usual", ring: { kind: "over" }, progress: 1 });
  });

  test("without a past there is no promise", () => {
    expect(loading(29_000, null)).toMatchObject({ value: "29 s so far", progress: null });
  });

  test("what was loading before we came has no elapsed time", () => {
    expect(loading(null, 69_000)).toMatchObject({ value: "loading", progress: null });
  });
});

test("a failed load says why, and admits when the host gave no reason", () => {
  const failed = (failure: string) => modelRow(aModel("m", { failure, since: iso(NOON - 120_000) }), true, NOON);

  expect(failed("out of memory")).toMatchObject({ state: "error", value: "failed 2 min ago", why: "out of memory" });
  expect(failed(" ").why).toBe("The host gave no reason");
});

test("a model of a host that is away is what it was", () => {
  expect(modelRow(ready("m"), false, NOON)).toMatchObject({ was: true, value: "was ready", ring: null });
});

test("a state the host does not tell is not a stopped model", () => {
  expect(modelRow(aModel("m", { phase: "unknown" }), true, NOON)).toMatchObject({ state: "na", value: "n/a" });
});

describe("the list of models", () => {
  const ids = (models: readonly { readonly id: string }[]) => models.map(({ id }) => id);

  test("favourites come first, hidden ones are put away", () => {
    const host = aHost("h", { favourites: ["z"], hidden: ["b"], models: [aModel("a"), aModel("b"), aModel("c"), aModel("z")] });

    const list = modelList(host);

    expect([ids(list.shown), ids(list.hidden)]).toEqual([["z", "a", "c"], ["b"]]);
  });

  test("many stopped models are folded, never one that does something", () => {
    const many = Array.from({ length: 12 }, (_, n) => aModel(`idle-${String(n).padStart(2, "0")}`));
    const host = aHost("h", { models: [...many, ready("zz-ready"), aModel("zz-failed", { failure: "no" })] });

    const list = modelList(host, 7);

    expect(ids(list.shown)).toEqual(["idle-00", "idle-01", "idle-02", "idle-03", "idle-04", "zz-failed", "zz-ready"]);
    expect(list.folded).toHaveLength(7);
  });

  test("a state that changes moves no line", () => {
    const order = (phase: "ready" | "stopped") => ids(modelList(aHost("h", { models: [aModel("a"), aModel("b", { phase }), aModel("c")] })).shown);

    expect(order("ready")).toEqual(order("stopped"));
  });
});
