/** What a single key does on the live page. */
export type Command = "next" | "previous" | "close" | "pause" | "help" | "theme";

const KEYS: Readonly<Record<string, Command>> = { j: "next", k: "previous", Escape: "close", ".": "pause", "?": "help", t: "theme" };

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** Null when the key is somebody else's: a modifier is held, or the reader is typing. Escape always counts. */
export function commandOf(press: KeyPress, typing: boolean, singleKeys: boolean): Command | null {
  const command = KEYS[press.key] ?? null;
  if (command === null || press.ctrlKey || press.altKey || press.metaKey) {
    return null;
  }
  return command === "close" || (singleKeys && !typing) ? command : null;
}

/** The next of `ids` after `current`, or before it; stays at the ends, starts at the first. */
export function step(ids: readonly string[], current: string | null, by: 1 | -1): string | null {
  const at = current === null ? -1 : ids.indexOf(current);
  const to = at === -1 ? 0 : Math.min(ids.length - 1, Math.max(0, at + by));
  return ids[to] ?? null;
}
