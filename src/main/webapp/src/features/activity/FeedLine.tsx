import { memo } from "react";
import { Glyph, type GlyphName } from "../../ui/Glyph";
import type { FeedItem, FeedRow, Outcome } from "./feedRow";

const SHAPE: Readonly<Record<Outcome, GlyphName>> = { ok: "ready", refused: "refused", failed: "error", unknown: "na" };
const WORD: Readonly<Record<Outcome, string>> = { ok: "", refused: "refused", failed: "failed", unknown: "status not told" };

/** One line of the feed: a request, or a gap between requests. */
export const FeedLine = memo(
  function FeedLine({ item }: { readonly item: FeedItem }) {
    return item.kind === "gap" ? (
      <tr role="row" className="gap">
        <td role="cell" colSpan={9}>
          {item.text}
        </td>
      </tr>
    ) : (
      <RequestLine row={item} />
    );
  },
  (before, after) => JSON.stringify(before.item) === JSON.stringify(after.item),
);

function RequestLine({ row }: { readonly row: FeedRow }) {
  const where = row.error === "" ? row.path : `${row.path} · ${row.error}`;
  return (
    <tr role="row" className={`request-${row.outcome}`}>
      <td role="cell" className="time">
        <time dateTime={row.iso} title={row.iso}>
          {row.time}
        </time>
      </td>
      <td role="cell" className="on-host" title={row.host}>{row.host}</td>
      <td role="cell" className="of-model" title={row.source === "" ? row.model : `${row.model}\nfrom ${row.source}`}>
        {row.model}
      </td>
      <td role="cell" className="path" title={where}>
        {row.path}
        {row.error === "" ? null : <span className="why"> · {row.error}</span>}
      </td>
      <td role="cell" className="status">
        <Glyph name={SHAPE[row.outcome]} />
        {row.status}
        {WORD[row.outcome] === "" ? null : <span className="sr"> {WORD[row.outcome]}</span>}
        {row.spooled ? <span className="spooled" title="Read, but not in the database yet">not stored yet</span> : null}
      </td>
      <td role="cell" className="number input">{row.input}</td>
      <td role="cell" className="number output">{row.output}</td>
      <td role="cell" className="number rate">{row.rate}</td>
      <td role="cell" className="number took">{row.duration}</td>
    </tr>
  );
}
