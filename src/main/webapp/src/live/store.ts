import type { ActivityView, Connection, GapMark, HostView, LivePart, LiveStore, ServerView } from "../api/types";
import { feedWith, merged, rowsOf, type Feed } from "./feed";
import type { Hello } from "./frame";
import type { Applied } from "./seqGate";

/** Rows and marks shown at most, over all hosts. */
export const ROWS_MOST = 2000;
const MARKS_MOST = 200;

/** A clock offset that moved less than this is noise. */
const OFFSET_NOISE_MS = 500;

export const PARTS: readonly LivePart[] = ["hosts", "rows", "marks", "connection", "server"];

/**
 * What the pages read. Frames are taken in at once; parts are replaced and listeners told by `flush`, which the socket
 * calls once per drawn frame, so that a burst draws once.
 */
export class Store implements LiveStore {
  readonly #listeners = new Map<LivePart, Set<() => void>>(PARTS.map((part) => [part, new Set()]));
  readonly #dirty = new Set<LivePart>();
  readonly #working = new Map<string, HostView>();
  readonly #feeds = new Map<string, Feed>();
  #known = false;
  #hosts: ReadonlyMap<string, HostView> | null = null;
  #rows: readonly ActivityView[] = [];
  #marks: readonly GapMark[] = [];
  #connection: Connection;
  #server: ServerView | null = null;
  #retry: () => void = () => {};

  constructor(now: number) {
    this.#connection = { kind: "connecting", since: now };
  }

  subscribe = (part: LivePart, listener: () => void): (() => void) => {
    const listeners = this.#listeners.get(part);
    listeners?.add(listener);
    return () => listeners?.delete(listener);
  };

  hosts = () => this.#hosts;
  rows = () => this.#rows;
  marks = () => this.#marks;
  connection = () => this.#connection;
  server = () => this.#server;
  retryNow = () => this.#retry();

  /** The feed of one host, for proofs. */
  feed(provider: string): Feed | undefined {
    return this.#feeds.get(provider);
  }

  onRetry(retry: () => void): void {
    this.#retry = retry;
  }

  /** Takes in what the gate let through. */
  apply({ frame, known }: Applied): void {
    if (frame.type !== "control_fleet") {
      this.#feeds.set(frame.provider_id, feedWith(this.#feeds.get(frame.provider_id), frame, known));
      this.#touch("rows", "marks");
    } else if (frame.host === null) {
      this.#working.delete(frame.provider_id);
      this.#feeds.delete(frame.provider_id);
      this.#touch("hosts", "rows", "marks");
    } else {
      this.#working.set(frame.provider_id, frame.host);
      this.#touch("hosts");
    }
  }

  /** The first snapshot is whole: it is shown at once, and no host means from now on that there is none. */
  complete(): void {
    if (!this.#known) {
      this.#known = true;
      this.#touch("hosts", "rows", "marks");
    }
  }

  connected(connection: Connection): void {
    this.#connection = connection;
    this.#touch("connection");
  }

  greeted(hello: Hello, now: number): void {
    this.#server = { version: hello.version, simulated: hello.simulated, clock_offset_ms: Date.parse(hello.at) - now };
    this.#touch("server");
  }

  /** The server's clock, as a beat tells it. */
  clock(at: string, now: number): void {
    const offset = Date.parse(at) - now;
    if (this.#server !== null && Math.abs(offset - this.#server.clock_offset_ms) > OFFSET_NOISE_MS) {
      this.#server = { ...this.#server, clock_offset_ms: offset };
      this.#touch("server");
    }
  }

  /** Whether a flush would tell anybody anything. */
  dirty(): boolean {
    return this.#dirty.size > 0;
  }

  flush(): void {
    const parts = [...this.#dirty];
    this.#dirty.clear();
    if (parts.includes("hosts") && this.#known) {
      this.#hosts = new Map([...this.#working].sort(([a], [b]) => (a < b ? -1 : 1)));
    }
    if (parts.includes("rows") && this.#known) {
      const entries = merged(this.#feeds.values(), ROWS_MOST);
      this.#rows = rowsOf(entries);
      this.#marks = entries.flatMap((entry) => (entry.kind === "mark" ? [entry.mark] : [])).slice(-MARKS_MOST);
    }
    for (const part of parts) {
      this.#listeners.get(part)?.forEach((listener) => listener());
    }
  }

  #touch(...parts: readonly LivePart[]): void {
    parts.forEach((part) => this.#dirty.add(part));
  }
}
