import type { LiveStore } from "../api/types";
import { parseFrame, type Frame, type Request } from "./frame";
import { SeqGate, type Received } from "./seqGate";
import { Store } from "./store";

/** No beat for so long: the connection is dead, whatever the browser says. Three beats. */
export const STALE_MS = 15_000;

/** A connection that does not greet within this time is given up. */
const GREETING_MS = 10_000;

const BACKOFF_BASE_MS = 500;
const BACKOFF_CAP_MS = 10_000;

/** What is drawn at most this late where no frames are drawn, as in a hidden tab. */
const FLUSH_MS = 250;

/** Full jitter: anywhere up to a ceiling that doubles, so that a hundred tabs do not return in step. */
export function backoff(attempt: number, chance: number): number {
  return chance * Math.min(BACKOFF_CAP_MS, BACKOFF_BASE_MS * 2 ** Math.min(attempt, 10));
}

/** An open connection, as little of it as we need. */
export interface Wire {
  send(text: string): void;
  close(): void;
}

export interface WireListener {
  text(text: string): void;
  closed(): void;
}

/** The world around: time, chance, connections. Times are milliseconds of the browser's clock. */
export interface World {
  now(): number;
  /** 0 to 1. */
  chance(): number;
  connect(listener: WireListener): Wire;
  /** Whether the server answers, but wants a sign-in first. */
  signedOut(): Promise<boolean>;
  /** Runs later; answers how to call it off. */
  after(ms: number, run: () => void): () => void;
  /** Runs when the page is next drawn; answers how to call it off. */
  drawn(run: () => void): () => void;
  /** Calls whenever the page becomes visible. */
  shown(run: () => void): void;
}

/** Diagnostics: texts that were no frames of ours, by their kind. */
export type Strange = ReadonlyMap<string, number>;

/** Follows the server for as long as the page lives. */
export class LiveSocket {
  readonly store: Store;
  readonly #world: World;
  readonly #gate = new SeqGate();
  readonly #strange = new Map<string, number>();
  #wire: Wire | null = null;
  #generation = 0;
  #attempt = 0;
  #lastBeat = 0;
  #lastFrame: number | null = null;
  #greeted = false;
  #waiting: () => void = () => {};
  #watching: () => void = () => {};
  #flushing = false;

  constructor(world: World) {
    this.#world = world;
    this.store = new Store(world.now());
    this.store.onRetry(() => this.#retryNow());
    world.shown(() => this.#shown());
  }

  start(): void {
    this.#connect();
  }

  strange(): Strange {
    return this.#strange;
  }

  #connect(): void {
    const generation = ++this.#generation;
    const ours = () => generation === this.#generation;
    this.#greeted = false;
    this.#lastBeat = this.#world.now();
    this.#wire = this.#world.connect({
      text: (text) => ours() && this.#text(text),
      closed: () => ours() && this.#lost(),
    });
    this.#watch(GREETING_MS);
  }

  #text(text: string): void {
    this.#lastFrame = this.#world.now();
    const parsed = parseFrame(text);
    if ("strange" in parsed) {
      this.#strange.set(parsed.strange, (this.#strange.get(parsed.strange) ?? 0) + 1);
      return;
    }
    this.#frame(parsed.frame);
    this.#flushSoon();
  }

  #frame(frame: Frame): void {
    switch (frame.type) {
      case "hello":
        this.#greeted = true;
        this.store.greeted(frame, this.#world.now());
        this.#say(this.#gate.hello(frame));
        this.#watch(STALE_MS);
        return;
      case "beat":
        this.#take(this.#gate.beat(frame));
        this.#beaten(frame.at);
        return;
      default:
        this.#take(this.#gate.receive(frame));
    }
  }

  #beaten(at: string): void {
    const now = this.#world.now();
    this.#lastBeat = now;
    this.#attempt = 0;
    this.store.clock(at, now);
    this.store.complete();
    const before = this.store.connection();
    this.store.connected({ kind: "live", since: before.kind === "live" ? before.since : now, last_frame: now });
  }

  #take({ applied, requests }: Received): void {
    applied.forEach((one) => this.store.apply(one));
    requests.forEach((request) => this.#say(request));
  }

  #say(request: Request): void {
    this.#wire?.send(JSON.stringify(request));
  }

  /** Gives the connection up unless a beat comes in time. */
  #watch(ms: number): void {
    this.#watching();
    this.#watching = this.#world.after(ms, () => {
      const left = this.#lastBeat + STALE_MS - this.#world.now();
      if (this.#greeted && left > 0) {
        this.#watch(left);
      } else {
        this.#lost();
      }
    });
  }

  #lost(): void {
    const now = this.#world.now();
    this.#drop();
    const wait = backoff(this.#attempt++, this.#world.chance());
    const before = this.store.connection();
    this.store.connected({
      kind: "lost",
      since: before.kind === "lost" ? before.since : now,
      last_frame: this.#lastFrame,
      attempt: this.#attempt,
      retry_at: now + wait,
      signed_out: before.kind === "lost" && before.signed_out,
    });
    void this.#askWhy();
    this.#waiting = this.#world.after(wait, () => this.#connect());
    this.#flushSoon();
  }

  /** A refused handshake looks like any other loss: only a request tells. */
  async #askWhy(): Promise<void> {
    const signed_out = await this.#world.signedOut();
    const now = this.store.connection();
    if (now.kind === "lost" && now.signed_out !== signed_out) {
      this.store.connected({ ...now, signed_out });
      this.#flushSoon();
    }
  }

  /** Forgets the connection; whatever it still says is not heard. */
  #drop(): void {
    this.#generation++;
    this.#watching();
    this.#wire?.close();
    this.#wire = null;
  }

  #retryNow(): void {
    if (this.#wire === null) {
      this.#waiting();
      this.#connect();
    }
  }

  /** A tab that slept finds out at once instead of at its next timer. */
  #shown(): void {
    if (this.#wire === null) {
      this.#retryNow();
    } else if (this.#world.now() - this.#lastBeat > STALE_MS) {
      this.#drop();
      this.#connect();
    }
  }

  #flushSoon(): void {
    if (this.#flushing || !this.store.dirty()) {
      return;
    }
    this.#flushing = true;
    const run = () => {
      if (this.#flushing) {
        this.#flushing = false;
        undraw();
        unwait();
        this.store.flush();
      }
    };
    const undraw = this.#world.drawn(run);
    const unwait = this.#world.after(FLUSH_MS, run);
  }
}

/** The page's own store, fed by the socket at `/api/control/ws`. */
export function startLive(): LiveStore {
  const socket = new LiveSocket(browser(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/api/control/ws`));
  socket.start();
  return socket.store;
}

function browser(url: string): World {
  return {
    now: () => Date.now(),
    chance: () => Math.random(),
    connect: (listener) => connect(url, listener),
    signedOut: () => fetch("/api/health").then(({ status }) => status === 401, () => false),
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    drawn: (run) => {
      const frame = requestAnimationFrame(run);
      return () => cancelAnimationFrame(frame);
    },
    shown: (run) => document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && run()),
  };
}

function connect(url: string, listener: WireListener): Wire {
  const socket = new WebSocket(url);
  socket.onmessage = ({ data }) => typeof data === "string" && listener.text(data);
  socket.onclose = () => listener.closed();
  return {
    send: (text) => socket.readyState === WebSocket.OPEN && socket.send(text),
    close: () => socket.close(),
  };
}
