import type { HostView } from "../../api/types";
import { age, instant, moment, span } from "../../lib/format";
import { lastSeen, reasonText } from "./livenessText";

export type TroubleKind = "error" | "reconnecting" | "down";

export interface Trouble {
  readonly kind: TroubleKind;
  readonly provider_id: string;
  readonly name: string;
  readonly headline: string;
  readonly body: string;
  readonly short: string;
}

const RANK: Readonly<Record<TroubleKind, number>> = { error: 0, reconnecting: 1, down: 2 };

function failure(host: HostView, now: number): Trouble | null {
  const model = host.models.find((one) => one.failure !== null && one.phase !== "ready" && one.phase !== "starting" && !host.hidden.includes(one.id));
  if (model === undefined || host.liveness.kind !== "connected") {
    return null;
  }
  const since = instant(model.since);
  const when = since === null ? "" : `, ${age(now - since)}`;
  return {
    kind: "error",
    provider_id: host.provider_id,
    name: host.name,
    headline: `${host.name}: ${model.id} failed to load`,
    body: `${(model.failure ?? "").trim() === "" ? "The host gave no reason" : model.failure}${when}.`,
    short: `${host.name}: ${model.id} failed`,
  };
}

function absence(host: HostView, now: number): Trouble | null {
  const { liveness } = host;
  if (liveness.kind !== "reconnecting" && liveness.kind !== "down") {
    return null;
  }
  const seen = lastSeen(host);
  const base = { provider_id: host.provider_id, name: host.name, body: `${reasonText(liveness.reason)}.` };
  if (liveness.kind === "reconnecting") {
    const short = `${host.name} reconnecting${seen === null ? "" : `, ${span(now - seen)}`}`;
    return { ...base, kind: "reconnecting", headline: `${host.name} is reconnecting`, short };
  }
  const since = seen === null ? ", never reached" : ` since ${moment(seen, now)}`;
  return { ...base, kind: "down", headline: `${host.name} is down${since}`, short: `${host.name} down${since}` };
}

/** What is wrong with a host, the worst first; empty when nothing is. */
export function troublesOf(host: HostView, now: number): readonly Trouble[] {
  return [failure(host, now), absence(host, now)].filter((one) => one !== null);
}

/** What is wrong in the fleet, the worst first. */
export function troubles(hosts: readonly HostView[], now: number): readonly Trouble[] {
  return hosts.flatMap((host) => troublesOf(host, now)).sort((a, b) => RANK[a.kind] - RANK[b.kind]);
}
