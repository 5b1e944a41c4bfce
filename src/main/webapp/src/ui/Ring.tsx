export type RingKind = "left" | "held" | "unknown" | "load" | "over";

const AROUND = 2 * Math.PI * 7;

/** A ring of 18 px: how much is left or done (`fraction` 0 to 1), held, or not known. The words stand beside it. */
export function Ring({ kind, fraction = 1 }: { readonly kind: RingKind; readonly fraction?: number }) {
  const drawn = kind === "left" || kind === "load";
  return (
    <svg className={`ring ${kind}`} viewBox="0 0 18 18" aria-hidden="true">
      <circle className="track" cx="9" cy="9" r="7" />
      {kind === "unknown" ? null : (
        <circle className="fill" cx="9" cy="9" r="7" transform="rotate(-90 9 9)" {...(drawn ? { strokeDasharray: `${fraction * AROUND} ${AROUND}` } : {})} />
      )}
      {kind === "held" ? <path className="bars" d="M7.500 6.700v4.600M10.500 6.700v4.600" /> : null}
    </svg>
  );
}
