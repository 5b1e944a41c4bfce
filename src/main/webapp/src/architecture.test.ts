import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";

const SRC = import.meta.dirname;
const JAVA = join(SRC, "../../java/boocontrol");

/** Which zone may import which other zone; `testing` holds fixtures and is for tests only. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  lib: [],
  ui: ["lib"],
  api: ["lib"],
  live: ["lib", "api"],
  features: ["lib", "ui", "api", "live"],
  app: ["lib", "ui", "api", "live", "features"],
  testing: ["lib", "api", "live"],
};

const zone = (path: string) => path.split("/")[0] ?? "";
const feature = (path: string) => path.split("/")[1] ?? "";
const isTest = (path: string) => /\.test\.tsx?$/.test(path);

const files = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file));
const zoned = files.filter((file) => file.includes("/"));

function importsOf(file: string): readonly string[] {
  const source = readFileSync(join(SRC, file), "utf8");
  return [...source.matchAll(/(?:from|import)\s*\(?\s*["'](\.[^"']*)["']/g)].map((match) =>
    relative(SRC, resolve(SRC, dirname(file), match[1] ?? "")),
  );
}

function allowed(file: string, target: string): boolean {
  if (zone(target) !== zone(file)) {
    return (isTest(file) && zone(target) === "testing") || (MAY_IMPORT[zone(file)] ?? []).includes(zone(target));
  }
  return zone(file) !== "features" || feature(target) === feature(file);
}

test.each(zoned)("%s imports only what its zone allows", (file) => {
  expect(importsOf(file).filter((target) => !allowed(file, target))).toEqual([]);
});

test("every source file lives in a zone", () => {
  expect(zoned.filter((file) => !(zone(file) in MAY_IMPORT))).toEqual([]);
});

test("a feature folder is named after its capability", () => {
  const capabilities = readdirSync(JAVA);
  const strangers = readdirSync(join(SRC, "features")).filter((name) => !capabilities.includes(name));
  expect(strangers).toEqual([]);
});

test("nothing is written into the document as markup", () => {
  const offenders = files.filter(
    (file) => !isTest(file) && /innerHTML|dangerously|insertAdjacentHTML|document\.write/.test(readFileSync(join(SRC, file), "utf8")),
  );
  expect(offenders).toEqual([]);
});

test("files stay short enough to read", () => {
  const long = files.filter((file) => !file.startsWith("api/wire.ts") && readFileSync(join(SRC, file), "utf8").split("\n").length > 300);
  expect(long).toEqual([]);
});
