import { describe, expect, test } from "vitest";
import type { HostView, Liveness } from "../../api/types";
import { aHost, aModel, aRequest, byId, iso, NO_LOSSES, NOON, ready } from "../../testing/fleet";
import { gpuTexts, hostFacts } from "./hostFacts";
import { elapsedMs, inflightText, source } from "./inflightText";
import { ageText, livenessText } from "./livenessText";
import { lossText } from "./lossText";
import { byTrouble, NO_ORDER, settle } from "./order";
import { totals } from "./summary";
import { transitions } from "./transitions";
import { troubles } from "./trouble";

const LOST: Liveness = { kind: "reconnecting", failures: 3, reason: { word: "silent", detail: "no byte for 20 s" }, last_seen: iso(NOON - 22_000), retry_at: iso(NOON + 4_000) };
const DOWN: Liveness = { kind: "down", failures: 14, reason: { word: "unreachable", detail: "connection refused" }, last_seen: iso(NOON - 3_600_000), retry_at: iso(NOON + 42_000) };
const failing = (id: string): HostView => aHost(id, { models: [aModel("big", { failure: "out of memory", since: iso(NOON - 120_000) })] });

describe("liveness in words", () => {
  test("says why, how often and when next", () => {
    expect(livenessText(LOST, NOON)).toEqual({ state: "reconnecting", word: "Reconnecting", sentence: "Went silent: no byte for 20 s. Attempt 3 failed, next try in 4 s." });
    expect(livenessText(DOWN, NOON).sentence).toBe("Not reachable: connection refused. 14 attempts failed, next try in 42 s.");
  });

  test("a try that is due is being made", () => {
    expect(livenessText(LOST, NOON + 4_500).sentence).toContain("trying now");
  });

  test("all is well in one word", () => {
    expect(livenessText({ kind: "connected", since: iso(NOON) }, NOON)).toEqual({ state: "ready", word: "Connected", sentence: "" });
  });

  test("the age turns loud only while a host is lost", () => {
    expect(ageText(aHost("h"), NOON)).toEqual({ text: "0.3 s ago", late: false });
    expect(ageText(aHost("h", { liveness: LOST }), NOON)).toEqual({ text: "data 22 s old", late: true });
    expect(ageText(aHost("h", { last_byte: null }), NOON).text).toBe("never heard");
  });
});

describe("what a host is", () => {
  test("the clocks are named from two seconds on", () => {
    const texts = (clock_skew_ms: number | null) =>
      hostFacts(aHost("h", { facts: { dialect: "ring", version: "v230", commit: "", process_start: null, clock_skew_ms } })).map(({ text }) => text);

    expect(texts(1_000)).toEqual(["RTX 5090 32GB", "Linux", "llama-swap v230", "ring dialect"]);
    expect(texts(-3_000).at(-1)).toBe("clock 3 s behind");
    expect(texts(null)).toHaveLength(4);
  });

  test("a host that was never probed has no version", () => {
    expect(hostFacts(aHost("h", { facts: null })).at(-1)?.text).toBe("version not known");
  });

  test("equal GPUs are counted", () => {
    expect(gpuTexts(["RTX 3090 24GB", "RTX 3090 24GB", "L4"])).toEqual(["2 × RTX 3090 24GB", "L4"]);
  });
});

describe("requests in flight, in the shape of each era", () => {
  test.each<[string, HostView["inflight"], string, boolean]>([
    ["listed", { kind: "listed", requests: [aRequest("1"), aRequest("2")] }, "2 requests", true],
    ["an empty list", { kind: "listed", requests: [] }, "none", true],
    ["a total", { kind: "total", total: 1 }, "1 request", true],
    ["some", { kind: "some", busy: true }, "busy", true],
    ["nothing told", { kind: "unknown" }, "not reported in this version", false],
  ])("%s", (_, inflight, summary, known) => {
    expect(inflightText(aHost("h", { inflight }), NOON)).toMatchObject({ summary, known });
  });

  test("while a host is away nothing is known of them", () => {
    expect(inflightText(aHost("h", { liveness: LOST }), NOON).summary).toBe("not known while away");
  });

  test("the sender is the source header, else the program", () => {
    expect(source(aRequest("1", { headers: { "x-boo-source": "arena", "User-Agent": "curl/8" } }))).toBe("arena");
    expect(source(aRequest("1", { headers: { "User-Agent": "curl/8" } }))).toBe("curl/8");
    expect(source(aRequest("1", { headers: {} }))).toBe("");
  });

  test("elapsed time does not believe a clock that is ahead", () => {
    const ahead = aRequest("1", { started_at: iso(NOON - 5_000 + 60_000) });

    expect(elapsedMs(ahead, 60_000, NOON)).toBe(5_000);
    expect(elapsedMs(ahead, null, NOON)).toBe(0);
    expect(elapsedMs(aRequest("1", { elapsed_ms: 20_000 }), 0, NOON)).toBe(20_000);
  });
});

test("losses are named only when there are some", () => {
  expect(lossText(NO_LOSSES)).toEqual([]);
  expect(lossText({ ...NO_LOSSES, gaps: 1, lost_rows: 14 })).toEqual(["1 gap", "14 requests lost"]);
});

describe("the fleet in totals", () => {
  const mute = aHost("old", { inflight: { kind: "unknown" } });
  const busy = aHost("mid", { inflight: { kind: "some", busy: true } });
  const full = aHost("new", { inflight: { kind: "listed", requests: [aRequest("1"), aRequest("2")] }, models: [ready("a"), aModel("b")] });

  test("name the hosts they leave out", () => {
    const [connected, inflight, models] = totals([full, mute, busy, aHost("gone", { liveness: LOST })], NOON);

    expect(connected).toMatchObject({ value: "3", unit: "of 4", note: "gone reconnecting" });
    expect(inflight).toMatchObject({ value: "2", unit: "requests", note: "mid busy, number not told; old does not report; without gone" });
    expect(models).toMatchObject({ value: "1", unit: "of 2", note: "without gone" });
  });

  test("are n/a when no host can tell", () => {
    const [connected, inflight, models] = totals([aHost("gone", { liveness: DOWN })], NOON);

    expect([connected?.value, inflight?.value, models?.value]).toEqual(["0", "n/a", "n/a"]);
    expect(connected?.note).toMatch(/^gone down since /);
  });
});

describe("trouble", () => {
  test("comes with the worst first", () => {
    const hosts = [aHost("fine"), aHost("lost", { liveness: LOST }), failing("atlas"), aHost("off", { liveness: DOWN })];

    expect(troubles(hosts, NOON).map(({ kind }) => kind)).toEqual(["error", "reconnecting", "down"]);
    expect(troubles(hosts, NOON)[0]).toMatchObject({ headline: "atlas: big failed to load", body: "out of memory, 2 min ago." });
  });

  test("a hidden model makes no noise", () => {
    expect(troubles([{ ...failing("atlas"), hidden: ["big"] }], NOON)).toEqual([]);
  });

  test("a cell moves up only when trouble lasted ten seconds", () => {
    const calm = ["a", "b"];
    const wanted = byTrouble([aHost("a"), failing("b")], NOON);
    const first = settle(NO_ORDER, calm, 0);

    const at1 = settle(first, wanted, 1_000);
    const at9 = settle(at1, wanted, 9_000);
    const at11 = settle(at9, wanted, 11_000);

    expect([wanted, at1.ids, at9.ids, at11.ids]).toEqual([["b", "a"], calm, calm, ["b", "a"]]);
  });

  test("trouble that passes moves nothing", () => {
    const start = settle(NO_ORDER, ["a", "b"], 0);
    const flicker = settle(settle(start, ["b", "a"], 1_000), ["a", "b"], 3_000);

    expect(settle(flicker, ["b", "a"], 12_000).ids).toEqual(["a", "b"]);
  });

  test("a new host is shown at once", () => {
    expect(settle(settle(NO_ORDER, ["a"], 0), ["a", "b"], 10).ids).toEqual(["a", "b"]);
  });
});

describe("transitions", () => {
  test("are told in sentences", () => {
    const before = byId(aHost("a", { models: [aModel("m")] }), aHost("b"), aHost("c"));
    const after = byId(aHost("a", { models: [aModel("m", { phase: "starting" })] }), aHost("b", { liveness: DOWN }), aHost("d"));

    expect(transitions(before, after).map(({ text }) => text)).toEqual(["d added", "c removed", "a: m starting", "b down"]);
  });

  test("a reconnect invents no model event", () => {
    const away = byId(aHost("a", { liveness: LOST, models: [ready("m")] }));
    const back = byId(aHost("a", { models: [aModel("m")] }));

    expect(transitions(away, back).map(({ text }) => text)).toEqual(["a connected"]);
  });
});
