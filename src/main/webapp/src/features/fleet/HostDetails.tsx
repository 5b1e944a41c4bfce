import { useEffect, useRef } from "react";
import type { HostView } from "../../api/types";
import { count, instant, moment, skew, zoneName } from "../../lib/format";
import { Chip } from "../../ui/Chip";
import { Icon } from "../../ui/Glyph";
import { gpuTexts } from "./hostFacts";
import { InflightLines } from "./InflightLines";
import { ageText, isConnected, livenessText } from "./livenessText";
import { modelList } from "./modelList";
import { ModelLine } from "./ModelLine";

interface HostDetailsProps {
  readonly host: HostView;
  readonly now: number;
  readonly onClose: () => void;
}

/** Everything known of one host, beside the wall. */
export function HostDetails({ host, now, onClose }: HostDetailsProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [host.provider_id]);
  const liveness = livenessText(host.liveness, now);
  return (
    <aside className="details" aria-label={`Details of ${host.name}`}>
      <header>
        <h2 ref={heading} tabIndex={-1}>
          {host.name}
        </h2>
        <Chip state={liveness.state}>{liveness.word}</Chip>
        <button className="btn quiet" onClick={onClose}>
          <Icon name="close" />
          Close <kbd className="wide">Esc</kbd>
        </button>
      </header>
      {liveness.sentence === "" ? null : <p className="host-reason">{liveness.sentence}</p>}
      <Facts host={host} now={now} />
      <section aria-label="Requests in flight">
        <InflightLines host={host} now={now} full />
      </section>
      <AllModels host={host} now={now} />
      <Losses host={host} />
    </aside>
  );
}

function Facts({ host, now }: { readonly host: HostView; readonly now: number }) {
  const { facts } = host;
  const started = instant(facts?.process_start ?? null);
  const rows: readonly (readonly [string, string])[] = [
    ["Id", host.provider_id],
    ["GPUs", host.gpus.length === 0 ? "not registered" : gpuTexts(host.gpus).join(", ")],
    ["System", host.operating_system === "" ? "not registered" : host.operating_system],
    ["llama-swap", facts === null || facts.version === "" ? "not known" : `${facts.version}${facts.commit === "" ? "" : `, ${facts.commit.slice(0, 9)}`}`],
    ["Dialect", facts?.dialect ?? "not known"],
    ["Clock", clockWords(facts?.clock_skew_ms ?? null)],
    ["Started", started === null ? "not told by this version" : `${moment(started, now)} ${zoneName(started)}`],
    ["Last byte", ageText(host, now).text],
  ];
  return (
    <dl className="facts">
      {rows.map(([term, text]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function clockWords(ms: number | null): string {
  if (ms === null) {
    return "not known";
  }
  return Math.abs(ms) < 1_000 ? "agrees with ours" : `${skew(ms)} of ours`;
}

function AllModels({ host, now }: { readonly host: HostView; readonly now: number }) {
  const list = modelList(host, Number.POSITIVE_INFINITY);
  const connected = isConnected(host);
  return (
    <section className="models" aria-label="All models">
      <h3>
        Models <small>{host.models.length}</small>
      </h3>
      <ul>
        {list.shown.map((model) => (
          <ModelLine key={model.id} model={model} connected={connected} now={now} full />
        ))}
      </ul>
      {list.hidden.length === 0 ? null : (
        <details>
          <summary>{list.hidden.length} hidden</summary>
          <ul>
            {list.hidden.map((model) => (
              <ModelLine key={model.id} model={model} connected={connected} now={now} full />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Losses({ host }: { readonly host: HostView }) {
  const { losses } = host;
  const rows: readonly (readonly [string, number])[] = [
    ["Gaps", losses.gaps],
    ["Requests known lost", losses.lost_rows],
    ["Unreadable rows kept aside", losses.poison_rows],
    ["Frames over 8 MiB cut", losses.oversized_frames],
    ["Broken frames", losses.broken_frames],
    ["Events of unknown types", losses.unknown_events],
    ["Connections closed by us", losses.overflows],
    ["Log frames dropped", losses.dropped_logs],
  ];
  return (
    <section aria-label="Losses since the start of BooControl">
      <h3>
        Losses <small>since the start of BooControl</small>
      </h3>
      <dl className="counters">
        {rows.map(([term, n]) => (
          <div key={term} className={n > 0 ? "some" : ""}>
            <dt>{term}</dt>
            <dd>{count(n)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
