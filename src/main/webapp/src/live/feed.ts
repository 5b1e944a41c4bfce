import type { ActivityView, GapMark } from "../api/types";
import type { ActivityFrame, MarkFrame } from "./frame";

/** One numbered thing of a host's activity, as we keep it. */
export type Entry =
  | { readonly kind: "row"; readonly seq: number; readonly at: number; readonly row: ActivityView }
  /** Rows that are missing here; `from` is the first number it stands for, `seq` the last. */
  | { readonly kind: "mark"; readonly from: number; readonly seq: number; readonly at: number; readonly mark: GapMark };

/** The newest entries of one host, without a hole: every number from `from` to the newest is a row or under a mark. */
export interface Feed {
  readonly life: string;
  /** The number of the oldest entry here. */
  readonly from: number;
  readonly entries: readonly Entry[];
}

/** Entries kept per host. */
export const FEED_MOST = 500;

/** Continues a feed with the entries after `known`, or starts it anew. */
export function feedWith(feed: Feed | undefined, frame: ActivityFrame | MarkFrame, known: number, most = FEED_MOST): Feed {
  const fresh = frame.type === "mark" ? [markOf(frame, known)] : numbered(frame).filter((entry) => entry.seq > known);
  const anew = feed === undefined || feed.life !== frame.life || (frame.type !== "mark" && frame.kind === "snapshot");
  const entries = (anew ? fresh : [...feed.entries, ...fresh]).slice(-most);
  const first = entries[0];
  const next = frame.type === "mark" ? frame.to + 1 : frame.seq + 1;
  return { life: frame.life, from: first === undefined ? next : first.kind === "mark" ? first.from : first.seq, entries };
}

function numbered(frame: ActivityFrame): readonly Entry[] {
  const gaps = new Map(frame.gaps.map((gap) => [gap.seq, gap]));
  const rows = frame.rows[Symbol.iterator]();
  const entries: Entry[] = [];
  for (let seq = frame.prev + 1; seq <= frame.seq; seq++) {
    const gap = gaps.get(seq);
    if (gap !== undefined) {
      const mark = { key: keyOf(frame.provider_id, frame.life, seq), provider_id: frame.provider_id, at: gap.at, count: gap.count, detail: gap.detail };
      entries.push({ kind: "mark", from: seq, seq, at: Date.parse(gap.at), mark });
      continue;
    }
    const next = rows.next();
    if (!next.done) {
      entries.push({ kind: "row", seq, at: Date.parse(next.value.received_at), row: next.value });
    }
  }
  return entries;
}

function markOf(frame: MarkFrame, known: number): Entry {
  const from = Math.max(frame.from, known + 1);
  const count = frame.to - from + 1;
  return {
    kind: "mark",
    from,
    seq: frame.to,
    at: Date.parse(frame.at),
    mark: {
      key: keyOf(frame.provider_id, frame.life, frame.to),
      provider_id: frame.provider_id,
      at: frame.at,
      count,
      detail: `${count} ${count === 1 ? "row" : "rows"} came too fast to be shown here; the history has them`,
    },
  };
}

const keyOf = (provider: string, life: string, seq: number) => `${provider}~${life}~${seq}`;

/** The rows among them, each once: one that is told again, since it is stored by now, stands where it stood. */
export function rowsOf(entries: readonly Entry[]): readonly ActivityView[] {
  const rows = new Map<string, ActivityView>();
  for (const entry of entries) {
    if (entry.kind === "row") {
      rows.set(entry.row.id, entry.row);
    }
  }
  return [...rows.values()];
}

/** All hosts' entries in the order they were read, the newest `most`. */
export function merged(feeds: Iterable<Feed>, most: number): readonly Entry[] {
  const all = [...feeds].flatMap((feed) => feed.entries);
  return all.sort((a, b) => a.at - b.at).slice(-most);
}
