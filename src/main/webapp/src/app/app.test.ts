import { expect, test } from "vitest";
import { aHost, aModel, byId, NOON } from "../testing/fleet";
import { QUIET, said } from "./announcements";
import { pageSign } from "./pageSign";
import { commandOf, step } from "./shortcuts";

const press = (key: string, held: { ctrlKey?: boolean } = {}) => ({ key, ctrlKey: false, altKey: false, metaKey: false, ...held });

test("letters are commands, unless somebody types, holds a modifier or switched them off", () => {
  expect(commandOf(press("j"), false, true)).toBe("next");
  expect(commandOf(press("j"), true, true)).toBeNull();
  expect(commandOf(press("j", { ctrlKey: true }), false, true)).toBeNull();
  expect(commandOf(press("j"), false, false)).toBeNull();
  expect(commandOf(press("Escape"), false, false)).toBe("close");
  expect(commandOf(press("x"), false, true)).toBeNull();
});

test("moving stops at the ends and starts at the first", () => {
  const ids = ["a", "b", "c"];

  expect([step(ids, null, 1), step(ids, "a", 1), step(ids, "c", 1), step(ids, "a", -1), step([], "a", 1)]).toEqual(["a", "b", "c", "a", null]);
});

test("the status region speaks at most every five seconds and loses nothing", () => {
  const first = said(QUIET, ["a down"], 0);
  const soon = said(first, ["b down"], 2_000);
  const later = said(said(soon, ["c connected"], 4_000), [], 5_000);

  expect([first.spoken, soon.spoken, later.spoken]).toEqual(["a down.", "a down.", "b down. c connected."]);
});

test("a flood is summed up", () => {
  expect(said(QUIET, ["1", "2", "3", "4", "5"], 0).spoken).toBe("3. 4. 5. And 2 more changes.");
});

test("the tab carries the worst state", () => {
  const failing = byId(aHost("atlas", { models: [aModel("big", { failure: "no" })] }));

  expect(pageSign(byId(aHost("a")), false, NOON)).toEqual({ sign: "fine", title: "BooControl" });
  expect(pageSign(failing, false, NOON)).toEqual({ sign: "error", title: "(1) atlas: big failed · BooControl" });
  expect(pageSign(failing, true, NOON).sign).toBe("lost");
});
