import { useCallback, useState } from "react";

export type Theme = "light" | "dark";

const THEME = "boocontrol.theme";
const SINGLE_KEYS = "boocontrol.single-keys";

/** What this browser remembers; a browser that forbids it just forgets. */
function recall(key: string): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(key: string, value: string): void {
  try {
    window.localStorage.setItem(key, value);
  } catch {
    // Storage is switched off in this browser: the choice holds until the page is left.
  }
}

function systemTheme(): Theme {
  return window.matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
}

/** Sets a theme chosen earlier before anything is drawn; without a choice the system decides. */
export function applyChosenTheme(): void {
  const chosen = recall(THEME);
  if (chosen === "light" || chosen === "dark") {
    document.documentElement.dataset["theme"] = chosen;
  }
}

export function toggleTheme(): void {
  const shown = document.documentElement.dataset["theme"] ?? systemTheme();
  const next: Theme = shown === "light" ? "dark" : "light";
  document.documentElement.dataset["theme"] = next;
  remember(THEME, next);
}

/** Whether letters alone are commands; some people's tools type letters they did not mean. */
export function useSingleKeys(): readonly [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(() => recall(SINGLE_KEYS) !== "off");
  const change = useCallback((next: boolean) => {
    remember(SINGLE_KEYS, next ? "on" : "off");
    setOn(next);
  }, []);
  return [on, change];
}
