// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FixtureStore } from "../../testing/FixtureStore";
import { aHost, aModel, aRow, byId, iso, NO_LOSSES, NOON, ready } from "../../testing/fleet";
import { LivePage } from "./LivePage";

const LIVE = { kind: "live", since: NOON, last_frame: NOON } as const;
const SERVER = { version: "0.1.0", simulated: false, clock_offset_ms: 0 };

beforeEach(() => {
  vi.useFakeTimers({ now: NOON });
  window.history.replaceState(null, "", "/");
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const tick = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });

function open(parts: ConstructorParameters<typeof FixtureStore>[0] = {}): FixtureStore {
  const store = new FixtureStore({ connection: LIVE, server: SERVER, hosts: byId(aHost("atlas"), aHost("embedding"), aHost("mini")), ...parts });
  render(<LivePage store={store} />);
  return store;
}

test("before the first answer there is a skeleton, but only after a moment", async () => {
  open({ hosts: null, connection: { kind: "connecting", since: NOON } });
  expect(document.querySelectorAll(".skeleton")).toHaveLength(0);

  await tick(200);

  expect(document.querySelectorAll(".skeleton")).not.toHaveLength(0);
  expect(screen.getByText("Loading the hosts")).toBeTruthy();
});

test("without hosts it says what to do, with the lines to copy", () => {
  open({ hosts: new Map() });

  expect(screen.getByRole("heading", { name: "No hosts yet" })).toBeTruthy();
  expect(screen.getByText("./boocontrol run --providers providers.yaml")).toBeTruthy();
});

test("a server that never answered is told apart from an empty fleet", async () => {
  open({ hosts: null, server: null, connection: { kind: "lost", since: NOON - 5_000, last_frame: null, attempt: 1, retry_at: NOON + 6_000, signed_out: false } });

  expect(screen.getByText("BooControl does not answer.")).toBeTruthy();
  expect(screen.queryByText("No hosts yet")).toBeNull();
});

test("each host is an article named after it, with its state in words", () => {
  open({ hosts: byId(aHost("atlas", { models: [ready("gpt-oss-20b", { expiry: { kind: "exact", at: iso(NOON + 250_000) } })], losses: { ...NO_LOSSES, gaps: 2 } })) });

  const atlas = within(screen.getByRole("article", { name: "atlas" }));

  expect(atlas.getByText("Connected")).toBeTruthy();
  expect(atlas.getByText("unloads in 4:10")).toBeTruthy();
  expect(atlas.getByText("2 gaps")).toBeTruthy();
});

test("a load is a meter with a name and a value in words", () => {
  open({ hosts: byId(aHost("atlas", { models: [aModel("big", { phase: "starting", since: iso(NOON - 29_000), median_load_ms: 69_000 })] })) });

  const meter = screen.getByRole("meter", { name: "Load of big against the median of past loads" });

  expect([meter.getAttribute("aria-valuenow"), meter.getAttribute("aria-valuetext")]).toEqual(["42", "about 40 s"]);
});

test("a lost connection is shown after a second, keeps the data and can be retried", async () => {
  const store = open();
  act(() => store.set({ connection: { kind: "lost", since: NOON, last_frame: NOON - 500, attempt: 1, retry_at: NOON + 8_000, signed_out: false } }));
  expect(screen.queryByRole("button", { name: "Retry now" })).toBeNull();

  await tick(1_100);
  fireEvent.click(screen.getByRole("button", { name: "Retry now" }));

  expect(store.retries).toBe(1);
  expect(screen.getAllByRole("article")).toHaveLength(3);

  act(() => store.set({ connection: { kind: "live", since: Date.now(), last_frame: Date.now() } }));
  expect(screen.getByText("Back. What follows is up to date.")).toBeTruthy();
  await tick(4_100);
  expect(screen.queryByText("Back. What follows is up to date.")).toBeNull();
});

test("j and k move between hosts, a click opens the details, Escape closes them and gives the focus back", () => {
  open();
  press("j");
  press("j");
  expect(document.activeElement?.textContent).toBe("embedding");

  fireEvent.click(document.activeElement ?? document.body);
  expect(screen.getByRole("complementary", { name: "Details of embedding" })).toBeTruthy();
  expect(window.location.search).toBe("?host=embedding");
  expect(document.activeElement?.tagName).toBe("H2");

  press("Escape");
  expect(screen.queryByRole("complementary")).toBeNull();
  expect(document.activeElement?.textContent).toBe("embedding");
});

test("paused, the hosts stand still and the feed counts", () => {
  const store = open({ rows: [aRow(1)] });
  press(".");

  act(() => store.set({ hosts: byId(aHost("atlas")), rows: [aRow(1), aRow(2), aRow(3)] }));

  expect(screen.getAllByRole("article")).toHaveLength(3);
  expect(screen.getByText("PAUSED, 2 new")).toBeTruthy();

  press(".");
  expect(screen.getAllByRole("article")).toHaveLength(1);
  expect(within(screen.getByRole("table")).getAllByRole("row")).toHaveLength(4);
});

test("changes of state are spoken politely", async () => {
  const store = open({ hosts: byId(aHost("atlas")) });

  act(() => store.set({ hosts: byId(aHost("atlas", { liveness: { kind: "disabled", since: iso(NOON) } })) }));

  expect(screen.getByRole("status").textContent).toBe("atlas disabled.");
});

test("simulated hosts are said to be simulated", () => {
  open({ server: { ...SERVER, simulated: true } });

  expect(screen.getByText("These hosts are simulated.")).toBeTruthy();
});
