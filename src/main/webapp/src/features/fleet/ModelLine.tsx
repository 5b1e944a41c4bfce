import { memo } from "react";
import type { ModelView } from "../../api/types";
import { Glyph } from "../../ui/Glyph";
import { Ring } from "../../ui/Ring";
import { modelRow, type ModelRow } from "./modelRow";

/** One model of a host: state, name, when it unloads or how long it still loads. */
export const ModelLine = memo(function ModelLine({ model, connected, now, full = false }: { readonly model: ModelView; readonly connected: boolean; readonly now: number; readonly full?: boolean }) {
  const row = modelRow(model, connected, now);
  return (
    <li className={`model ${row.state}${row.was ? " was" : ""}`}>
      <Glyph name={row.state} />
      <span className="model-name" title={row.secondary === "" ? row.title : `${row.title}\n${row.secondary}`}>
        {row.id}
      </span>
      <span className="sr">, {row.word}</span>
      <span className="model-value">
        {row.ring === null ? null : <Ring {...row.ring} />}
        <span aria-hidden={row.spoken !== row.value}>{row.value}</span>
        {row.spoken === row.value ? null : <span className="sr">{row.spoken}</span>}
      </span>
      {row.why === "" ? null : (
        <span className="model-why" title={row.why}>
          {row.why}
        </span>
      )}
      {full && row.secondary !== "" ? <span className="model-why secondary">{row.secondary}</span> : null}
      {row.progress === null ? null : <LoadMeter row={row} progress={row.progress} />}
    </li>
  );
});

function LoadMeter({ row, progress }: { readonly row: ModelRow; readonly progress: number }) {
  const percent = Math.round(progress * 100);
  return (
    <span className="load-meter" role="meter" aria-label={`Load of ${row.id} against the median of past loads`} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent} aria-valuetext={row.value}>
      <i style={{ width: `${percent}%` }} />
    </span>
  );
}
