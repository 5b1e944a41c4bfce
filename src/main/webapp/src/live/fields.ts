/** Reads unknown JSON by looking, field by field. A reader throws [NotSo] where something is not what it must be. */

export type Fields = Readonly<Record<string, unknown>>;

/** Names the field that is not what it must be. */
export class NotSo extends Error {}

export const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);

export function fields(value: unknown, name: string): Fields {
  if (!isFields(value)) {
    throw new NotSo(name);
  }
  return value;
}

export function text(from: Fields, name: string): string {
  const value = from[name];
  if (typeof value !== "string") {
    throw new NotSo(name);
  }
  return value;
}

export function number(from: Fields, name: string): number {
  const value = from[name];
  if (typeof value !== "number" || !Number.isFinite(value)) {
    throw new NotSo(name);
  }
  return value;
}

/** A whole number from 0 that loses nothing here. */
export function count(from: Fields, name: string): number {
  const value = number(from, name);
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new NotSo(name);
  }
  return value;
}

export function flag(from: Fields, name: string): boolean {
  const value = from[name];
  if (typeof value !== "boolean") {
    throw new NotSo(name);
  }
  return value;
}

/** Null where the server knows nothing. */
export function maybe<T>(read: (from: Fields, name: string) => T, from: Fields, name: string): T | null {
  return from[name] === null ? null : read(from, name);
}

export function list<T>(from: Fields, name: string, read: (each: unknown) => T): readonly T[] {
  const value = from[name];
  if (!Array.isArray(value)) {
    throw new NotSo(name);
  }
  return value.map(read);
}

export const texts = (from: Fields, name: string): readonly string[] =>
  list(from, name, (each) => {
    if (typeof each !== "string") {
      throw new NotSo(name);
    }
    return each;
  });

/** One of the words; a word of a later server becomes `otherwise`, where there is such. */
export function word<T extends string>(from: Fields, name: string, words: readonly T[], otherwise?: T): T {
  const value = text(from, name);
  const known = words.find((each) => each === value) ?? otherwise;
  if (known === undefined) {
    throw new NotSo(name);
  }
  return known;
}
