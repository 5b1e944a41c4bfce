import type { HostView } from "../../api/types";
import { Glyph } from "../../ui/Glyph";
import { Numeral } from "../../ui/Numeral";
import { totals, type Total } from "./summary";
import { troubles, type Trouble } from "./trouble";

interface SummaryStripProps {
  readonly hosts: readonly HostView[];
  readonly now: number;
  readonly onOpen: (id: string) => void;
}

/** The fleet in one line: totals that name what they leave out, and the worst trouble as a sentence. */
export function SummaryStrip({ hosts, now, onOpen }: SummaryStripProps) {
  return (
    <section className="strip" aria-label="Fleet summary">
      {totals(hosts, now).map((total) => (
        <Stat key={total.label} total={total} />
      ))}
      <Worst list={troubles(hosts, now)} onOpen={onOpen} />
    </section>
  );
}

function Stat({ total }: { readonly total: Total }) {
  return (
    <div className="stat">
      <div className="label">{total.label}</div>
      <div className="stat-value">
        <Numeral value={total.value} />
        {total.unit === "" ? null : <span className="unit">{total.unit}</span>}
      </div>
      <div className="stat-note" title={total.note}>
        {total.note}
      </div>
    </div>
  );
}

function Worst({ list, onOpen }: { readonly list: readonly Trouble[]; readonly onOpen: (id: string) => void }) {
  const [worst, ...rest] = list;
  if (worst === undefined) {
    return (
      <div className="trouble none" role="group" aria-label="Worst trouble">
        <Glyph name="ready" />
        <div className="trouble-head">Nothing wrong</div>
        <div className="trouble-body">No host is away and no load failed.</div>
      </div>
    );
  }
  return (
    <div className={`trouble ${worst.kind}`} role="group" aria-label="Worst trouble">
      <Glyph name={worst.kind} />
      <div className="trouble-head">{worst.headline}</div>
      <button className="btn small" onClick={() => onOpen(worst.provider_id)}>
        Open {worst.name}
      </button>
      <div className="trouble-body" title={worst.body}>
        {worst.body}
      </div>
      {rest.length === 0 ? null : (
        <ul className="trouble-more">
          {rest.map((one) => (
            <li key={`${one.provider_id} ${one.kind}`}>
              <Glyph name={one.kind} />
              {one.short}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
