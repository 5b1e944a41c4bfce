import type { HostView } from "../api/types";
import { troubles } from "../features/fleet/trouble";

export type Sign = "fine" | "warn" | "error" | "lost";

/** The worst state as tab title and icon show it. */
export function pageSign(hosts: ReadonlyMap<string, HostView> | null, lost: boolean, now: number): { readonly sign: Sign; readonly title: string } {
  if (lost) {
    return { sign: "lost", title: "(connection lost) BooControl" };
  }
  const list = troubles([...(hosts?.values() ?? [])], now);
  const worst = list[0];
  if (worst === undefined) {
    return { sign: "fine", title: "BooControl" };
  }
  return { sign: worst.kind === "error" ? "error" : "warn", title: `(${list.length}) ${worst.short.replace(/,.*/, "")} · BooControl` };
}
