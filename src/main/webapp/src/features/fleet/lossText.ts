import type { Losses } from "../../api/types";
import { counted } from "../../lib/format";

/** What was lost on the way from a host, in words; nothing is said of what did not happen. */
export function lossText(losses: Losses): readonly string[] {
  const said: readonly (readonly [number, string])[] = [
    [losses.gaps, counted(losses.gaps, "gap")],
    [losses.lost_rows, counted(losses.lost_rows, "request lost", "requests lost")],
    [losses.poison_rows, counted(losses.poison_rows, "unreadable row kept aside", "unreadable rows kept aside")],
    [losses.oversized_frames, counted(losses.oversized_frames, "frame over 8 MiB cut", "frames over 8 MiB cut")],
    [losses.broken_frames, counted(losses.broken_frames, "broken frame")],
    [losses.unknown_events, counted(losses.unknown_events, "event of an unknown type", "events of unknown types")],
    [losses.overflows, counted(losses.overflows, "connection closed by us", "connections closed by us")],
    [losses.dropped_logs, counted(losses.dropped_logs, "log frame dropped", "log frames dropped")],
  ];
  return said.filter(([n]) => n > 0).map(([, text]) => text);
}
