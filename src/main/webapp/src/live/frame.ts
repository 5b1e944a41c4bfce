import type { ActivityView, HostView } from "../api/types";

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

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === "string";
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isChannel = (value: unknown): value is Channel => value === "control_fleet" || value === "control_activity";

const texts = (fields: Fields, ...names: readonly string[]) => names.every((name) => isText(fields[name]));
const counts = (fields: Fields, ...names: readonly string[]) => names.every((name) => isCount(fields[name]));

function isHost(value: unknown): value is HostView {
  return (
    isFields(value) &&
    texts(value, "provider_id", "name") &&
    isFields(value["liveness"]) &&
    isText(value["liveness"]["kind"]) &&
    isFields(value["inflight"]) &&
    isText(value["inflight"]["kind"]) &&
    isFields(value["losses"]) &&
    Array.isArray(value["models"]) &&
    value["models"].every((model) => isFields(model) && texts(model, "id", "phase"))
  );
}

function isRow(value: unknown): value is ActivityView {
  return isFields(value) && texts(value, "id", "provider_id", "ended_at", "received_at", "model");
}

function isGap(value: unknown): value is GapEntry {
  return isFields(value) && isCount(value["seq"]) && (value["count"] === null || isCount(value["count"])) && texts(value, "detail", "at");
}

function isHead(value: unknown): value is Head {
  return isFields(value) && isChannel(value["channel"]) && texts(value, "provider_id", "life") && counts(value, "seq");
}

function isHello(frame: Fields): boolean {
  return texts(frame, "session", "server_life", "version", "commit", "at") && counts(frame, "beat_ms") && typeof frame["simulated"] === "boolean";
}

function isPlaced(frame: Fields): boolean {
  return texts(frame, "kind", "provider_id", "life", "at") && counts(frame, "prev", "seq") && Number(frame["prev"]) <= Number(frame["seq"]);
}

function isFleet(frame: Fields): boolean {
  const removed = frame["kind"] === "removed";
  const told = frame["kind"] === "snapshot" || frame["kind"] === "delta";
  return isPlaced(frame) && ((removed && frame["host"] === null) || (told && isHost(frame["host"])));
}

function isActivity(frame: Fields): boolean {
  const { kind, rows, gaps } = frame;
  return (
    isPlaced(frame) &&
    (kind === "snapshot" || kind === "delta") &&
    Array.isArray(rows) &&
    rows.every(isRow) &&
    Array.isArray(gaps) &&
    gaps.every(isGap) &&
    rows.length + gaps.length === Number(frame["seq"]) - Number(frame["prev"])
  );
}

function isMark(frame: Fields): boolean {
  return (
    isChannel(frame["channel"]) &&
    texts(frame, "provider_id", "life", "why", "at") &&
    counts(frame, "from", "to", "dropped") &&
    Number(frame["from"]) <= Number(frame["to"])
  );
}

function isBeat(frame: Fields): boolean {
  return texts(frame, "at") && Array.isArray(frame["heads"]) && frame["heads"].every(isHead);
}

const CHECKS: ReadonlyMap<string, (frame: Fields) => boolean> = new Map([
  ["hello", isHello],
  ["control_fleet", isFleet],
  ["control_activity", isActivity],
  ["mark", isMark],
  ["beat", isBeat],
]);

const isFrame = (fields: Fields): fields is Fields & Frame =>
  isText(fields["type"]) && (CHECKS.get(fields["type"])?.(fields) ?? false);

/** Takes a text for what it is; whatever is no frame of ours is answered as strange, with a word for diagnostics. */
export function parseFrame(text: string): Parsed {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { strange: "not JSON" };
  }
  if (!isFields(value)) {
    return { strange: "not an object" };
  }
  if (isFrame(value)) {
    return { frame: value };
  }
  const type = value["type"];
  return { strange: isText(type) ? (CHECKS.has(type) ? `broken ${type}` : `unknown type ${type.slice(0, 40)}`) : "no type" };
}
