import { useEffect, useRef, useState } from "react";
import type { HostView } from "../api/types";
import { transitions, type Transition } from "../features/fleet/transitions";
import { QUIET, said } from "./announcements";

/** A transition with the moment this page saw it. */
export interface Seen extends Transition {
  readonly at: number;
}

const MOST = 4;

/** The last changes of state, and what the status region says of them. */
export function useTransitions(hosts: ReadonlyMap<string, HostView> | null, link: string, now: number): { readonly recent: readonly Seen[]; readonly spoken: string } {
  const before = useRef({ hosts, link });
  const [recent, setRecent] = useState<readonly Seen[]>([]);
  const [voice, setVoice] = useState(QUIET);
  useEffect(() => {
    const was = before.current;
    before.current = { hosts, link };
    const moved = was.hosts === null || hosts === null ? [] : transitions(was.hosts, hosts);
    const texts = [...moved.map(({ text }) => text), ...(was.link === link ? [] : [`Connection to BooControl: ${link}`])];
    if (moved.length > 0) {
      setRecent((list) => [...moved.map((one) => ({ ...one, at: now })).reverse(), ...list].slice(0, MOST));
    }
    setVoice((state) => said(state, texts, now));
  }, [hosts, link, now]);
  return { recent, spoken: voice.spoken };
}
