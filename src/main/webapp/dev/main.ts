import { draw } from "../src/app/draw";
import { FixtureStore } from "../src/testing/FixtureStore";
import { gapAt, hostsAt, rowAt } from "./scene";

// Shows the page on made-up data: dev.html?scene=calm|trouble|empty|loading|lost|unreachable|silent
const scene = new URLSearchParams(location.search).get("scene") ?? "calm";
const start = Date.now();
const server = { version: "0.1.0", simulated: true, clock_offset_ms: 0 };
const rows = Array.from({ length: 60 }, (_, entry) => rowAt(entry, start - (60 - entry) * 4_000));
const store = new FixtureStore();

function told(): void {
  store.set({ server, connection: { kind: "live", since: start, last_frame: start }, rows, marks: [gapAt(start - 60_000)], hosts: hostsAt(start, scene === "trouble") });
}

function lively(): void {
  let entry = rows.length;
  setInterval(() => {
    const now = Date.now();
    const grown = [...store.rows(), rowAt(entry++, now)].slice(-500);
    store.set({ rows: grown, connection: { kind: "live", since: start, last_frame: now } });
  }, 2_500);
}

switch (scene) {
  case "loading":
    break;
  case "empty":
    store.set({ server: { ...server, simulated: false }, connection: { kind: "live", since: start, last_frame: start + 3_600_000 }, hosts: new Map() });
    break;
  case "unreachable":
    store.set({ connection: { kind: "lost", since: start - 5_000, last_frame: null, attempt: 3, retry_at: start + 6_000, signed_out: false } });
    break;
  case "lost":
    told();
    store.set({ connection: { kind: "lost", since: start - 16_000, last_frame: start - 17_000, attempt: 3, retry_at: start + 9_000, signed_out: false } });
    break;
  case "silent":
    told();
    store.set({ connection: { kind: "live", since: start - 60_000, last_frame: start - 17_000 } });
    break;
  default:
    told();
    lively();
}
draw(store);
