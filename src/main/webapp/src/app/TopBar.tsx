import type { ServerView } from "../api/types";
import type { ConnectionText } from "../features/live/connectionText";
import { clock, zoneName } from "../lib/format";
import { Glyph, Icon, Mark, type GlyphName } from "../ui/Glyph";
import { Numeral } from "../ui/Numeral";

interface TopBarProps {
  readonly server: ServerView | null;
  readonly link: ConnectionText;
  readonly now: number;
  readonly paused: boolean;
  readonly onPause: () => void;
  readonly onTheme: () => void;
  readonly onHelp: () => void;
}

const LINK: Readonly<Record<ConnectionText["kind"], GlyphName>> = { fine: "ready", opening: "starting", silent: "stale", lost: "reconnecting" };

/** Name, link to the server, pause, time, theme, help. */
export function TopBar({ server, link, now, paused, onPause, onTheme, onHelp }: TopBarProps) {
  return (
    <header className="top">
      <Mark />
      <h1>BooControl</h1>
      {server?.simulated === true ? <span className="tag">simulated</span> : null}
      <span className="top-space" />
      <span className={`link ${link.kind}`} title="This browser to BooControl">
        <Glyph name={LINK[link.kind]} />
        {link.word}
      </span>
      <button className="btn" onClick={onPause} aria-label={paused ? "Resume live updates" : "Pause live updates"}>
        <Icon name={paused ? "play" : "pause"} />
        <span className="wide">{paused ? "Resume" : "Pause"}</span>
        <kbd className="wide">.</kbd>
      </button>
      <span className="top-clock wide">
        <Numeral value={clock(now)} small />
        <span className="unit">{zoneName(now)}</span>
      </span>
      <button className="btn quiet" onClick={onTheme} aria-label="Theme: switch between light and dark">
        <Icon name="theme" />
        <span className="widest">Theme</span>
      </button>
      <button className="btn quiet" onClick={onHelp} aria-label="Keys and help">
        <Icon name="keys" />
        <span className="widest">Keys</span>
      </button>
    </header>
  );
}
