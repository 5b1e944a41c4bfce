import { useEffect, useRef } from "react";
import { commandOf, type Command } from "./shortcuts";

const TYPING = "input:not([type=checkbox]), textarea, select, [contenteditable]";

/** Runs `act` for the keys of the live page. */
export function useShortcuts(singleKeys: boolean, act: (command: Command) => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.closest(TYPING) !== null;
      const command = commandOf(event, typing, singleKeys);
      if (command !== null && !event.defaultPrevented) {
        event.preventDefault();
        latest.current(command);
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [singleKeys]);
}
