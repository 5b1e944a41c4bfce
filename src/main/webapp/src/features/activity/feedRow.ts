import type { ActivityView, GapMark } from "../../api/types";
import { clock, count, counted, duration, instant, rate } from "../../lib/format";

export type Outcome = "ok" | "refused" | "failed" | "unknown";

/** One finished request, ready to be drawn. */
export interface FeedRow {
  readonly kind: "row";
  readonly key: string;
  readonly time: string;
  readonly iso: string;
  readonly host: string;
  readonly model: string;
  readonly path: string;
  readonly outcome: Outcome;
  readonly status: string;
  /** What the host said went wrong; empty when nothing did. */
  readonly error: string;
  readonly input: string;
  readonly output: string;
  readonly rate: string;
  readonly duration: string;
  readonly source: string;
  /** Read, but not committed in the database yet. */
  readonly spooled: boolean;
}

export interface FeedGap {
  readonly kind: "gap";
  readonly key: string;
  readonly text: string;
}

export type FeedItem = FeedRow | FeedGap;

/** 2xx and 3xx are good, 429 is a refusal to wait for, everything else of 400 up failed. */
export function outcome(row: ActivityView): Outcome {
  if (row.status === null) {
    return row.error_message === null ? "unknown" : "failed";
  }
  if (row.status === 429) {
    return "refused";
  }
  return row.status >= 400 || row.error_message !== null ? "failed" : "ok";
}

export function feedRow(row: ActivityView, hostName: (id: string) => string): FeedRow {
  const ended = instant(row.ended_at);
  return {
    kind: "row",
    key: row.id,
    time: ended === null ? "n/a" : clock(ended),
    iso: row.ended_at,
    host: hostName(row.provider_id),
    model: row.model === "" ? "n/a" : row.model,
    path: row.path ?? "n/a",
    outcome: outcome(row),
    status: row.status === null ? "n/a" : String(row.status),
    error: row.error_message ?? "",
    input: count(row.input_tokens),
    output: count(row.output_tokens),
    rate: rate(row.tokens_per_second),
    duration: duration(row.duration_ms),
    source: row.source ?? "",
    spooled: !row.stored,
  };
}

function gap(mark: GapMark, hostName: (id: string) => string): FeedGap {
  const at = instant(mark.at);
  const where = mark.provider_id === null ? "" : ` on ${hostName(mark.provider_id)}`;
  const what = mark.count === null ? "rows may be missing" : `${counted(mark.count, "row")} missing`;
  const detail = mark.detail.trim() === "" ? "" : `: ${mark.detail.replace(/\.$/, "")}`;
  return { kind: "gap", key: `gap ${mark.key}`, text: `Gap${where}${at === null ? "" : `, ${clock(at)}`}: ${what}${detail}` };
}

/** Rows in the order they were read, with each gap where it was found. */
export function feedItems(rows: readonly ActivityView[], marks: readonly GapMark[], hostName: (id: string) => string): readonly FeedItem[] {
  const items: FeedItem[] = [];
  let next = 0;
  for (const row of rows) {
    const read = instant(row.received_at) ?? 0;
    for (let mark = marks[next]; mark !== undefined && (instant(mark.at) ?? 0) <= read; mark = marks[next]) {
      items.push(gap(mark, hostName));
      next += 1;
    }
    items.push(feedRow(row, hostName));
  }
  return [...items, ...marks.slice(next).map((mark) => gap(mark, hostName))];
}
