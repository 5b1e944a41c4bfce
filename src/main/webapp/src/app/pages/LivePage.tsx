import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { LiveStore } from "../../api/types";
import { Feed } from "../../features/activity/Feed";
import { HostDetails } from "../../features/fleet/HostDetails";
import { ConnectionBanner } from "../../features/live/ConnectionBanner";
import { connectionText } from "../../features/live/connectionText";
import { clock } from "../../lib/format";
import { Banner } from "../../ui/Banner";
import { useNow } from "../../ui/useNow";
import { HelpSheet } from "../HelpSheet";
import { pageSign } from "../pageSign";
import { toggleTheme, useSingleKeys } from "../settings";
import { step, type Command } from "../shortcuts";
import { StatusLine } from "../StatusLine";
import { TopBar } from "../TopBar";
import { useLive } from "../useLive";
import { useOpenHost } from "../useOpenHost";
import { usePageSign } from "../usePageSign";
import { useShortcuts } from "../useShortcuts";
import { useTransitions } from "../useTransitions";
import { FleetPart } from "./FleetPart";

function hostButtons(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("[data-host]")];
}

function focusHost(id: string | null): void {
  hostButtons().find((button) => button.dataset["host"] === id)?.focus();
}

/** The fleet as it lives, on one page: hosts, models, requests in flight and the last that ended. */
export function LivePage({ store }: { readonly store: LiveStore }) {
  const [pausedAt, setPausedAt] = useState<number | null>(null);
  const [help, setHelp] = useState(false);
  const [singleKeys, setSingleKeys] = useSingleKeys();
  const [open, setOpen] = useOpenHost();
  const { hosts, rows, marks, connection, server } = useLive(store, pausedAt !== null);
  const here = useNow();
  const offset = server?.clock_offset_ms ?? 0;
  const now = (pausedAt ?? here) + offset;
  const link = connectionText(connection, here);
  const { recent, spoken } = useTransitions(hosts, link.word, now);
  const { sign, title } = pageSign(hosts, link.kind === "lost" || link.kind === "silent", now);
  usePageSign(sign, title);

  const names = useMemo(() => new Map([...(hosts?.values() ?? [])].map((host) => [host.provider_id, host.name])), [hosts]);
  const hostName = useCallback((id: string) => names.get(id) ?? id, [names]);
  const close = useCallback(() => setOpen(null), [setOpen]);
  const wasOpen = useRef(open);
  useEffect(() => {
    if (open === null) {
      focusHost(wasOpen.current);
    }
    wasOpen.current = open;
  }, [open]);
  const pause = () => setPausedAt((at) => (at === null ? Date.now() : null));

  const move = (by: 1 | -1) => {
    const ids = hostButtons().map((button) => button.dataset["host"] ?? "");
    const focused = document.activeElement instanceof HTMLElement ? (document.activeElement.dataset["host"] ?? null) : null;
    const next = step(ids, focused ?? open, by);
    if (open !== null && next !== null) {
      setOpen(next);
    }
    focusHost(next);
  };
  const act = (command: Command) => {
    switch (command) {
      case "next":
        return move(1);
      case "previous":
        return move(-1);
      case "close":
        return help ? setHelp(false) : close();
      case "pause":
        return pause();
      case "help":
        return setHelp((shown) => !shown);
      case "theme":
        return toggleTheme();
    }
  };
  useShortcuts(singleKeys, act);

  const feed = hosts?.size !== 0 || rows.length > 0;
  const opened = open === null ? undefined : hosts?.get(open);
  return (
    <div className="app" data-paused={pausedAt !== null} data-old={link.kind === "lost" || link.kind === "silent"}>
      <a className="skip" href="#hosts">
        Skip to the hosts
      </a>
      {feed ? (
        <a className="skip" href="#requests">
          Skip to the last requests
        </a>
      ) : null}
      <TopBar server={server} link={link} now={pausedAt ?? here} paused={pausedAt !== null} onPause={pause} onTheme={toggleTheme} onHelp={() => setHelp(true)} />
      <section aria-label="About this page">
        <ConnectionBanner connection={connection} now={here} onRetry={() => store.retryNow()} />
        {pausedAt === null ? null : (
          <Banner tone="plain" glyph="stale">
            <strong>Paused at {clock(pausedAt)}.</strong> The page shows that moment; nothing is lost meanwhile.
            <button className="btn small" onClick={pause}>
              Resume
            </button>
          </Banner>
        )}
        {server?.simulated === true ? (
          <Banner tone="plain" glyph="na">
            <strong>These hosts are simulated.</strong> No GPU works behind them; their traffic is made up.
          </Banner>
        ) : null}
      </section>
      <div className={opened === undefined ? "columns" : "columns with-details"}>
        <main>
          <FleetPart hosts={hosts} connection={connection} now={now} open={open} onOpen={setOpen} />
          {feed ? <Feed rows={rows} marks={marks} hostName={hostName} held={pausedAt !== null} known={hosts !== null} /> : null}
        </main>
        {opened === undefined ? null : <HostDetails host={opened} now={now} onClose={close} />}
      </div>
      <StatusLine recent={recent} offset={offset} />
      <div className="sr" role="status">
        {spoken}
      </div>
      {help ? <HelpSheet version={server?.version ?? ""} singleKeys={singleKeys} onSingleKeys={setSingleKeys} onClose={() => setHelp(false)} /> : null}
    </div>
  );
}
