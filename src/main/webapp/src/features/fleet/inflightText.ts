import type { HostView, InflightRequest } from "../../api/types";
import { bytes, counted, instant, span } from "../../lib/format";
import { never } from "../../lib/never";

export interface RequestRow {
  readonly id: string;
  readonly model: string;
  readonly path: string;
  readonly elapsed: string;
  readonly source: string;
  readonly received: string;
}

export interface InflightText {
  /** The whole in a few words: `2 requests`, `busy`, `not reported in this version`. */
  readonly summary: string;
  readonly known: boolean;
  readonly rows: readonly RequestRow[];
}

/** Who sent a request, by its own word (X-Boo-Source) or its program's (User-Agent); empty when neither is there. */
export function source(request: InflightRequest): string {
  const named = Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  const header = (name: string) => named.find(([key]) => key === name)?.[1]?.trim() ?? "";
  return header("x-boo-source") || header("user-agent");
}

/**
 * How long a request has run at `now` (server's clock): its start is told by the host's clock, so the
 * difference of the clocks is taken out; never less than what the host itself said.
 */
export function elapsedMs(request: InflightRequest, skewMs: number | null, now: number): number | null {
  const start = instant(request.started_at);
  const counted = start === null ? null : Math.max(0, now - (start - (skewMs ?? 0)));
  return counted === null ? request.elapsed_ms : Math.max(counted, request.elapsed_ms ?? 0);
}

function row(request: InflightRequest, host: HostView, now: number): RequestRow {
  const elapsed = elapsedMs(request, host.facts?.clock_skew_ms ?? null, now);
  return {
    id: request.id,
    model: request.model,
    path: request.path,
    elapsed: elapsed === null ? "n/a" : span(elapsed),
    source: source(request),
    received: request.response_bytes === null ? "" : bytes(request.response_bytes),
  };
}

export function inflightText(host: HostView, now: number): InflightText {
  const { inflight } = host;
  if (host.liveness.kind !== "connected") {
    return { summary: "not known while away", known: false, rows: [] };
  }
  switch (inflight.kind) {
    case "unknown":
      return { summary: "not reported in this version", known: false, rows: [] };
    case "some":
      return { summary: inflight.busy ? "busy" : "idle", known: true, rows: [] };
    case "total":
      return { summary: requests(inflight.total), known: true, rows: [] };
    case "listed":
      return { summary: requests(inflight.requests.length), known: true, rows: inflight.requests.map((request) => row(request, host, now)) };
    default:
      return never(inflight);
  }
}

const requests = (n: number) => (n === 0 ? "none" : counted(n, "request"));
