import type { HostView } from "../../api/types";
import { skew } from "../../lib/format";

/** From here on a difference of the clocks is worth saying: the Date header it comes from has whole seconds. */
export const SKEW_WORTH_SAYING_MS = 2_000;

export interface Fact {
  readonly text: string;
  /** Something to look after. */
  readonly late: boolean;
}

const plain = (text: string): Fact => ({ text, late: false });

/** The registered GPUs, the same ones counted: `2 × RTX 3090 24GB`. */
export function gpuTexts(gpus: readonly string[]): readonly string[] {
  return [...new Set(gpus)].map((gpu) => {
    const times = gpus.filter((other) => other === gpu).length;
    return times === 1 ? gpu : `${times} × ${gpu}`;
  });
}

/** What a host is: hardware and system as registered, version and dialect as probed, clock when it differs. */
export function hostFacts(host: HostView): readonly Fact[] {
  const { facts } = host;
  const registered = [...gpuTexts(host.gpus), host.operating_system].filter((text) => text !== "").map(plain);
  if (facts === null) {
    return [...registered, plain("version not known")];
  }
  const version = facts.version === "" ? "version not told" : facts.version;
  const differs = facts.clock_skew_ms !== null && Math.abs(facts.clock_skew_ms) >= SKEW_WORTH_SAYING_MS;
  return [
    ...registered,
    plain(`llama-swap ${version}`),
    plain(`${facts.dialect} dialect`),
    ...(differs ? [{ text: `clock ${skew(facts.clock_skew_ms ?? 0)}`, late: true }] : []),
  ];
}
