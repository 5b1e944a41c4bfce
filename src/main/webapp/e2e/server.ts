import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { HostView, ModelView } from "../src/api/types";
import { fields, list, text } from "../src/live/fields";
import { readHost } from "../src/live/views";
import { BASE } from "./browser";

/** Reads a list that is the whole answer, or stands in it by name. */
async function read<T>(path: string, name: string, each: (value: unknown) => T): Promise<readonly T[]> {
  const answer = await fetch(BASE + path, { headers: { accept: "application/json" } });
  if (!answer.ok) {
    throw new Error(`${path} answered ${answer.status}`);
  }
  const body: unknown = await answer.json();
  return list(Array.isArray(body) ? { [name]: body } : fields(body, path), name, each);
}

export const fleet = (): Promise<readonly HostView[]> => read("/api/control/fleet", "hosts", readHost);

/** Where a host listens. */
export async function addressOf(provider: string): Promise<string> {
  const hosts = await read("/api/control/fleet", "hosts", (value) => fields(value, "hosts"));
  const host = hosts.find((one) => text(one, "provider_id") === provider);
  if (host === undefined) {
    throw new Error(`${provider} is not known`);
  }
  return text(host, "base_url");
}

/** A connected host and a model on it that is not loaded. */
export async function somethingStopped(): Promise<{ readonly host: HostView; readonly model: ModelView }> {
  for (const host of await fleet()) {
    const model = host.liveness.kind === "connected" ? host.models.find((one) => one.phase === "stopped" && !host.hidden.includes(one.id) && one.failure === null) : undefined;
    if (model !== undefined) {
      return { host, model };
    }
  }
  throw new Error("no connected host has a stopped model");
}

/** Asks a host for a chat as any client would; answers the status. */
export async function chat(address: string, model: string): Promise<number> {
  const body = { model, stream: true, max_tokens: 24, messages: [{ role: "user", content: "Say hello." }] };
  const answer = await fetch(`${address}/v1/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-boo-source": "journey" },
    body: JSON.stringify(body),
  });
  await answer.text();
  return answer.status;
}

export const RESTART = process.env["E2E_RESTART"] ?? "";

export async function restart(): Promise<void> {
  await promisify(execFile)("/bin/sh", ["-c", RESTART], { timeout: 100_000 });
}
