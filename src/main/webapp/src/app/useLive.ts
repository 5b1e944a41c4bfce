import { useCallback, useRef, useSyncExternalStore } from "react";
import type { LivePart, LiveStore } from "../api/types";

/** Reads one part of the store; while `held` it keeps what it showed last. */
function usePart<T>(store: LiveStore, part: LivePart, held: boolean, read: () => T): T {
  const subscribe = useCallback((listener: () => void) => store.subscribe(part, listener), [store, part]);
  const value = useSyncExternalStore(subscribe, read);
  const kept = useRef(value);
  if (!held) {
    kept.current = value;
  }
  return kept.current;
}

/** All parts of the live store; fleet parts stand still while `held`, the connection never does. */
export function useLive(store: LiveStore, held: boolean) {
  return {
    hosts: usePart(store, "hosts", held, () => store.hosts()),
    rows: usePart(store, "rows", false, () => store.rows()),
    marks: usePart(store, "marks", held, () => store.marks()),
    connection: usePart(store, "connection", false, () => store.connection()),
    server: usePart(store, "server", false, () => store.server()),
  };
}
