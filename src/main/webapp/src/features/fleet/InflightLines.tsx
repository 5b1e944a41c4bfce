import type { HostView } from "../../api/types";
import { inflightText, type RequestRow } from "./inflightText";

/** Lines a cell has for requests in flight; the details show all. */
const LINES = 3;

function RequestLine({ row, full }: { readonly row: RequestRow; readonly full: boolean }) {
  const facts = [row.path, row.source === "" ? "" : `from ${row.source}`, row.received === "" ? "" : `${row.received} sent`].filter((fact) => fact !== "");
  return (
    <li className={full ? "request full" : "request"}>
      <span className="request-model" title={row.model}>
        {row.model}
      </span>
      <span className="request-facts" title={facts.join(" · ")}>
        {facts.join(" · ")}
      </span>
      <span className="request-elapsed">{row.elapsed}</span>
    </li>
  );
}

/** What a host works on, in the shape its version allows. */
export function InflightLines({ host, now, full = false }: { readonly host: HostView; readonly now: number; readonly full?: boolean }) {
  const text = inflightText(host, now);
  const rows = full ? text.rows : text.rows.slice(0, LINES);
  const more = text.rows.length - rows.length;
  return (
    <div className="inflight">
      <div className="inflight-head">
        <span className="label">In flight</span>
        <span className={text.known ? "inflight-sum" : "inflight-sum unknown"}>{text.summary}</span>
      </div>
      {rows.length === 0 ? null : (
        <ul aria-label={`Requests in flight on ${host.name}`}>
          {rows.map((row) => (
            <RequestLine key={row.id} row={row} full={full} />
          ))}
        </ul>
      )}
      {more > 0 ? <div className="more">{more} more</div> : null}
    </div>
  );
}
