import type { HostView, Liveness, Reason } from "../../api/types";
import { age, instant, moment, span } from "../../lib/format";
import { never } from "../../lib/never";

export type LivenessState = "ready" | "reconnecting" | "down" | "stopped" | "starting";

export interface LivenessText {
  /** Which chip: its shape and colour. */
  readonly state: LivenessState;
  readonly word: string;
  /** Why it is so and what comes next; empty while all is well. */
  readonly sentence: string;
}

const REASONS: Readonly<Record<Reason["word"], string>> = {
  unauthorized: "The host refuses our key",
  unsupported: "This llama-swap is too old or is none",
  "not-sse": "What answers is not an event stream",
  unreachable: "Not reachable",
  silent: "Went silent",
  ended: "The stream ended",
  overflow: "We closed the stream, it came faster than we could read",
};

export function reasonText(reason: Reason): string {
  const detail = reason.detail.trim();
  return detail === "" ? REASONS[reason.word] : `${REASONS[reason.word]}: ${detail.replace(/\.$/, "")}`;
}

/** What to say of a host's liveness at `now` (server's clock, milliseconds). */
export function livenessText(liveness: Liveness, now: number): LivenessText {
  switch (liveness.kind) {
    case "connected":
      return { state: "ready", word: "Connected", sentence: "" };
    case "starting":
      return { state: "starting", word: "Connecting", sentence: "First try, nothing heard yet." };
    case "disabled":
      return { state: "stopped", word: "Disabled", sentence: "Switched off in the registry: nobody reads it." };
    case "reconnecting":
      return { state: "reconnecting", word: "Reconnecting", sentence: `${reasonText(liveness.reason)}. Attempt ${liveness.failures} failed, ${nextTry(liveness.retry_at, now)}.` };
    case "down":
      return { state: "down", word: "Down", sentence: `${reasonText(liveness.reason)}. ${liveness.failures} attempts failed, ${nextTry(liveness.retry_at, now)}.` };
    default:
      return never(liveness);
  }
}

function nextTry(retryAt: string, now: number): string {
  const at = instant(retryAt);
  if (at === null) {
    return "time of the next try unknown";
  }
  return at - now < 1_000 ? "trying now" : `next try in ${span(at - now)}`;
}

export const isConnected = (host: HostView): boolean => host.liveness.kind === "connected";

/** When a host that is away was last heard; null when it never was, or is not away. */
export function lastSeen(host: HostView): number | null {
  const { liveness } = host;
  const told = liveness.kind === "down" || liveness.kind === "reconnecting" ? instant(liveness.last_seen) : null;
  return told ?? instant(host.last_byte);
}

/** The corner of a host's cell: how old what we show is. */
export function ageText(host: HostView, now: number): { readonly text: string; readonly late: boolean } {
  const seen = lastSeen(host);
  if (seen === null) {
    return { text: "never heard", late: false };
  }
  switch (host.liveness.kind) {
    case "connected":
      return { text: age(now - seen), late: false };
    case "down":
    case "disabled":
      return { text: `last seen ${moment(seen, now)}`, late: false };
    case "starting":
    case "reconnecting":
      return { text: `data ${span(now - seen)} old`, late: true };
    default:
      return never(host.liveness);
  }
}
