import { useEffect, useState, type ReactNode } from "react";
import type { HostView } from "../../api/types";
import { HostCell } from "./HostCell";
import { byTrouble, NO_ORDER, settle } from "./order";

interface WallProps {
  readonly hosts: ReadonlyMap<string, HostView>;
  readonly now: number;
  readonly open: string | null;
  readonly onOpen: (id: string) => void;
}

/** All hosts, trouble first; cells move only after the new order held for a while. */
export function Wall({ hosts, now, open, onOpen }: WallProps) {
  const [order, setOrder] = useState(() => settle(NO_ORDER, byTrouble([...hosts.values()], now), now));
  useEffect(() => setOrder((before) => settle(before, byTrouble([...hosts.values()], now), now)), [hosts, now]);
  const placed = order.ids.flatMap((id) => hosts.get(id) ?? []);
  const fresh = [...hosts.values()].filter((host) => !order.ids.includes(host.provider_id));
  return (
    <div className="wall">
      {[...placed, ...fresh].map((host) => (
        <HostCell key={host.provider_id} host={host} now={now} open={host.provider_id === open} onOpen={onOpen} />
      ))}
    </div>
  );
}

/** The wall before the first answer: cells of the same size, after a moment, so that nothing flashes. */
export function WallSkeleton(): ReactNode {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 150);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="wall" aria-busy="true">
      {late ? [1, 2, 3, 4].map((cell) => <SkeletonCell key={cell} />) : null}
      <span className="sr">Loading the hosts</span>
    </div>
  );
}

function SkeletonCell() {
  return (
    <div className="host skeleton" aria-hidden="true">
      {["w40", "w70", "w30", "w90", "w80", "w60"].map((width) => (
        <i key={width} className={width} />
      ))}
    </div>
  );
}
