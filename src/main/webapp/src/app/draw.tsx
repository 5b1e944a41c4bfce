import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "../ui/tokens.css";
import "../ui/base.css";
import "../ui/parts.css";
import "../features/fleet/fleet.css";
import "../features/activity/feed.css";
import "./shell.css";
import type { LiveStore } from "../api/types";
import { Misfit } from "./Misfit";
import { LivePage } from "./pages/LivePage";
import { applyChosenTheme } from "./settings";

/** Draws the page into index.html's one element. */
export function draw(store: LiveStore): void {
  const root = document.getElementById("root");
  if (root === null) {
    throw new Error("index.html has no #root");
  }
  applyChosenTheme();
  createRoot(root).render(
    <StrictMode>
      <Misfit>
        <LivePage store={store} />
      </Misfit>
    </StrictMode>,
  );
}
