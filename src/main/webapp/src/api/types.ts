import type * as wire from "./wire";

/**
 * What the server tells, as the pages read it: the records of `/api/control/*` and of the live socket (`wire.ts`), with
 * what belongs together in one value.
 * Times are ISO 8601 instants of the server's clock unless a field says otherwise; null is "not known", never zero.
 */

export type ReasonWord = "unauthorized" | "unsupported" | "not-sse" | "unreachable" | "silent" | "ended" | "overflow";

export interface Reason {
  readonly word: ReasonWord;
  /** For people. */
  readonly detail: string;
}

export type Liveness =
  | { readonly kind: "starting"; readonly since: string }
  | { readonly kind: "connected"; readonly since: string }
  | { readonly kind: "reconnecting"; readonly failures: number; readonly reason: Reason; readonly last_seen: string | null; readonly retry_at: string }
  | { readonly kind: "down"; readonly failures: number; readonly reason: Reason; readonly last_seen: string | null; readonly retry_at: string }
  | { readonly kind: "disabled"; readonly since: string };

export interface HostFacts {
  readonly dialect: "ring" | "store";
  readonly version: string;
  readonly commit: string;
  readonly process_start: string | null;
  /** Host's clock minus ours, milliseconds. */
  readonly clock_skew_ms: number | null;
}

export type Phase = "stopped" | "starting" | "ready" | "stopping" | "shutdown" | "remote" | "unknown";

/** When a ready model will be unloaded, with the quality of the estimate. */
export type Expiry =
  | { readonly kind: "none" }
  | { readonly kind: "exact"; readonly at: string }
  | { readonly kind: "at_most"; readonly at: string }
  | { readonly kind: "held" }
  | { readonly kind: "unknown" };

export interface ModelView {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly phase: Phase;
  readonly unlisted: boolean;
  readonly peer_id: string | null;
  readonly aliases: readonly string[];
  /** Tokens. */
  readonly context_length: number | null;
  readonly since: string | null;
  /** Zero never unloads. */
  readonly ttl_ms: number | null;
  readonly expiry: Expiry;
  readonly median_load_ms: number | null;
  /** The text of the last failed load, until the next success. */
  readonly failure: string | null;
}

export interface InflightRequest {
  readonly id: string;
  readonly started_at: string;
  readonly model: string;
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly remote_ip: string | null;
  readonly response_bytes: number | null;
  readonly elapsed_ms: number | null;
}

/** What is being worked on, in the shape the host's version allows. */
export type Inflight =
  | { readonly kind: "unknown" }
  | { readonly kind: "some"; readonly busy: boolean }
  | { readonly kind: "total"; readonly total: number }
  | { readonly kind: "listed"; readonly requests: readonly InflightRequest[] };

/** Counters since the server's start; they only grow. */
export type Losses = wire.LossCounts;

export interface HostView {
  readonly provider_id: string;
  readonly name: string;
  readonly operating_system: string;
  readonly gpus: readonly string[];
  readonly favourites: readonly string[];
  readonly hidden: readonly string[];
  readonly liveness: Liveness;
  readonly facts: HostFacts | null;
  readonly last_byte: string | null;
  readonly models: readonly ModelView[];
  readonly models_at: string | null;
  readonly inflight: Inflight;
  readonly losses: Losses;
}

/** One finished request; `id` is `provider~epoch~entry`. */
export type ActivityView = wire.ActivityView;

/** Rows of a host that are known (count) or suspected (no count) to be missing. */
export interface GapMark {
  readonly key: string;
  readonly provider_id: string | null;
  readonly at: string;
  readonly count: number | null;
  readonly detail: string;
}

/** This browser's socket; times are milliseconds of this browser's clock. `signed_out`: the server wants a sign-in first. */
export type Connection =
  | { readonly kind: "connecting"; readonly since: number }
  | { readonly kind: "live"; readonly since: number; readonly last_frame: number }
  | { readonly kind: "lost"; readonly since: number; readonly last_frame: number | null; readonly attempt: number; readonly retry_at: number; readonly signed_out: boolean };

export interface ServerView {
  readonly version: string;
  readonly simulated: boolean;
  /** Server's clock minus this browser's, milliseconds. */
  readonly clock_offset_ms: number;
}

export type LivePart = "hosts" | "rows" | "marks" | "connection" | "server";

/** What a page reads: each part is replaced as a whole when it changes, and its listeners are told. */
export interface LiveStore {
  /** Calls `listener` after each change of the part; answers how to stop. */
  subscribe(part: LivePart, listener: () => void): () => void;
  /** Null before the first snapshot. Ordered by provider id. */
  hosts(): ReadonlyMap<string, HostView> | null;
  /** In the order they were read, oldest first; bounded. */
  rows(): readonly ActivityView[];
  /** Oldest first; bounded. */
  marks(): readonly GapMark[];
  connection(): Connection;
  server(): ServerView | null;
  /** Ends the wait for the next attempt. */
  retryNow(): void;
}
