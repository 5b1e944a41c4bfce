import type { ReactNode } from "react";
import { Glyph, type GlyphName } from "./Glyph";

export type BannerTone = "warn" | "error" | "ok" | "plain";

/** One line across the page about the page itself. */
export function Banner({ tone, glyph, children, side }: { readonly tone: BannerTone; readonly glyph: GlyphName; readonly children: ReactNode; readonly side?: string }) {
  return (
    <div className={`banner ${tone}`}>
      <Glyph name={glyph} />
      <div className="banner-text">{children}</div>
      {side === undefined ? null : <span className="banner-side">{side}</span>}
    </div>
  );
}
