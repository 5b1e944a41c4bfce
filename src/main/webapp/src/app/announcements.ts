/** Speaks at most this often. */
export const EVERY_MS = 5_000;

/** What the polite status region says and what waits to be said; only the newest of a flood is spoken in full. */
export interface Announcements {
  readonly spoken: string;
  readonly at: number;
  readonly waiting: readonly string[];
}

export const QUIET: Announcements = { spoken: "", at: Number.NEGATIVE_INFINITY, waiting: [] };

const MOST = 3;

function sentence(waiting: readonly string[]): string {
  const more = waiting.length - MOST;
  return `${waiting.slice(-MOST).join(". ")}.${more > 0 ? ` And ${more} more changes.` : ""}`;
}

export function said(state: Announcements, texts: readonly string[], now: number): Announcements {
  const waiting = [...state.waiting, ...texts];
  return waiting.length === 0 || now - state.at < EVERY_MS ? (texts.length === 0 ? state : { ...state, waiting }) : { spoken: sentence(waiting), at: now, waiting: [] };
}
