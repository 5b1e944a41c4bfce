import { Component, type ReactNode } from "react";

/** Stands in for the page when it cannot be drawn, as when the server became another version under it. */
export class Misfit extends Component<{ readonly children: ReactNode }, { readonly broken: string | null }> {
  override state = { broken: null };

  static getDerivedStateFromError(error: unknown): { readonly broken: string } {
    return { broken: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    if (this.state.broken === null) {
      return this.props.children;
    }
    return (
      <main className="region" role="alert">
        <h2>This page cannot show what BooControl says</h2>
        <p>It is probably older than the server. Nothing is lost: the server keeps following the hosts.</p>
        <p className="dim">{this.state.broken}</p>
        <p>
          <button className="btn" onClick={() => window.location.reload()}>
            Reload
          </button>
        </p>
      </main>
    );
  }
}
