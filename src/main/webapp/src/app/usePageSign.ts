import { useEffect } from "react";
import fine from "./icons/favicon.svg";
import error from "./icons/favicon-error.svg";
import lost from "./icons/favicon-lost.svg";
import warn from "./icons/favicon-warn.svg";
import type { Sign } from "./pageSign";

const ICONS: Readonly<Record<Sign, string>> = { fine, error, lost, warn };

/** Carries the worst state to the tab, for whoever looks at another one. */
export function usePageSign(sign: Sign, title: string): void {
  useEffect(() => {
    document.title = title;
    document.querySelector('link[rel="icon"]')?.setAttribute("href", ICONS[sign]);
  }, [sign, title]);
}
