import { expect, test } from "vitest";
import { NOON } from "../../testing/fleet";
import { connectionText } from "./connectionText";

const LOST = { kind: "lost", since: NOON, last_frame: NOON - 500, attempt: 2, retry_at: NOON + 9_000, signed_out: false } as const;

test("a loss shorter than a second is not shown", () => {
  expect(connectionText(LOST, NOON + 900).kind).toBe("fine");
});

test("a loss says since when, how old the data is and when the next try comes", () => {
  const text = connectionText(LOST, NOON + 5_000);

  expect(text).toMatchObject({ kind: "lost", stale: false, headline: expect.stringMatching(/^Connection lost /), sentence: expect.stringMatching(/Data below is from .* Retry in 4 s\.$/) });
});

test("after fifteen seconds what is shown is stale", () => {
  expect(connectionText(LOST, NOON + 15_000).stale).toBe(true);
  expect(connectionText({ kind: "live", since: NOON, last_frame: NOON }, NOON + 14_999).stale).toBe(false);
  expect(connectionText({ kind: "live", since: NOON, last_frame: NOON }, NOON + 15_000)).toMatchObject({ kind: "silent", stale: true });
});

test("a server that never answered has no data to speak of", () => {
  expect(connectionText({ ...LOST, last_frame: null }, NOON + 9_500)).toMatchObject({ headline: "BooControl does not answer.", sentence: "Is it running? Trying again now.", stale: false });
});

test("whoever is signed out is told so, and to sign in", () => {
  expect(connectionText({ ...LOST, signed_out: true }, NOON + 5_000)).toMatchObject({ headline: "You are signed out.", sentence: expect.stringMatching(/^Sign in to go on\. Data below is from /), signIn: true });
});
