import type { ModelView } from "../../api/types";
import { age, count, countdown, instant, span } from "../../lib/format";
import { never } from "../../lib/never";

export type RowState = "ready" | "starting" | "stopping" | "stopped" | "error" | "remote" | "na";

export type RowRing =
  | { readonly kind: "left"; readonly fraction: number }
  | { readonly kind: "held" }
  | { readonly kind: "unknown" }
  | { readonly kind: "load"; readonly fraction: number }
  | { readonly kind: "over" };

/** One line of a host's models, ready to be drawn. */
export interface ModelRow {
  readonly id: string;
  readonly title: string;
  readonly state: RowState;
  /** The state in a word, for those who do not see the glyph. */
  readonly word: string;
  /** Kept from before the host went away. */
  readonly was: boolean;
  readonly ring: RowRing | null;
  /** The value at the right. */
  readonly value: string;
  /** The value in full words. */
  readonly spoken: string;
  /** A second line, where one is due. */
  readonly why: string;
  /** 0 to 1 while loading and the past tells how long it takes. */
  readonly progress: number | null;
  readonly secondary: string;
}

interface Part {
  readonly state: RowState;
  readonly word: string;
  readonly ring?: RowRing;
  readonly value?: string;
  readonly spoken?: string;
  readonly why?: string;
  readonly progress?: number;
}

export function modelRow(model: ModelView, connected: boolean, now: number): ModelRow {
  const part = connected ? present(model, now) : past(model);
  const value = part.value ?? "";
  return {
    id: model.id,
    title: model.name === "" || model.name === model.id ? model.id : `${model.name} (${model.id})`,
    state: part.state,
    word: part.word,
    was: !connected,
    ring: part.ring ?? null,
    value,
    spoken: part.spoken ?? value,
    why: part.why ?? "",
    progress: part.progress ?? null,
    secondary: secondary(model),
  };
}

function secondary(model: ModelView): string {
  const context = model.context_length === null ? [] : [`${count(model.context_length)} tok context`];
  const aliases = model.aliases.length === 0 ? [] : [`also ${model.aliases.join(", ")}`];
  return [...context, ...aliases].join(" · ");
}

function past(model: ModelView): Part {
  const word = model.phase === "unknown" ? "state unknown" : `was ${model.phase === "remote" ? "on a peer" : model.phase}`;
  return { state: model.phase === "ready" ? "ready" : "stopped", word, value: model.phase === "stopped" ? "" : word, spoken: word };
}

function present(model: ModelView, now: number): Part {
  const since = instant(model.since);
  switch (model.phase) {
    case "ready":
      return { state: "ready", word: "ready", ...unload(model, now), ...lastFailure(model) };
    case "starting":
      return { state: "starting", word: "starting", ...loading(model, since === null ? null : Math.max(0, now - since)) };
    case "stopping":
      return { state: "stopping", word: "stopping", value: since === null ? "stopping" : `stopping, ${span(now - since)}` };
    case "stopped":
    case "shutdown":
      return stopped(model, since, now);
    case "remote":
      return { state: "remote", word: "on a peer", value: model.peer_id === null ? "on a peer" : `on peer ${model.peer_id}` };
    case "unknown":
      return { state: "na", word: "state unknown", value: "n/a", spoken: "the host does not tell the state" };
    default:
      return never(model.phase);
  }
}

function stopped(model: ModelView, since: number | null, now: number): Part {
  if (model.failure !== null) {
    const value = since === null ? "failed" : `failed ${age(now - since)}`;
    return { state: "error", word: "failed to load", value, why: model.failure.trim() === "" ? "The host gave no reason" : model.failure };
  }
  const word = model.phase === "shutdown" ? "shut down" : "stopped";
  return { state: "stopped", word, value: since === null ? "" : age(now - since), spoken: since === null ? "" : `${word} ${age(now - since)}` };
}

function lastFailure(model: ModelView): Pick<Part, "why"> {
  return model.failure === null ? {} : { why: `A load before failed: ${model.failure}` };
}

function loading(model: ModelView, elapsed: number | null): Omit<Part, "state" | "word"> {
  const median = model.median_load_ms;
  if (elapsed === null) {
    return { value: "loading", why: "It was loading already when we connected.", ring: { kind: "unknown" } };
  }
  if (median === null || median <= 0) {
    return { value: `${span(elapsed)} so far`, why: "No past load of it here to compare with.", ring: { kind: "unknown" } };
  }
  const why = `Loading ${span(elapsed)}, median of past loads is ${span(median)}.`;
  if (elapsed > median) {
    return { value: "longer than usual", why, ring: { kind: "over" }, progress: 1 };
  }
  const fraction = elapsed / median;
  return { value: `about ${span(Math.ceil((median - elapsed) / 1_000) * 1_000)}`, why, ring: { kind: "load", fraction }, progress: fraction };
}

function unload(model: ModelView, now: number): Omit<Part, "state" | "word"> {
  const { expiry } = model;
  switch (expiry.kind) {
    case "held":
      return { ring: { kind: "held" }, value: "held", spoken: "held while requests run" };
    case "unknown":
      return { ring: { kind: "unknown" }, value: "unknown", spoken: "when it unloads is not known" };
    case "none":
      return model.ttl_ms === 0 ? { value: "stays loaded", spoken: "stays loaded, no time to live is set" } : {};
    case "at_most": {
      const left = countdown((instant(expiry.at) ?? now) - now);
      return { ring: { kind: "unknown" }, value: `at most ${left}`, spoken: `unloads in at most ${left}, no request seen yet` };
    }
    case "exact": {
      const ms = (instant(expiry.at) ?? now) - now;
      const fraction = model.ttl_ms === null || model.ttl_ms <= 0 ? 0 : Math.min(1, Math.max(0, ms / model.ttl_ms));
      return { ring: { kind: "left", fraction }, value: countdown(ms), spoken: `unloads in ${countdown(ms)}` };
    }
    default:
      return never(expiry);
  }
}
