/**
 * The one place where numbers become words. Absent is `n/a`, never 0; nothing is rounded until it lies
 * (42 ms does not become 0.0 s); every text carries its unit unless its column head does.
 */

export const NOT_KNOWN = "n/a";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
const oneDigit = new Intl.NumberFormat("en-GB", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

const two = (n: number) => String(n).padStart(2, "0");

/** 1904 is `1,904`. */
export function count(n: number | null): string {
  return n === null || !Number.isFinite(n) ? NOT_KNOWN : whole.format(n);
}

/** `1 gap`, `2 gaps`; the plural may be given when it is not an s. */
export function counted(n: number, noun: string, plural = `${noun}s`): string {
  return `${count(n)} ${n === 1 ? noun : plural}`;
}

/** Tokens per second, one digit, no unit. */
export function rate(n: number | null): string {
  return n === null || !Number.isFinite(n) || n <= 0 ? NOT_KNOWN : oneDigit.format(n);
}

/** How long something took: `42 ms`, `6.9 s`, `1 min 12 s`, `2 h 3 min`, `3 d 4 h`. */
export function duration(ms: number | null): string {
  if (ms === null || !Number.isFinite(ms) || ms < 0) {
    return NOT_KNOWN;
  }
  if (ms < 100) {
    return `${Math.round(ms)} ms`;
  }
  if (ms < MINUTE) {
    return `${oneDigit.format(Math.min(ms / SECOND, 59.9))} s`;
  }
  return coarse(ms);
}

/** A span that ticks or is an estimate, without the digit that would only flicker: `29 s`, `1 min 12 s`. */
export function span(ms: number): string {
  return ms < MINUTE ? `${Math.max(0, Math.floor(ms / SECOND))} s` : coarse(ms);
}

function coarse(ms: number): string {
  const seconds = Math.floor(ms / SECOND);
  if (ms < HOUR) {
    return join(`${Math.floor(seconds / 60)} min`, seconds % 60, "s");
  }
  const minutes = Math.floor(seconds / 60);
  if (ms < DAY) {
    return join(`${Math.floor(minutes / 60)} h`, minutes % 60, "min");
  }
  const hours = Math.floor(minutes / 60);
  return join(`${count(Math.floor(hours / 24))} d`, hours % 24, "h");
}

function join(head: string, rest: number, unit: string): string {
  return rest === 0 ? head : `${head} ${rest} ${unit}`;
}

/** `0.3 s ago`, `22 s ago`, `2 min ago`, `3 h ago`; a time just ahead of us (clock noise) is `now`. */
export function age(ms: number): string {
  if (ms < 100) {
    return "now";
  }
  if (ms < 10 * SECOND) {
    return `${oneDigit.format(ms / SECOND)} s ago`;
  }
  if (ms < MINUTE) {
    return `${Math.floor(ms / SECOND)} s ago`;
  }
  if (ms < HOUR) {
    return `${Math.floor(ms / MINUTE)} min ago`;
  }
  return ms < DAY ? `${Math.floor(ms / HOUR)} h ago` : `${count(Math.floor(ms / DAY))} d ago`;
}

/** A countdown: `0:36`, `4:10`, `1:02:03`; what is over stays at `0:00`. */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / SECOND));
  const minutes = Math.floor(seconds / 60);
  const tail = `${two(minutes % 60)}:${two(seconds % 60)}`;
  return minutes < 60 ? tail.replace(/^0/, "") : `${Math.floor(minutes / 60)}:${tail}`;
}

/** Bytes in powers of 1024: `812 B`, `12.1 KiB`, `3.4 MiB`. */
export function bytes(n: number | null): string {
  if (n === null || !Number.isFinite(n) || n < 0) {
    return NOT_KNOWN;
  }
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  const step = n < 1 ? 0 : Math.min(Math.floor(Math.log2(n) / 10), units.length - 1);
  return `${step === 0 ? whole.format(n) : oneDigit.format(n / 1024 ** step)} ${units[step] ?? "B"}`;
}

/** Tokens of a context window: `32,768 tok`. */
export function tokens(n: number | null): string {
  return n === null ? NOT_KNOWN : `${count(n)} tok`;
}

/** A host's clock against ours: `3 s ahead`, `1 min 2 s behind`. */
export function skew(ms: number): string {
  return `${span(Math.abs(ms))} ${ms > 0 ? "ahead" : "behind"}`;
}

/** Time of day in the reader's zone: `14:02:11`. */
export function clock(ms: number, zone?: string): string {
  return new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23", timeZone: zone }).format(ms);
}

/** The reader's zone as its clocks call it: `UTC`, `GMT+2`. */
export function zoneName(ms: number, zone?: string): string {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZoneName: "short", timeZone: zone }).formatToParts(ms);
  return parts.find((part) => part.type === "timeZoneName")?.value ?? "";
}

/** When something happened, shorter the nearer it is: `14:02:11` today, `23 Nov 14:02` before. */
export function moment(ms: number, now: number, zone?: string): string {
  const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: zone });
  const today = day.format(ms) === day.format(now);
  return today ? clock(ms, zone) : `${day.format(ms)} ${clock(ms, zone).slice(0, 5)}`;
}

/** Milliseconds of an ISO instant; null for what is absent or no instant. */
export function instant(iso: string | null): number | null {
  const ms = iso === null ? Number.NaN : Date.parse(iso);
  return Number.isNaN(ms) ? null : ms;
}

/** `a`, `a and b`, `a, b and c`. */
export function list(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}
