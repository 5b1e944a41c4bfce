import type { HostView } from "../../api/types";
import { counted, list, moment } from "../../lib/format";
import { isConnected, lastSeen } from "./livenessText";

/** One number over the fleet, with what it leaves out. */
export interface Total {
  readonly label: string;
  readonly value: string;
  readonly unit: string;
  /** Which hosts are missing from it, or what else belongs to it. */
  readonly note: string;
}

const MOST_NAMES = 3;

function names(hosts: readonly HostView[], say: (host: HostView) => string): string {
  const first = hosts.slice(0, MOST_NAMES).map(say);
  return list(hosts.length > MOST_NAMES ? [...first, `${hosts.length - MOST_NAMES} more`] : first);
}

function absent(host: HostView, now: number): string {
  const seen = lastSeen(host);
  const since = seen === null ? "" : ` since ${moment(seen, now)}`;
  switch (host.liveness.kind) {
    case "down":
      return `${host.name} down${since}`;
    case "disabled":
      return `${host.name} disabled`;
    case "starting":
      return `${host.name} connecting`;
    default:
      return `${host.name} reconnecting`;
  }
}

function connected(hosts: readonly HostView[], now: number): Total {
  const away = hosts.filter((host) => !isConnected(host));
  return {
    label: "Hosts connected",
    value: String(hosts.length - away.length),
    unit: `of ${hosts.length}`,
    note: away.length === 0 ? "all of them" : names(away, (host) => absent(host, now)),
  };
}

function inflightCount(host: HostView): number | null {
  if (!isConnected(host)) {
    return null;
  }
  const { inflight } = host;
  return inflight.kind === "listed" ? inflight.requests.length : inflight.kind === "total" ? inflight.total : null;
}

function inflight(hosts: readonly HostView[]): Total {
  const silent = hosts.filter((host) => inflightCount(host) === null);
  const busy = silent.filter((host) => isConnected(host) && host.inflight.kind === "some" && host.inflight.busy);
  const mute = silent.filter((host) => isConnected(host) && host.inflight.kind === "unknown");
  const away = silent.filter((host) => !isConnected(host));
  const notes = [
    ...(busy.length === 0 ? [] : [`${names(busy, (host) => host.name)} busy, number not told`]),
    ...(mute.length === 0 ? [] : [`${names(mute, (host) => host.name)} ${mute.length === 1 ? "does" : "do"} not report`]),
    ...(away.length === 0 ? [] : [`without ${names(away, (host) => host.name)}`]),
  ];
  const known = hosts.length > silent.length;
  const sum = hosts.reduce((n, host) => n + (inflightCount(host) ?? 0), 0);
  return { label: "In flight", value: known ? String(sum) : "n/a", unit: known ? (sum === 1 ? "request" : "requests") : "", note: notes.join("; ") || "all hosts report" };
}

function models(hosts: readonly HostView[]): Total {
  const there = hosts.filter(isConnected);
  const all = there.flatMap((host) => host.models.filter((model) => model.phase !== "remote"));
  const starting = all.filter((model) => model.phase === "starting").length;
  const missing = hosts.filter((host) => !isConnected(host));
  const notes = [...(starting === 0 ? [] : [`${counted(starting, "model")} starting`]), ...(missing.length === 0 ? [] : [`without ${names(missing, (host) => host.name)}`])];
  return {
    label: "Models loaded",
    value: there.length === 0 ? "n/a" : String(all.filter((model) => model.phase === "ready").length),
    unit: there.length === 0 ? "" : `of ${all.length}`,
    note: notes.join("; ") || "none starting",
  };
}

/** The totals of the strip. Disabled hosts count as missing: they are named too. */
export function totals(hosts: readonly HostView[], now: number): readonly Total[] {
  return [connected(hosts, now), inflight(hosts), models(hosts)];
}
