import { describe, expect, test } from "vitest";
import { age, bytes, clock, count, countdown, counted, duration, instant, list, moment, rate, skew, span, zoneName } from "./format";

describe("what is not known is never shown as zero", () => {
  test.each([
    ["count", count(null)],
    ["rate", rate(null)],
    ["a rate of 0", rate(0)],
    ["a rate of -1", rate(-1)],
    ["duration", duration(null)],
    ["a negative duration", duration(-1)],
    ["bytes", bytes(null)],
    ["not a number", count(Number.NaN)],
  ])("%s", (_, text) => {
    expect(text).toBe("n/a");
  });

  test("but a real zero is a zero", () => {
    expect([count(0), bytes(0), duration(0)]).toEqual(["0", "0 B", "0 ms"]);
  });
});

test.each([
  [42, "42 ms"],
  [99, "99 ms"],
  [104, "0.1 s"],
  [6_900, "6.9 s"],
  [59_999, "59.9 s"],
  [60_000, "1 min"],
  [72_400, "1 min 12 s"],
  [7_380_000, "2 h 3 min"],
  [273_600_000, "3 d 4 h"],
])("%d ms lasted %s", (ms, text) => {
  expect(duration(ms)).toBe(text);
});

test.each([
  [-3_000, "now"],
  [300, "0.3 s ago"],
  [22_900, "22 s ago"],
  [120_000, "2 min ago"],
  [10_800_000, "3 h ago"],
  [172_800_000, "2 d ago"],
])("%d ms old is %s", (ms, text) => {
  expect(age(ms)).toBe(text);
});

test.each([
  [250_000, "4:10"],
  [35_100, "0:36"],
  [600_000, "10:00"],
  [3_723_000, "1:02:03"],
  [-5_000, "0:00"],
])("%d ms to go is %s", (ms, text) => {
  expect(countdown(ms)).toBe(text);
});

test.each([
  [812, "812 B"],
  [1_023, "1,023 B"],
  [12_390, "12.1 KiB"],
  [3_565_158, "3.4 MiB"],
])("%d bytes are %s", (n, text) => {
  expect(bytes(n)).toBe(text);
});

test("large counts are grouped and rates keep one digit", () => {
  expect([count(1_904), rate(1_840), rate(71.44), rate(0.5)]).toEqual(["1,904", "1,840.0", "71.4", "0.5"]);
});

test("nouns follow their number", () => {
  expect([counted(1, "gap"), counted(2, "gap"), counted(0, "match", "matches")]).toEqual(["1 gap", "2 gaps", "0 matches"]);
});

test("a host's clock is ahead or behind", () => {
  expect([skew(3_000), skew(-62_000)]).toEqual(["3 s ahead", "1 min 2 s behind"]);
});

test("a ticking span has whole seconds", () => {
  expect([span(29_800), span(72_000), span(-1)]).toEqual(["29 s", "1 min 12 s", "0 s"]);
});

test("times are those of the reader's zone", () => {
  const at = Date.parse("2026-11-24T13:02:11Z");

  expect([clock(at, "Europe/Berlin"), zoneName(at, "UTC")]).toEqual(["14:02:11", "UTC"]);
  expect(moment(at, at + 60_000, "UTC")).toBe("13:02:11");
  expect(moment(at, at + 86_400_000, "UTC")).toBe("24 Nov 13:02");
});

test("an instant that is none is not known", () => {
  expect([instant(null), instant("soon"), instant("1970-01-01T00:00:01Z")]).toEqual([null, null, 1_000]);
});

test("lists read like a sentence", () => {
  expect([list([]), list(["a"]), list(["a", "b"]), list(["a", "b", "c"])]).toEqual(["", "a", "a and b", "a, b and c"]);
});
