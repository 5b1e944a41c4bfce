import type { ReactNode } from "react";
import { Glyph, type GlyphName } from "./Glyph";

/** A state as shape, colour and word; loudness grows with trouble. */
export function Chip({ state, children }: { readonly state: GlyphName; readonly children: ReactNode }) {
  return (
    <span className={`chip ${state}`}>
      <Glyph name={state} />
      {children}
    </span>
  );
}
