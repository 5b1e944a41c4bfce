import type { HostView } from "../../api/types";

export type TransitionTone = "ok" | "warn" | "error" | "down";

export interface Transition {
  readonly tone: TransitionTone;
  readonly text: string;
}

type Hosts = ReadonlyMap<string, HostView>;

const LIVENESS: Readonly<Record<HostView["liveness"]["kind"], Transition>> = {
  starting: { tone: "warn", text: "connecting" },
  connected: { tone: "ok", text: "connected" },
  reconnecting: { tone: "warn", text: "reconnecting" },
  down: { tone: "down", text: "down" },
  disabled: { tone: "down", text: "disabled" },
};

function ofHost(before: HostView, after: HostView): readonly Transition[] {
  const moved = before.liveness.kind === after.liveness.kind ? [] : [{ tone: LIVENESS[after.liveness.kind].tone, text: `${after.name} ${LIVENESS[after.liveness.kind].text}` }];
  if (before.liveness.kind !== "connected" || after.liveness.kind !== "connected") {
    return moved;
  }
  const then = new Map(before.models.map((model) => [model.id, model]));
  const models = after.models.flatMap((model): readonly Transition[] => {
    const was = then.get(model.id);
    if (was === undefined || after.hidden.includes(model.id)) {
      return [];
    }
    if (model.failure !== null && was.failure === null) {
      return [{ tone: "error", text: `${after.name}: ${model.id} failed to load` }];
    }
    if (was.phase === model.phase || (model.phase !== "starting" && model.phase !== "ready" && model.phase !== "stopped")) {
      return [];
    }
    return [{ tone: model.phase === "starting" ? "warn" : "ok", text: `${after.name}: ${model.id} ${model.phase === "stopped" ? "unloaded" : model.phase}` }];
  });
  return [...moved, ...models];
}

/** What changed between two looks at the fleet, in sentences. A reconnect invents no model event. */
export function transitions(before: Hosts, after: Hosts): readonly Transition[] {
  if (before === after) {
    return [];
  }
  const came = [...after.values()].filter((host) => !before.has(host.provider_id)).map((host): Transition => ({ tone: "ok", text: `${host.name} added` }));
  const left = [...before.values()].filter((host) => !after.has(host.provider_id)).map((host): Transition => ({ tone: "down", text: `${host.name} removed` }));
  const moved = [...after.values()].flatMap((host) => {
    const was = before.get(host.provider_id);
    return was === undefined || was === host ? [] : ofHost(was, host);
  });
  return [...came, ...left, ...moved];
}
