import type { ActivityView, Connection, GapMark, HostView, LivePart, LiveStore, ServerView } from "../api/types";

interface Parts {
  readonly hosts: ReadonlyMap<string, HostView> | null;
  readonly rows: readonly ActivityView[];
  readonly marks: readonly GapMark[];
  readonly connection: Connection;
  readonly server: ServerView | null;
}

/** A live store whose parts are set by hand. */
export class FixtureStore implements LiveStore {
  #parts: Parts;
  readonly #listeners = new Map<LivePart, Set<() => void>>();
  retries = 0;

  constructor(parts: Partial<Parts> = {}) {
    this.#parts = { hosts: null, rows: [], marks: [], connection: { kind: "connecting", since: Date.now() }, server: null, ...parts };
  }

  set(parts: Partial<Parts>): void {
    this.#parts = { ...this.#parts, ...parts };
    for (const part of Object.keys(parts)) {
      this.#listeners.get(part as LivePart)?.forEach((listener) => listener());
    }
  }

  subscribe(part: LivePart, listener: () => void): () => void {
    const listeners = this.#listeners.get(part) ?? new Set();
    this.#listeners.set(part, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  hosts = () => this.#parts.hosts;
  rows = () => this.#parts.rows;
  marks = () => this.#parts.marks;
  connection = () => this.#parts.connection;
  server = () => this.#parts.server;

  retryNow(): void {
    this.retries += 1;
  }
}
