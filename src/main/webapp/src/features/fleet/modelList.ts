import type { HostView, ModelView } from "../../api/types";

/** Beyond this many lines stopped models are folded. */
export const LINES = 7;

export interface ModelList {
  readonly shown: readonly ModelView[];
  /** Stopped models beyond the lines a cell has. */
  readonly folded: readonly ModelView[];
  /** Models the registry says not to show. */
  readonly hidden: readonly ModelView[];
}

const idle = (model: ModelView) => (model.phase === "stopped" || model.phase === "shutdown") && model.failure === null;

/** Favourites first in their own order, then by id: the order does not depend on states, so no line jumps. */
export function modelList(host: HostView, lines: number = LINES): ModelList {
  const rank = (id: string) => (host.favourites.includes(id) ? host.favourites.indexOf(id) : host.favourites.length);
  const ordered = [...host.models].sort((a, b) => rank(a.id) - rank(b.id) || (a.id < b.id ? -1 : 1));
  const hidden = ordered.filter((model) => host.hidden.includes(model.id));
  const open = ordered.filter((model) => !host.hidden.includes(model.id));
  const kept = new Set(open.filter((model) => !idle(model) || host.favourites.includes(model.id)));
  const room = Math.max(0, lines - kept.size);
  const spare = open.filter((model) => !kept.has(model));
  const folded = spare.length - room > 1 ? spare.slice(room) : [];
  return { shown: open.filter((model) => !folded.includes(model)), folded, hidden };
}
