/**
 * Reads unknown JSON by looking, field by field. What is told is never trusted; which fields there are to look at, and of
 * which type, is held by the wire types, so that a change of the contract breaks the build here and not the page there.
 */

/** Names the field that is not what it must be. */
export class NotSo extends Error {}

/** Makes a value of what should be a `W` on the wire, or throws [NotSo] with the name. */
export interface Reader<W, V> {
  (value: unknown, name: string): V;
  /** Only for the compiler. */
  readonly wire?: (wire: W) => void;
}

type Named<T, W> = { [K in keyof T & string]-?: T[K] extends W ? K : never }[keyof T & string];

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null && !Array.isArray(value);

/** An object that should be a `T`. */
export class Told<T> {
  readonly #fields: Readonly<Record<string, unknown>>;
  /** Only for the compiler. */
  declare readonly wire?: T;

  constructor(value: unknown, name: string) {
    if (!isObject(value)) {
      throw new NotSo(name);
    }
    this.#fields = value;
  }

  get<W, V>(name: Named<T, W>, read: Reader<W, V>): V {
    return read(this.#fields[name], name);
  }

  /** Null where the server knows nothing. */
  maybe<W, V>(name: Named<T, W | null>, read: Reader<W, V>): V | null {
    const value = this.#fields[name];
    return value === null ? null : read(value, name);
  }
}

export const text: Reader<string, string> = (value, name) => {
  if (typeof value !== "string") {
    throw new NotSo(name);
  }
  return value;
};

export const number: Reader<number, number> = (value, name) => {
  if (typeof value !== "number" || !Number.isFinite(value)) {
    throw new NotSo(name);
  }
  return value;
};

/** A whole number from 0 that loses nothing here. */
export const count: Reader<number, number> = (value, name) => {
  const read = number(value, name);
  if (!Number.isSafeInteger(read) || read < 0) {
    throw new NotSo(name);
  }
  return read;
};

export const flag: Reader<boolean, boolean> = (value, name) => {
  if (typeof value !== "boolean") {
    throw new NotSo(name);
  }
  return value;
};

export const list =
  <W, V>(each: Reader<W, V>): Reader<readonly W[], readonly V[]> =>
  (value, name) => {
    if (!Array.isArray(value)) {
      throw new NotSo(name);
    }
    return value.map((one) => each(one, name));
  };

/** One of the words; a word of a later server becomes `otherwise`, where there is such. */
export const word =
  <const V extends string>(words: readonly V[], otherwise?: NoInfer<V>): Reader<string, V> =>
  (value, name) => {
    const told = text(value, name);
    const known = words.find((each) => each === told) ?? otherwise;
    if (known === undefined) {
      throw new NotSo(name);
    }
    return known;
  };

/** An object of the wire. */
export const object =
  <W, V>(read: (told: Told<W>) => V): Reader<W, V> =>
  (value, name) =>
    read(new Told<W>(value, name));
