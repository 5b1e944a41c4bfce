import type { ActivityView } from "../../api/types";

/** The page shows at most this many finished requests; older ones are in the history. */
export const MOST_ROWS = 200;

/**
 * What the feed shows: it follows the newest rows until the reader scrolls up or pauses. Then the rows
 * stay where they are and new ones are counted.
 */
export interface Following {
  readonly paused: boolean;
  readonly shown: readonly ActivityView[];
  /** The newest row ever taken in. */
  readonly newest: string | null;
  /** Rows that came while paused. */
  readonly fresh: number;
  /** Rows that came while paused and were gone from the bounded list when it was resumed. */
  readonly skipped: number;
}

export const START: Following = { paused: false, shown: [], newest: null, fresh: 0, skipped: 0 };

const latest = (rows: readonly ActivityView[]) => rows.slice(-MOST_ROWS);

function arrivals(newest: string | null, rows: readonly ActivityView[]): number {
  const known = newest === null ? -1 : rows.findLastIndex((row) => row.id === newest);
  return rows.length - 1 - known;
}

/** The store's rows changed. */
export function arrived(feed: Following, rows: readonly ActivityView[]): Following {
  const newest = rows.at(-1)?.id ?? feed.newest;
  if (!feed.paused) {
    return { ...feed, shown: latest(rows), newest };
  }
  const renewed = new Map(rows.map((row) => [row.id, row]));
  const shown = feed.shown.map((row) => renewed.get(row.id) ?? row);
  return { ...feed, shown, newest, fresh: feed.fresh + arrivals(feed.newest, rows) };
}

export function paused(feed: Following): Following {
  return feed.paused ? feed : { ...feed, paused: true, fresh: 0, skipped: 0 };
}

/** Goes on with the newest rows and says how many were passed over. */
export function resumed(feed: Following, rows: readonly ActivityView[]): Following {
  const shown = latest(rows);
  return feed.paused ? { paused: false, shown, newest: rows.at(-1)?.id ?? feed.newest, fresh: 0, skipped: Math.max(0, feed.fresh - shown.length) } : feed;
}
