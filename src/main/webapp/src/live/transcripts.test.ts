import { createReadStream, existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import type { Feed } from "./feed";
import type { Request } from "./frame";
import { host } from "./views";
import { LiveSocket, type WireListener, type World } from "./socket";

/**
 * The server's hub wrote what its readers heard and said in many random schedules of drop, duplicate, reorder,
 * disconnect and restart (LiveScheduleTest). The page's own client must say the same to the same, and must know in the
 * end what the server knows: every host as it is, every row once, every missing row under a mark.
 */
interface Transcript {
  readonly seed: number;
  readonly frames: readonly string[];
  readonly steps: readonly (readonly [number | "open" | "closed", ...(readonly Request[])])[];
  readonly end: { readonly hosts: Readonly<Record<string, unknown>>; readonly logs: Readonly<Record<string, readonly string[]>> };
}

const FOLDER = join(import.meta.dirname, "../../../../../target/transcripts");
const FIXTURE = join(import.meta.dirname, "schedules.fixture.jsonl");
const MISSING = `no transcripts in target/transcripts: run ./boocontrol verify or the Java test LiveScheduleTest first, or set BOOCONTROL_TRANSCRIPTS=fixture for the few kept beside this test`;

function transcripts(): string {
  const file = process.env["BOOCONTROL_TRANSCRIPTS"] === "fixture" ? FIXTURE : join(FOLDER, "schedules.jsonl");
  if (!existsSync(file)) {
    throw new Error(MISSING);
  }
  return file;
}

/** A world in which a connection opens, speaks and closes as written. */
class Replay implements World {
  time = 0;
  said: unknown[] = [];
  wire: WireListener | null = null;
  #timers: { at: number; run: () => void }[] = [];

  now = () => this.time;
  signedOut = () => Promise.resolve(false);
  chance = () => 1;
  drawn = () => () => {};
  shown = () => {};
  connect(listener: WireListener) {
    this.wire = listener;
    return { send: (text: string) => void this.said.push(JSON.parse(text)), close: () => {} };
  }
  after(ms: number, run: () => void) {
    const timer = { at: this.time + ms, run };
    this.#timers.push(timer);
    return () => void (this.#timers = this.#timers.filter((one) => one !== timer));
  }
  close() {
    this.wire?.closed();
    this.wire = null;
  }
  /** Lets the client's back-off pass. */
  open() {
    while (this.wire === null) {
      const next = this.#timers.sort((a, b) => a.at - b.at).shift();
      if (next === undefined) {
        throw new Error("the client does not try again");
      }
      this.time = next.at;
      next.run();
    }
  }
}

function replay(transcript: Transcript): LiveSocket {
  const world = new Replay();
  const socket = new LiveSocket(world);
  socket.start();
  transcript.steps.forEach(([what, ...expected], index) => {
    if (what === "open") {
      world.open();
    } else if (what === "closed") {
      world.close();
    } else {
      world.said = [];
      world.wire?.text(transcript.frames[what] ?? "");
      expect(world.said, `seed ${transcript.seed}, step ${index}`).toEqual(expected);
    }
  });
  socket.store.flush();
  return socket;
}

const known = (hosts: Readonly<Record<string, unknown>>) => Object.fromEntries(Object.entries(hosts).map(([id, told]) => [id, host(told, id)]));

/** What is wrong with a host's rows: a hole nobody told of, another row, a row twice, an end before the end. */
function wrong(feed: Feed | undefined, log: readonly string[]): readonly string[] {
  const found: string[] = [];
  const seen = new Set<string>();
  let next = feed?.from ?? log.length + 1;
  for (const entry of feed?.entries ?? []) {
    const from = entry.kind === "mark" ? entry.from : entry.seq;
    if (from !== next) {
      found.push(`silent gap before ${from}`);
    }
    if (entry.kind === "row") {
      if (entry.row.id !== log[entry.seq - 1]) {
        found.push(`${entry.row.id} is not number ${entry.seq}`);
      }
      if (seen.has(entry.row.id)) {
        found.push(`${entry.row.id} is there twice`);
      }
      seen.add(entry.row.id);
    }
    next = entry.seq + 1;
  }
  if (next !== log.length + 1) {
    found.push(`known to ${next - 1} of ${log.length}`);
  }
  return found;
}

test("the page says what the server's reader says, and ends with what the server knows", { timeout: 120_000 }, async () => {
  let schedules = 0;
  for await (const line of createInterface({ input: createReadStream(transcripts(), "utf8") })) {
    const transcript = JSON.parse(line) as Transcript;
    const { store } = replay(transcript);
    const { hosts, logs } = transcript.end;
    const where = `seed ${transcript.seed}`;

    expect(Object.fromEntries(store.hosts() ?? []), where).toEqual(known(hosts));
    expect(Object.entries(logs).flatMap(([id, log]) => wrong(store.feed(id), log)), where).toEqual([]);
    expect(new Set(store.rows().map((row) => row.id)).size, where).toBe(store.rows().length);
    schedules++;
  }
  console.log(`${schedules} schedules, 0 silent gaps, 0 doubled rows`);
  expect(schedules).toBeGreaterThanOrEqual(1);
});
