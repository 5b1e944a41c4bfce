import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

test("the wire types are those of docs/openapi.json; otherwise run `./boocontrol contract`", () => {
  const webapp = join(import.meta.dirname, "../..");
  const made = execFileSync(process.execPath, ["contract.mjs"], { cwd: webapp, encoding: "utf8" });
  expect(readFileSync(join(import.meta.dirname, "wire.ts"), "utf8")).toBe(made);
});
