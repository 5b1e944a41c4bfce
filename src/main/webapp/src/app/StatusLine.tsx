import type { TransitionTone } from "../features/fleet/transitions";
import { clock } from "../lib/format";
import { Glyph, type GlyphName } from "../ui/Glyph";
import type { Seen } from "./useTransitions";

const SHAPE: Readonly<Record<TransitionTone, GlyphName>> = { ok: "ready", warn: "starting", error: "error", down: "down" };

/** The last changes of state and the main keys, along the bottom edge. */
export function StatusLine({ recent, offset }: { readonly recent: readonly Seen[]; readonly offset: number }) {
  return (
    <footer className="statusline">
      <ul aria-label="Last changes">
        {recent.length === 0 ? <li>No change since this page was opened</li> : null}
        {recent.map((one) => (
          <li key={`${one.at} ${one.text}`}>
            <Glyph name={SHAPE[one.tone]} />
            <b>{clock(one.at - offset)}</b> {one.text}
          </li>
        ))}
      </ul>
      <span className="statusline-keys" aria-hidden="true">
        <kbd>j</kbd>
        <kbd>k</kbd> move <kbd>Enter</kbd> open <kbd>.</kbd> pause <kbd>?</kbd> all keys
      </span>
    </footer>
  );
}
