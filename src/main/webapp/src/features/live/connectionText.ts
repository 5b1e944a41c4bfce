import type { Connection } from "../../api/types";
import { clock, span } from "../../lib/format";
import { never } from "../../lib/never";

/** A loss is shown after this long; shorter ones mend themselves unseen. */
export const SHOW_LOSS_AFTER_MS = 1_000;
/** The server says something at least every 5 s: after this long what is shown is old. */
export const STALE_AFTER_MS = 15_000;
/** How long the good news stays. */
export const SHOW_BACK_MS = 4_000;

export type ConnectionText =
  | { readonly kind: "fine"; readonly word: string; readonly stale: false }
  | { readonly kind: "opening"; readonly word: string; readonly stale: false }
  | { readonly kind: "silent"; readonly word: string; readonly stale: true; readonly sentence: string }
  | { readonly kind: "lost"; readonly word: string; readonly stale: boolean; readonly headline: string; readonly sentence: string; readonly signIn: boolean };

/** What to say of this browser's link to BooControl; `now` is this browser's clock, like all times of a connection. */
export function connectionText(connection: Connection, now: number): ConnectionText {
  switch (connection.kind) {
    case "connecting":
      return { kind: "opening", word: "Connecting", stale: false };
    case "live": {
      const quiet = now - connection.last_frame;
      return quiet < STALE_AFTER_MS
        ? { kind: "fine", word: "Live", stale: false }
        : { kind: "silent", word: "Silent", stale: true, sentence: `BooControl has said nothing for ${span(quiet)}. Data below is from ${clock(connection.last_frame)}.` };
    }
    case "lost":
      return now - connection.since < SHOW_LOSS_AFTER_MS ? { kind: "fine", word: "Live", stale: false } : lost(connection, now);
    default:
      return never(connection);
  }
}

function lost(connection: Extract<Connection, { kind: "lost" }>, now: number): ConnectionText {
  const wait = connection.retry_at - now;
  const retry = wait < 1_000 ? "Trying again now." : `Retry in ${span(wait)}.`;
  const heard = connection.last_frame;
  const data = heard === null ? "" : `Data below is from ${clock(heard)}.`;
  const stale = heard !== null && now - heard >= STALE_AFTER_MS;
  if (connection.signed_out) {
    return { kind: "lost", word: "Signed out", stale, headline: "You are signed out.", sentence: `Sign in to go on. ${data}`.trim(), signIn: true };
  }
  return {
    kind: "lost",
    word: "Lost",
    stale,
    headline: heard === null ? "BooControl does not answer." : `Connection lost ${clock(connection.since)}.`,
    sentence: heard === null ? `Is it running? ${retry}` : `${data} ${retry}`,
    signIn: false,
  };
}
