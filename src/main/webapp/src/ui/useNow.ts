import { useSyncExternalStore } from "react";

const PERIOD_MS = 1_000;
const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function tick() {
  now = Date.now();
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, PERIOD_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** Also when nothing ticked for a while, or the clock was set back. */
function current(): number {
  const real = Date.now();
  now = Math.abs(real - now) >= PERIOD_MS ? real : now;
  return now;
}

/** This browser's clock in milliseconds, one step a second for the whole page. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, current);
}
