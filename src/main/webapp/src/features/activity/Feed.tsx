import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { ActivityView, GapMark } from "../../api/types";
import { count, counted } from "../../lib/format";
import { FeedLine } from "./FeedLine";
import { arrived, paused, resumed, START, type Following } from "./following";
import { feedItems } from "./feedRow";

interface FeedProps {
  readonly rows: readonly ActivityView[];
  readonly marks: readonly GapMark[];
  readonly hostName: (id: string) => string;
  /** The whole page is paused. */
  readonly held: boolean;
  /** Whether rows can come at all yet: false while nothing was heard from the server. */
  readonly known: boolean;
}

/** Farther than this from its end (px), the feed was scrolled by the reader. */
const FOLLOW_WITHIN = 40;

function useFollowing(rows: readonly ActivityView[], held: boolean) {
  const [feed, setFeed] = useState<Following>(START);
  useEffect(() => setFeed((before) => arrived(before, rows)), [rows]);
  useEffect(() => setFeed((before) => (held ? paused(before) : before)), [held]);
  const pause = () => setFeed(paused);
  const resume = () => setFeed((before) => resumed(before, rows));
  return { feed, pause, resume };
}

/** The last requests of all hosts, newest at the bottom; follows until it is scrolled up or the page is paused. */
export function Feed({ rows, marks, hostName, held, known }: FeedProps) {
  const box = useRef<HTMLDivElement>(null);
  const { feed, pause, resume } = useFollowing(rows, held);
  const items = useMemo(() => feedItems(feed.shown, marks, hostName), [feed.shown, marks, hostName]);

  useLayoutEffect(() => {
    if (!feed.paused && box.current !== null) {
      box.current.scrollTop = box.current.scrollHeight;
    }
  }, [items, feed.paused]);

  const wasHeld = useRef(held);
  useEffect(() => {
    if (wasHeld.current && !held) {
      resume();
    }
    wasHeld.current = held;
  });

  const onScroll = () => {
    const { scrollTop, scrollHeight, clientHeight } = box.current ?? { scrollTop: 0, scrollHeight: 0, clientHeight: 0 };
    const away = scrollHeight - clientHeight - scrollTop;
    if (away > FOLLOW_WITHIN) {
      pause();
    } else if (away <= 1 && feed.paused && !held) {
      resume();
    }
  };

  return (
    <section className="feed" id="requests" aria-labelledby="feed-title">
      <div className="section-head">
        <h2 id="feed-title">Last requests</h2>
        <span className="dim">newest at the bottom</span>
        {feed.paused ? (
          <button className="pill" onClick={resume} disabled={held}>
            PAUSED, {count(feed.fresh)} new
          </button>
        ) : null}
      </div>
      <div className="feed-box" ref={box} onScroll={onScroll} tabIndex={0} role="region" aria-label="Last requests, newest at the bottom">
        {items.length === 0 ? <FeedEmpty known={known} /> : <FeedTable items={items} skipped={feed.skipped} />}
      </div>
    </section>
  );
}

const HEADS = ["Time", "Host", "Model", "Path", "Status", "Prompt tok", "Gen tok", "tok/s", "Duration"] as const;
const NUMBERS = new Set<string>(["Prompt tok", "Gen tok", "tok/s", "Duration"]);

function FeedTable({ items, skipped }: { readonly items: ReturnType<typeof feedItems>; readonly skipped: number }) {
  return (
    <table role="table">
      <thead role="rowgroup">
        <tr role="row">
          {HEADS.map((head) => (
            <th key={head} role="columnheader" scope="col" className={NUMBERS.has(head) ? "number" : `col-${head.toLowerCase()}`}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {skipped > 0 ? (
          <tr role="row" className="gap">
            <td role="cell" colSpan={9}>
              While paused {counted(skipped, "more request")} passed. They are kept in the history: /api/control/activity
            </td>
          </tr>
        ) : null}
        {items.map((item) => (
          <FeedLine key={item.key} item={item} />
        ))}
      </tbody>
    </table>
  );
}

function FeedEmpty({ known }: { readonly known: boolean }) {
  return known ? (
    <p className="feed-empty">No request has ended yet. Rows appear here by themselves when a client of a host gets its answer.</p>
  ) : (
    <p className="feed-empty dim">Waiting for the first answer of BooControl.</p>
  );
}
