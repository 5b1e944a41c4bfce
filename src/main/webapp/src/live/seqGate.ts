import type { Beat, Channel, Head, Hello, Numbered, Request } from "./frame";

/**
 * Decides which frames continue what is known. `seq` counts within (life, host, channel); a frame carries the
 * number before it (`prev`), and continues if `prev` <= known < `seq`. Whatever does not continue is held back while
 * the missing part is asked for, once per channel between two beats; a beat names every channel's number, so a loss
 * at the tail and a lost answer are found by the next one.
 */

/** Where one channel stands. An empty life: no snapshot yet. */
export interface ChannelState {
  readonly life: string;
  readonly seq: number;
  /** Asked for what is missing; not asked again before the next beat. */
  readonly awaiting: boolean;
  /** Frames that came too early, bounded. */
  readonly held: readonly Numbered[];
}

/** A frame to apply. Of its entries those up to `known` are here already, unless it replaces everything. */
export interface Applied {
  readonly frame: Numbered;
  readonly known: number;
}

export interface Step {
  readonly state: ChannelState;
  readonly applied: readonly Applied[];
  /** Ask for what is missing. */
  readonly ask: boolean;
}

export const UNKNOWN: ChannelState = { life: "", seq: 0, awaiting: false, held: [] };

/** Frames held back per channel; the answer to what was asked covers the older ones. */
export const HELD_MOST = 64;

const prevOf = (frame: Numbered) => (frame.type === "mark" ? frame.from - 1 : frame.prev);
const seqOf = (frame: Numbered) => (frame.type === "mark" ? frame.to : frame.seq);
const isSnapshot = (frame: Numbered) => frame.type !== "mark" && frame.kind === "snapshot";

/** One frame of one channel; `removed` is not for here. Pure. */
export function step(state: ChannelState, frame: Numbered): Step {
  if (isSnapshot(frame)) {
    return replaced(state, frame);
  }
  if (state.life === "" || frame.life !== state.life) {
    return held(state, frame);
  }
  if (seqOf(frame) <= state.seq) {
    return { state, applied: [], ask: false };
  }
  return prevOf(frame) <= state.seq ? drained(state, [{ frame, known: state.seq }], state.held) : held(state, frame);
}

function replaced(state: ChannelState, frame: Numbered): Step {
  const seq = seqOf(frame);
  if (frame.life === state.life && seq < state.seq) {
    return { state, applied: [], ask: false };
  }
  const applied = frame.life === state.life && seq === state.seq ? [] : [{ frame, known: 0 }];
  return drained({ ...state, life: frame.life, seq }, applied, state.held);
}

function held(state: ChannelState, frame: Numbered): Step {
  const frames = [...state.held, frame].slice(-HELD_MOST);
  return { state: { ...state, awaiting: true, held: frames }, applied: [], ask: !state.awaiting };
}

/** Applies what the new number makes contiguous, and drops what it makes old. */
function drained(state: ChannelState, first: readonly Applied[], waiting: readonly Numbered[]): Step {
  const applied = [...first];
  let seq = Math.max(state.seq, ...first.map((one) => seqOf(one.frame)));
  let rest = ahead(waiting, state.life, seq);
  for (let next = rest.find((frame) => prevOf(frame) <= seq); next !== undefined; next = rest.find((frame) => prevOf(frame) <= seq)) {
    applied.push({ frame: next, known: seq });
    seq = seqOf(next);
    rest = ahead(rest, state.life, seq);
  }
  return { state: { life: state.life, seq, awaiting: rest.length > 0 && state.awaiting, held: rest }, applied, ask: false };
}

const ahead = (frames: readonly Numbered[], life: string, seq: number) =>
  frames.filter((frame) => frame.life === life && seqOf(frame) > seq);

/** Compares with the number a beat names. */
export function compared(state: ChannelState, head: Head): Step {
  if (head.life === state.life && head.seq <= state.seq) {
    return { state: { ...state, awaiting: false, held: ahead(state.held, state.life, state.seq) }, applied: [], ask: false };
  }
  return { state: { ...state, awaiting: true }, applied: [], ask: true };
}

const NOTHING: Received = { applied: [], requests: [] };

export interface Received {
  readonly applied: readonly Applied[];
  readonly requests: readonly Request[];
}

/** All channels of one socket. Keeps what is known while the socket is away. */
export class SeqGate {
  readonly #channels = new Map<string, ChannelState>();
  #serverLife = "";

  /** A new connection: what to join with. Another run of the server is joined afresh. */
  hello(hello: Hello): Request {
    const resumed = hello.server_life === this.#serverLife;
    this.#serverLife = hello.server_life;
    for (const [key, state] of this.#channels) {
      if (state.life === "") {
        this.#channels.delete(key);
      } else {
        this.#channels.set(key, { ...state, awaiting: false, held: [] });
      }
    }
    return { type: "join", known: resumed ? this.heads() : [] };
  }

  receive(frame: Numbered): Received {
    if (frame.type === "control_fleet" && frame.kind === "removed") {
      return this.#remove(frame.provider_id, frame.life, frame);
    }
    const key = keyOf(frame.provider_id, frame.type === "mark" ? frame.channel : frame.type);
    return this.#take(key, step(this.#channels.get(key) ?? UNKNOWN, frame));
  }

  /** Asks for every channel that is behind, and for those the server does not name. */
  beat(beat: Beat): Received {
    const requests: Request[] = [];
    const named = new Set<string>();
    for (const head of beat.heads) {
      const key = keyOf(head.provider_id, head.channel);
      named.add(key);
      requests.push(...this.#take(key, compared(this.#channels.get(key) ?? UNKNOWN, head)).requests);
    }
    for (const key of [...this.#channels.keys()].sort()) {
      if (!named.has(key)) {
        requests.push(...this.#take(key, { state: { ...this.#state(key), awaiting: true }, applied: [], ask: true }).requests);
      }
    }
    return { applied: [], requests };
  }

  /** How far every channel is, ordered by host. */
  heads(): readonly Head[] {
    return [...this.#channels.keys()].sort().map((key) => headOf(key, this.#state(key)));
  }

  #remove(provider: string, life: string, frame: Numbered): Received {
    const known = this.#channels.get(keyOf(provider, "control_fleet")) ?? UNKNOWN;
    if (life !== "" && known.life !== "" && known.life !== life) {
      return NOTHING;
    }
    this.#channels.delete(keyOf(provider, "control_fleet"));
    this.#channels.delete(keyOf(provider, "control_activity"));
    return { applied: [{ frame, known: 0 }], requests: [] };
  }

  #take(key: string, { state, applied, ask }: Step): Received {
    this.#channels.set(key, state);
    return { applied, requests: ask ? [{ type: "resync", ...headOf(key, state) }] : [] };
  }

  #state(key: string): ChannelState {
    return this.#channels.get(key) ?? UNKNOWN;
  }
}

/** The separator sorts before every letter of an id, so keys sort by host. */
const keyOf = (provider: string, channel: Channel) => `${provider} ${channel}`;

function headOf(key: string, state: ChannelState): Head {
  const [provider, channel] = key.split(" ");
  return {
    channel: channel === "control_fleet" ? "control_fleet" : "control_activity",
    provider_id: provider ?? "",
    life: state.life,
    seq: state.seq,
  };
}
