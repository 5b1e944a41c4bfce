/** The small shapes that stand beside a word; each state has its own, so that colour is never the only sign. */
export type GlyphName = "ready" | "starting" | "stopping" | "stopped" | "error" | "refused" | "reconnecting" | "down" | "remote" | "na" | "stale";

const HATCH = "M2 6.500 6.500 2M3.500 10 10 3.500M8 10.200 10.200 8";

function Shape({ name }: { readonly name: GlyphName }) {
  const line = { fill: "none", stroke: "currentColor", strokeWidth: 1.5 } as const;
  switch (name) {
    case "ready":
      return <circle cx="6" cy="6" r="4.5" fill="currentColor" />;
    case "starting":
      return (
        <>
          <circle cx="6" cy="6" r="4.75" {...line} />
          <path d="M6 6V2.600A3.400 3.400 0 0 1 9.400 6z" fill="currentColor" />
        </>
      );
    case "stopping":
      return (
        <>
          <circle cx="6" cy="6" r="4.75" {...line} />
          <path d="M2.600 6a3.400 3.400 0 0 0 6.800 0z" fill="currentColor" />
        </>
      );
    case "stopped":
      return <circle cx="6" cy="6" r="4.5" {...line} />;
    case "error":
      return <path fill="currentColor" fillRule="evenodd" d="M3.700.5h4.600l3.200 3.200v4.600l-3.200 3.200H3.700L.5 8.300V3.700zM5.200 2.700v4h1.600v-4zm0 5v1.600h1.600V7.700z" />;
    case "refused":
      return <path fill="currentColor" fillRule="evenodd" d="M6 .8 11.600 11H.4zM5.300 4.200v3.400h1.400V4.200zm0 4.300v1.300h1.400V8.500z" />;
    case "reconnecting":
      return <path d="M10.500 6A4.500 4.500 0 0 1 2.300 8.600M1.500 6a4.500 4.500 0 0 1 8.200-2.600M10.100.7v3h-3M1.900 11.300v-3h3" {...line} strokeWidth={1.4} strokeLinecap="round" strokeLinejoin="round" />;
    case "down":
      return (
        <>
          <circle cx="6" cy="6" r="4.75" {...line} />
          <path d="M3.200 6h5.600" stroke="currentColor" strokeWidth="1.8" />
        </>
      );
    case "remote":
      return <path d="M4.500 1.800H1.500v8.700h8.700v-3M6.800 1.500h3.700v3.700M10.200 1.800 5.500 6.500" {...line} strokeWidth={1.4} strokeLinecap="round" strokeLinejoin="round" />;
    case "na":
      return <circle cx="6" cy="6" r="4.5" {...line} strokeDasharray="2 2.2" />;
    case "stale":
      return (
        <>
          <rect x="1" y="1" width="10" height="10" rx="1.5" {...line} strokeWidth={1.3} />
          <path d={HATCH} {...line} strokeWidth={1.1} />
        </>
      );
  }
}

export function Glyph({ name, className = "" }: { readonly name: GlyphName; readonly className?: string }) {
  return (
    <svg className={`glyph g-${name} ${className}`} viewBox="0 0 12 12" aria-hidden="true">
      <Shape name={name} />
    </svg>
  );
}

export type IconName = "pause" | "play" | "theme" | "close" | "keys" | "retry";

const ICONS: Readonly<Record<IconName, string>> = {
  pause: "M5 3v10M11 3v10",
  play: "M4.500 3v10l8-5z",
  theme: "M8 2a6 6 0 1 0 0 12zM8 2a6 6 0 0 1 0 12",
  close: "M3.500 3.500l9 9M12.500 3.500l-9 9",
  keys: "M1.500 4h13v8h-13zM4 7h.01M6.700 7h.01M9.300 7h.01M12 7h.01M5 9.700h6",
  retry: "M13.500 8A5.500 5.500 0 1 1 11.700 3.900L13.500 5.600M13.500 2.200v3.400h-3.400",
};

/** A line icon of 16 px; it never stands without a word. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={ICONS[name]} />
      {name === "theme" ? <path d="M8 2a6 6 0 1 0 0 12z" fill="currentColor" /> : null}
    </svg>
  );
}

/** The mark: a ghost with one lit eye. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 26 26" aria-hidden="true">
      <path d="M4.500 21.500V12a8.500 8.500 0 0 1 17 0v9.500l-2.830-2.300-2.840 2.300L13 19.200l-2.830 2.300-2.840-2.300z" />
      <circle cx="10" cy="12" r="1.5" />
      <circle className="eye" cx="16" cy="12" r="1.5" />
    </svg>
  );
}
