import type { Connection, HostView } from "../../api/types";
import { NoHosts } from "../../features/fleet/NoHosts";
import { SummaryStrip } from "../../features/fleet/SummaryStrip";
import { Wall, WallSkeleton } from "../../features/fleet/Wall";

interface FleetPartProps {
  readonly hosts: ReadonlyMap<string, HostView> | null;
  readonly connection: Connection;
  readonly now: number;
  readonly open: string | null;
  readonly onOpen: (id: string) => void;
}

/** The hosts in whatever state the page is: loading, unreachable, empty, or there. */
export function FleetPart({ hosts, connection, now, open, onOpen }: FleetPartProps) {
  return (
    <>
      {hosts === null || hosts.size === 0 ? null : <SummaryStrip hosts={[...hosts.values()]} now={now} onOpen={onOpen} />}
      <section id="hosts" tabIndex={-1} aria-labelledby="hosts-title">
        <h2 id="hosts-title" className="sr">
          Hosts
        </h2>
        <Hosts hosts={hosts} connection={connection} now={now} open={open} onOpen={onOpen} />
      </section>
    </>
  );
}

function Hosts({ hosts, connection, now, open, onOpen }: FleetPartProps) {
  if (hosts === null) {
    return connection.kind === "lost" ? <Unreachable /> : <WallSkeleton />;
  }
  return hosts.size === 0 ? <NoHosts /> : <Wall hosts={hosts} now={now} open={open} onOpen={onOpen} />;
}

function Unreachable() {
  return (
    <div className="region">
      <h3>Nothing was heard from BooControl yet</h3>
      <p>
        The page itself came from {window.location.host}, but the live connection does not open. If BooControl is just starting, the page goes on by itself. If it
        was stopped, start it again:
      </p>
      <pre tabIndex={0} aria-label="Command to start BooControl">./boocontrol run</pre>
    </div>
  );
}
