import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { HostView, ModelView } from "../src/api/types";
import type * as wire from "../src/api/wire";
import { isObject, list, object, text, type Reader, type Told } from "../src/live/told";
import { host } from "../src/live/views";
import { BASE } from "./browser";

/** Reads a list that is the whole answer, or stands in it by name. */
async function read<W, T>(path: string, name: string, each: Reader<W, T>): Promise<readonly T[]> {
  const answer = await fetch(BASE + path, { headers: { accept: "application/json" } });
  if (!answer.ok) {
    throw new Error(`${path} answered ${answer.status}`);
  }
  const body: unknown = await answer.json();
  return list(each)(isObject(body) ? body[name] : body, name);
}

export const fleet = (): Promise<readonly HostView[]> => read("/api/control/fleet", "hosts", host);

/** Where a host listens. */
export async function addressOf(provider: string): Promise<string> {
  const address = object((told: Told<wire.HostView>) => ({ id: told.get("provider_id", text), url: told.get("base_url", text) }));
  const found = (await read("/api/control/fleet", "hosts", address)).find(({ id }) => id === provider);
  if (found === undefined) {
    throw new Error(`${provider} is not known`);
  }
  return found.url;
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
