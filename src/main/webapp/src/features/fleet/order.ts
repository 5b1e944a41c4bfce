import type { HostView } from "../../api/types";
import { troublesOf } from "./trouble";

/** A new order must hold this long before cells move. */
export const SETTLE_MS = 10_000;

export interface Order {
  /** What is shown. */
  readonly ids: readonly string[];
  /** What wants to be shown, and since when. */
  readonly wanted: readonly string[];
  readonly since: number;
}

export const NO_ORDER: Order = { ids: [], wanted: [], since: 0 };

function rank(host: HostView, now: number): number {
  if (host.liveness.kind === "disabled") {
    return 3;
  }
  const worst = troublesOf(host, now)[0]?.kind;
  return worst === "error" ? 0 : worst === undefined ? 2 : 1;
}

/** Trouble first, then by name. */
export function byTrouble(hosts: readonly HostView[], now: number): readonly string[] {
  const ranked = hosts.map((host) => ({ id: host.provider_id, name: host.name, rank: rank(host, now) }));
  return ranked.sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1)).map(({ id }) => id);
}

const same = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((id, i) => id === b[i]);

/** Takes a wanted order in: at once when hosts came or left, else once it held for a while. */
export function settle(order: Order, wanted: readonly string[], now: number): Order {
  if (same(order.ids, wanted)) {
    return same(order.wanted, wanted) ? order : { ids: order.ids, wanted, since: now };
  }
  if (!same([...order.ids].sort(), [...wanted].sort())) {
    return { ids: wanted, wanted, since: now };
  }
  if (!same(order.wanted, wanted)) {
    return { ids: order.ids, wanted, since: now };
  }
  return now - order.since >= SETTLE_MS ? { ids: wanted, wanted, since: now } : order;
}
