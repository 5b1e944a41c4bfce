import type { ActivityView, HostView } from "../api/types";
import { count, fields, flag, isFields, list, maybe, NotSo, text, word, type Fields } from "./fields";
import { readHost, readRow } from "./views";

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

const CHANNELS = ["control_fleet", "control_activity"] as const;

const channel = (from: Fields): Channel => word(from, "channel", CHANNELS);

function head(value: unknown): Head {
  const from = fields(value, "heads");
  return { channel: channel(from), provider_id: text(from, "provider_id"), life: text(from, "life"), seq: count(from, "seq") };
}

function hello(from: Fields): Hello {
  return {
    type: "hello",
    session: text(from, "session"),
    server_life: text(from, "server_life"),
    version: text(from, "version"),
    commit: text(from, "commit"),
    at: text(from, "at"),
    beat_ms: count(from, "beat_ms"),
    simulated: flag(from, "simulated"),
  };
}

function place(from: Fields) {
  const [prev, seq] = [count(from, "prev"), count(from, "seq")];
  if (prev > seq) {
    throw new NotSo("prev");
  }
  return { provider_id: text(from, "provider_id"), life: text(from, "life"), prev, seq, at: text(from, "at") };
}

function fleet(from: Fields): FleetFrame {
  const kind = word(from, "kind", ["snapshot", "delta", "removed"]);
  return { type: "control_fleet", kind, ...place(from), host: kind === "removed" ? null : readHost(from["host"]) };
}

function activity(from: Fields): ActivityFrame {
  const frame: ActivityFrame = {
    type: "control_activity",
    kind: word(from, "kind", ["snapshot", "delta"]),
    ...place(from),
    rows: list(from, "rows", readRow),
    gaps: list(from, "gaps", gap),
  };
  if (frame.rows.length + frame.gaps.length !== frame.seq - frame.prev) {
    throw new NotSo("seq");
  }
  return frame;
}

function gap(value: unknown): GapEntry {
  const from = fields(value, "gaps");
  return { seq: count(from, "seq"), count: maybe(count, from, "count"), detail: text(from, "detail"), at: text(from, "at") };
}

function mark(from: Fields): MarkFrame {
  const [first, last] = [count(from, "from"), count(from, "to")];
  if (first < 1 || first > last) {
    throw new NotSo("from");
  }
  return {
    type: "mark",
    channel: channel(from),
    provider_id: text(from, "provider_id"),
    life: text(from, "life"),
    from: first,
    to: last,
    dropped: count(from, "dropped"),
    why: text(from, "why"),
    at: text(from, "at"),
  };
}

const beat = (from: Fields): Beat => ({ type: "beat", at: text(from, "at"), heads: list(from, "heads", head) });

const READERS: ReadonlyMap<string, (from: Fields) => Frame> = new Map<string, (from: Fields) => Frame>([
  ["hello", hello],
  ["control_fleet", fleet],
  ["control_activity", activity],
  ["mark", mark],
  ["beat", beat],
]);

/** Takes a text for what it is; whatever is no frame of ours is answered as strange, with a word for diagnostics. */
export function parseFrame(told: string): Parsed {
  let value: unknown;
  try {
    value = JSON.parse(told);
  } catch {
    return { strange: "not JSON" };
  }
  if (!isFields(value)) {
    return { strange: "not an object" };
  }
  const type = value["type"];
  if (typeof type !== "string") {
    return { strange: "no type" };
  }
  const read = READERS.get(type);
  if (read === undefined) {
    return { strange: `unknown type ${type.slice(0, 40)}` };
  }
  try {
    return { frame: read(value) };
  } catch (problem) {
    if (problem instanceof NotSo) {
      return { strange: `broken ${type}: ${problem.message}` };
    }
    throw problem;
  }
}
