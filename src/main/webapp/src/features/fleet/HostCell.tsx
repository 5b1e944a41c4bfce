import { memo } from "react";
import type { HostView } from "../../api/types";
import { counted } from "../../lib/format";
import { Chip } from "../../ui/Chip";
import { hostFacts } from "./hostFacts";
import { InflightLines } from "./InflightLines";
import { ageText, isConnected, livenessText } from "./livenessText";
import { lossText } from "./lossText";
import { modelList } from "./modelList";
import { ModelLine } from "./ModelLine";
import { troublesOf } from "./trouble";

export interface HostCellProps {
  readonly host: HostView;
  /** Server's clock, milliseconds. */
  readonly now: number;
  readonly open: boolean;
  readonly onOpen: (id: string) => void;
}

function frame(host: HostView, failed: boolean): string {
  switch (host.liveness.kind) {
    case "reconnecting":
      return "is-stale";
    case "down":
    case "disabled":
      return "is-down";
    default:
      return failed ? "is-error" : "";
  }
}

/** One host on the wall: how it is, what it holds, what it works on, what was lost. */
export const HostCell = memo(function HostCell({ host, now, open, onOpen }: HostCellProps) {
  const liveness = livenessText(host.liveness, now);
  const seen = ageText(host, now);
  const failed = troublesOf(host, now).some((one) => one.kind === "error");
  return (
    <article className={`host ${frame(host, failed)}`} aria-labelledby={`host-${host.provider_id}`}>
      <header>
        <h3 id={`host-${host.provider_id}`}>
          <button className="host-name" data-host={host.provider_id} aria-expanded={open} title={host.provider_id} onClick={() => onOpen(host.provider_id)}>
            {host.name}
          </button>
        </h3>
        <Chip state={liveness.state}>{liveness.word}</Chip>
        {failed ? <Chip state="error">Load failed</Chip> : null}
        <span className={seen.late ? "age late" : "age"}>{seen.text}</span>
      </header>
      <HostMeta host={host} />
      {liveness.sentence === "" ? null : <p className="host-reason">{liveness.sentence}</p>}
      <InflightLines host={host} now={now} />
      <Models host={host} now={now} />
      <HostLosses host={host} />
    </article>
  );
});

function HostMeta({ host }: { readonly host: HostView }) {
  const facts = hostFacts(host);
  return (
    <ul className="meta" aria-label="About the host">
      {facts.map((fact) => (
        <li key={fact.text} className={fact.late ? "late" : ""}>
          {fact.text}
        </li>
      ))}
    </ul>
  );
}

function Models({ host, now }: { readonly host: HostView; readonly now: number }) {
  const list = modelList(host);
  const folds = [
    ...(list.folded.length === 0 ? [] : [`${list.folded.length} more stopped`]),
    ...(list.hidden.length === 0 ? [] : [`${list.hidden.length} hidden`]),
  ];
  if (host.models.length === 0) {
    return <p className="no-models">{host.models_at === null ? "Models not known yet." : "The host has no models in its configuration."}</p>;
  }
  return (
    <div className="models">
      <ul aria-label={`Models of ${host.name}`}>
        {list.shown.map((model) => (
          <ModelLine key={model.id} model={model} connected={isConnected(host)} now={now} />
        ))}
      </ul>
      {folds.length === 0 ? null : <p className="more">{folds.join(", ")}</p>}
    </div>
  );
}

function HostLosses({ host }: { readonly host: HostView }) {
  const lost = lossText(host.losses);
  return lost.length === 0 ? null : (
    <footer className="losses" title={lost.join(", ")}>
      <span className="hatch-mark" aria-hidden="true" />
      <span className="cut">{lost.length > 2 ? `${lost.slice(0, 2).join(", ")}, ${counted(lost.length - 2, "more kind")}` : lost.join(", ")}</span>
    </footer>
  );
}
