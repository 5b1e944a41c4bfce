import { expect, test } from "vitest";
import { backoff, LiveSocket, STALE_MS, type WireListener, type World } from "./socket";

const AT = new Date(0).toISOString();
const HELLO = { type: "hello", session: "s", server_life: "A", version: "1.2", commit: "c", at: AT, beat_ms: 5000, simulated: true };
const BEAT = { type: "beat", at: AT, heads: [] };

/** A world whose time moves when told. */
class Bench implements World {
  time = 0;
  readonly sent: unknown[] = [];
  connections = 0;
  wantsSignIn = false;
  wire: WireListener | null = null;
  #timers: { at: number; run: () => void }[] = [];
  #shown = () => {};

  now = () => this.time;
  chance = () => 0.5;
  connect(listener: WireListener) {
    this.connections++;
    this.wire = listener;
    return { send: (text: string) => void this.sent.push(JSON.parse(text)), close: () => {} };
  }
  signedOut = () => Promise.resolve(this.wantsSignIn);
  after(ms: number, run: () => void) {
    const timer = { at: this.time + ms, run };
    this.#timers.push(timer);
    return () => void (this.#timers = this.#timers.filter((one) => one !== timer));
  }
  drawn = (run: () => void) => this.after(16, run);
  shown = (run: () => void) => void (this.#shown = run);

  show = () => this.#shown();
  hear = (frame: unknown) => this.wire?.text(JSON.stringify(frame));
  wait(ms: number) {
    const end = this.time + ms;
    for (;;) {
      const due = this.#timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (due === undefined) {
        break;
      }
      this.#timers = this.#timers.filter((timer) => timer !== due);
      this.time = due.at;
      due.run();
    }
    this.time = end;
  }
}

function started() {
  const world = new Bench();
  const socket = new LiveSocket(world);
  socket.start();
  return { world, socket, store: socket.store };
}

function live() {
  const all = started();
  all.world.hear(HELLO);
  all.world.hear(BEAT);
  all.world.wait(20);
  return all;
}

test("a page is connecting until the first beat, then live and complete", () => {
  const { world, store } = started();
  expect(store.connection().kind).toBe("connecting");
  expect(store.hosts()).toBeNull();

  world.hear(HELLO);
  world.hear(BEAT);
  world.wait(20);

  expect(store.connection().kind).toBe("live");
  expect(store.hosts()?.size).toBe(0);
  expect(store.server()).toMatchObject({ version: "1.2", simulated: true });
  expect(world.sent).toEqual([{ type: "join", known: [] }]);
});

test("the first snapshot is shown whole, not host by host", () => {
  const { world, store } = started();
  world.hear(HELLO);
  world.hear({ type: "control_fleet", kind: "removed", provider_id: "a", life: "L", prev: 1, seq: 1, at: AT, host: null });
  world.wait(300);
  expect(store.hosts()).toBeNull();

  world.hear(BEAT);
  world.wait(20);
  expect(store.hosts()?.size).toBe(0);
});

test("a server that wants a sign-in is told from one that is away", async () => {
  const { world, store } = live();
  world.wantsSignIn = true;
  world.wire?.closed();
  await Promise.resolve();
  expect(store.connection()).toMatchObject({ kind: "lost", signed_out: true });

  world.wantsSignIn = false;
  world.wait(250);
  world.hear(HELLO);
  world.hear(BEAT);
  expect(store.connection().kind).toBe("live");
});

test("three beats missed mean that the connection is lost", () => {
  const { world, store } = live();

  world.wait(STALE_MS - 100);
  expect(store.connection().kind).toBe("live");
  world.wait(200);
  expect(store.connection()).toMatchObject({ kind: "lost", attempt: 1 });
});

test("a server that does not greet is given up", () => {
  const { world, store } = started();
  world.wait(10_000);
  expect(store.connection().kind).toBe("lost");
});

test("a lost connection is tried again, ever more seldom, and at once when asked", () => {
  const { world, store } = live();
  world.wire?.closed();
  expect(store.connection()).toMatchObject({ kind: "lost", attempt: 1, retry_at: world.time + 250 });

  world.wait(250);
  expect(world.connections).toBe(2);
  world.wire?.closed();
  expect(store.connection()).toMatchObject({ kind: "lost", attempt: 2, retry_at: world.time + 500 });

  store.retryNow();
  expect(world.connections).toBe(3);
});

test("a connection that is over is not heard any more", () => {
  const { world, store } = live();
  const old = world.wire;
  world.wait(STALE_MS + 1000);
  old?.text(JSON.stringify(BEAT));
  expect(store.connection().kind).toBe("lost");
});

test("a tab that slept looks at once whether its connection still lives", () => {
  const { world } = live();
  world.time += 8 * 3600_000;
  world.show();
  expect(world.connections).toBe(2);
});

test("a text that is no frame is counted and nothing else", () => {
  const { world, socket, store } = live();
  world.hear({ type: "control_weather" });
  world.wire?.text("<html>");

  expect([...socket.strange()]).toEqual([["unknown type control_weather", 1], ["not JSON", 1]]);
  expect(store.connection().kind).toBe("live");
});

test("listeners hear once per drawn frame, and only of their part", () => {
  const { world, store } = live();
  let connection = 0;
  let rows = 0;
  store.subscribe("connection", () => connection++);
  const stop = store.subscribe("rows", () => rows++);

  world.hear(BEAT);
  world.hear(BEAT);
  world.wait(20);
  stop();

  expect([connection, rows]).toEqual([1, 0]);
});

test.each([
  [0, 0, 0],
  [0, 1, 500],
  [3, 1, 4000],
  [5, 1, 10_000],
  [5000, 0.5, 5_000],
])("after %i failures and a chance of %d the wait is %i ms", (attempt, chance, wait) => {
  expect(backoff(attempt, chance)).toBe(wait);
});
