import type { ActivityView, HostView } from "../api/types";
import type * as wire from "../api/wire";
import { count, flag, isObject, list, NotSo, object, text, word, type Reader, type Told } from "./told";
import { host, row } from "./views";

/** What travels on the live socket, and the only place that decides whether a text is such a frame. */

export type Channel = "control_fleet" | "control_activity";

export interface Head {
  readonly channel: Channel;
  readonly provider_id: string;
  readonly life: string;
  readonly seq: number;
}

export interface Hello {
  readonly type: "hello";
  readonly session: string;
  /** One run of the server: another one means that every number starts over. */
  readonly server_life: string;
  readonly version: string;
  readonly commit: string;
  readonly at: string;
  readonly beat_ms: number;
  readonly simulated: boolean;
}

export interface FleetFrame {
  readonly type: "control_fleet";
  readonly kind: "snapshot" | "delta" | "removed";
  readonly provider_id: string;
  /** Empty in a `removed` that speaks of whatever life we know. */
  readonly life: string;
  readonly prev: number;
  readonly seq: number;
  readonly at: string;
  /** Null when removed. */
  readonly host: HostView | null;
}

/** Rows of a host that the server missed; takes a number of its own among the rows. */
export interface GapEntry {
  readonly seq: number;
  /** Null when the loss is only suspected. */
  readonly count: number | null;
  readonly detail: string;
  readonly at: string;
}

/** The entries `prev + 1` to `seq`: gaps at their numbers, rows at the others in order. */
export interface ActivityFrame {
  readonly type: "control_activity";
  readonly kind: "snapshot" | "delta";
  readonly provider_id: string;
  readonly life: string;
  readonly prev: number;
  readonly seq: number;
  readonly at: string;
  readonly rows: readonly ActivityView[];
  readonly gaps: readonly GapEntry[];
}

/** The entries `from` to `to` were dropped on the way to us; the history has them. */
export interface MarkFrame {
  readonly type: "mark";
  readonly channel: Channel;
  readonly provider_id: string;
  readonly life: string;
  readonly from: number;
  readonly to: number;
  readonly dropped: number;
  readonly why: string;
  readonly at: string;
}

export interface Beat {
  readonly type: "beat";
  readonly at: string;
  readonly heads: readonly Head[];
}

/** A frame with a place in a channel. */
export type Numbered = FleetFrame | ActivityFrame | MarkFrame;
export type Frame = Hello | Numbered | Beat;

/** What we say. */
export type Request =
  | { readonly type: "join"; readonly known: readonly Head[] }
  | ({ readonly type: "resync" } & Head)
  | { readonly type: "pace"; readonly hidden: boolean };

export type Parsed = { readonly frame: Frame } | { readonly strange: string };

const channel = word(["control_fleet", "control_activity"]);

const head = object(
  (told: Told<wire.Head>): Head => ({
    channel: told.get("channel", channel),
    provider_id: told.get("provider_id", text),
    life: told.get("life", text),
    seq: told.get("seq", count),
  }),
);

const hello = object(
  (told: Told<wire.HelloFrame>): Hello => ({
    type: "hello",
    session: told.get("session", text),
    server_life: told.get("server_life", text),
    version: told.get("version", text),
    commit: told.get("commit", text),
    at: told.get("at", text),
    beat_ms: told.get("beat_ms", count),
    simulated: told.get("simulated", flag),
  }),
);

type Place = Pick<wire.FleetFrame, "provider_id" | "life" | "prev" | "seq" | "at">;

function place(told: Told<Place>) {
  const [prev, seq] = [told.get("prev", count), told.get("seq", count)];
  if (prev > seq) {
    throw new NotSo("prev");
  }
  return { provider_id: told.get("provider_id", text), life: told.get("life", text), prev, seq, at: told.get("at", text) };
}

const fleet = object((told: Told<wire.FleetFrame>): FleetFrame => {
  const kind = told.get("kind", word(["snapshot", "delta", "removed"]));
  const state = kind === "removed" ? null : told.maybe("host", host);
  if (kind !== "removed" && state === null) {
    throw new NotSo("host");
  }
  return { type: "control_fleet", kind, ...place(told), host: state };
});

const gap = object(
  (told: Told<wire.FrameGap>): GapEntry => ({
    seq: told.get("seq", count),
    count: told.maybe("count", count),
    detail: told.get("detail", text),
    at: told.get("at", text),
  }),
);

const activity = object((told: Told<wire.ActivityFrame>): ActivityFrame => {
  const frame: ActivityFrame = {
    type: "control_activity",
    kind: told.get("kind", word(["snapshot", "delta"])),
    ...place(told),
    rows: told.get("rows", list(row)),
    gaps: told.get("gaps", list(gap)),
  };
  if (frame.rows.length + frame.gaps.length !== frame.seq - frame.prev) {
    throw new NotSo("seq");
  }
  return frame;
});

const mark = object((told: Told<wire.MarkFrame>): MarkFrame => {
  const [first, last] = [told.get("from", count), told.get("to", count)];
  if (first < 1 || first > last) {
    throw new NotSo("from");
  }
  return {
    type: "mark",
    channel: told.get("channel", channel),
    provider_id: told.get("provider_id", text),
    life: told.get("life", text),
    from: first,
    to: last,
    dropped: told.get("dropped", count),
    why: told.get("why", text),
    at: told.get("at", text),
  };
});

const beat = object((told: Told<wire.BeatFrame>): Beat => ({ type: "beat", at: told.get("at", text), heads: told.get("heads", list(head)) }));

/** By their word: one for every frame of the contract. */
const READERS: { readonly [K in wire.Frame["type"]]: Reader<never, Frame> } = {
  hello,
  control_fleet: fleet,
  control_activity: activity,
  mark,
  beat,
};

const known = (type: string): type is wire.Frame["type"] => Object.hasOwn(READERS, type);

/** Takes a text for what it is; whatever is no frame of ours is answered as strange, with a word for diagnostics. */
export function parseFrame(told: string): Parsed {
  let value: unknown;
  try {
    value = JSON.parse(told);
  } catch {
    return { strange: "not JSON" };
  }
  if (!isObject(value)) {
    return { strange: "not an object" };
  }
  const type = value["type"];
  if (typeof type !== "string") {
    return { strange: "no type" };
  }
  if (!known(type)) {
    return { strange: `unknown type ${type.slice(0, 40)}` };
  }
  try {
    return { frame: READERS[type](value, type) };
  } catch (problem) {
    if (problem instanceof NotSo) {
      return { strange: `broken ${type}: ${problem.message}` };
    }
    throw problem;
  }
}
