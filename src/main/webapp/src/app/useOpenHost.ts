import { useCallback, useSyncExternalStore } from "react";

const PARAMETER = "host";
const CHANGED = "boocontrol:address";

function subscribe(listener: () => void): () => void {
  window.addEventListener("popstate", listener);
  window.addEventListener(CHANGED, listener);
  return () => {
    window.removeEventListener("popstate", listener);
    window.removeEventListener(CHANGED, listener);
  };
}

const read = () => new URLSearchParams(window.location.search).get(PARAMETER);

/** Which host's details are open; it is part of the address, so that a link and the back button know it too. */
export function useOpenHost(): readonly [string | null, (id: string | null) => void] {
  const open = useSyncExternalStore(subscribe, read);
  const change = useCallback((id: string | null) => {
    if (id === read()) {
      return;
    }
    const url = new URL(window.location.href);
    if (id === null) {
      url.searchParams.delete(PARAMETER);
    } else {
      url.searchParams.set(PARAMETER, id);
    }
    const first = read() === null && id !== null;
    window.history[first ? "pushState" : "replaceState"](null, "", url);
    window.dispatchEvent(new Event(CHANGED));
  }, []);
  return [open, change];
}
