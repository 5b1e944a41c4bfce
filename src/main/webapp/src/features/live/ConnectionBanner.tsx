import { useEffect, useRef, useState } from "react";
import type { Connection } from "../../api/types";
import { Banner } from "../../ui/Banner";
import { connectionText, SHOW_BACK_MS, type ConnectionText } from "./connectionText";

interface ConnectionBannerProps {
  readonly connection: Connection;
  /** This browser's clock, milliseconds. */
  readonly now: number;
  readonly onRetry: () => void;
}

/** True for a moment after a loss that was shown is over. */
function useBack(kind: ConnectionText["kind"]): boolean {
  const before = useRef(kind);
  const [back, setBack] = useState(false);
  useEffect(() => {
    const recovered = kind === "fine" && (before.current === "lost" || before.current === "silent");
    before.current = kind;
    if (!recovered) {
      setBack(false);
      return undefined;
    }
    setBack(true);
    const timer = setTimeout(() => setBack(false), SHOW_BACK_MS);
    return () => clearTimeout(timer);
  }, [kind]);
  return back;
}

/** Says when this browser and BooControl lost each other; what is below stays, with its age. */
export function ConnectionBanner({ connection, now, onRetry }: ConnectionBannerProps) {
  const text = connectionText(connection, now);
  const back = useBack(text.kind);
  if (text.kind === "lost") {
    return (
      <Banner tone="warn" glyph="reconnecting" side="this browser to BooControl">
        <strong>{text.headline}</strong> {text.sentence}
        {text.signIn ? (
          <a className="btn small" href={`/login?next=${encodeURIComponent(location.pathname + location.search)}`}>
            Sign in
          </a>
        ) : (
          <button className="btn small" onClick={onRetry}>
            Retry now
          </button>
        )}
      </Banner>
    );
  }
  if (text.kind === "silent") {
    return (
      <Banner tone="warn" glyph="stale" side="this browser to BooControl">
        {text.sentence}
      </Banner>
    );
  }
  return back ? (
    <Banner tone="ok" glyph="ready">
      Back. What follows is up to date.
    </Banner>
  ) : null;
}
