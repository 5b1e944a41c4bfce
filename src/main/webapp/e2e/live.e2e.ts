import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axe, launch, overflow, picture, tab, type Tab } from "./browser";
import { addressOf, chat, fleet, restart, RESTART, somethingStopped } from "./server";

let browser: Browser;
let tabs: Tab[] = [];

beforeAll(async () => {
  browser = await launch();
});

afterAll(async () => {
  await browser.close();
});

/** The live page with its hosts drawn. */
async function live(options: Parameters<typeof tab>[1] = {}, path = "/"): Promise<Tab> {
  const opened = await tab(browser, options);
  tabs.push(opened);
  await opened.page.goto(path);
  await opened.page.getByRole("article").first().waitFor({ timeout: 20_000 });
  return opened;
}

/** Closes the tabs of a journey; answers what the browser complained about in them. */
async function done(): Promise<readonly string[]> {
  const complaints = tabs.flatMap((one) => one.complaints);
  await Promise.all(tabs.map((one) => one.context.close()));
  tabs = [];
  return complaints;
}

test("every host the server knows is on the page, and the browser has no complaint", async () => {
  const { page } = await live();
  const names = (await fleet()).map(({ name }) => name);

  for (const name of names) {
    await page.getByRole("article", { name, exact: true }).waitFor();
  }
  expect(await page.getByRole("article").count()).toBe(names.length);
  await page.getByText("These hosts are simulated.").waitFor();
  await page.waitForTimeout(1_500);
  await picture(page, "live-dark");
  expect(await done()).toEqual([]);
});

test("a request makes a model start and become ready, and stands in the feed when it ended", async () => {
  const { page } = await live();
  const { host, model } = await somethingStopped();
  const cell = page.getByRole("article", { name: host.name, exact: true });
  const line = cell.getByRole("listitem").filter({ hasText: model.id });
  const rows = page.getByRole("row").filter({ hasText: model.id }).filter({ hasText: host.name });
  const before = await rows.count();

  const answer = chat(await addressOf(host.provider_id), model.id);

  await line.filter({ hasText: "starting" }).first().waitFor({ timeout: 20_000 });
  await picture(page, "live-starting");
  await line.filter({ hasText: "ready" }).first().waitFor({ timeout: 60_000 });
  expect(await answer).toBe(200);
  await rows.nth(before).waitFor({ timeout: 20_000 });
  expect(await rows.nth(before).textContent()).toContain("200");
  expect(await done()).toEqual([]);
});

describe("the page passes axe", () => {
  test.each([
    ["dark", { colorScheme: "dark" }],
    ["light", { colorScheme: "light" }],
    ["a phone", { viewport: { width: 390, height: 844 }, hasTouch: true }],
    ["the narrowest phone, light", { viewport: { width: 320, height: 640 }, colorScheme: "light" }],
    ["reduced motion and forced colours", { reducedMotion: "reduce", forcedColors: "active" }],
  ] as const)("%s", async (name, options) => {
    const { page } = await live(options);
    await page.getByRole("table").waitFor();
    await picture(page, `axe-${name.replaceAll(/\W+/g, "-")}`);

    expect(await axe(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(await done()).toEqual([]);
  });

  test("with the details of a host open, and with the sheet of keys", async () => {
    const { page } = await live();
    await page.getByRole("article").first().getByRole("button").click();
    await page.getByRole("complementary").waitFor();
    expect(await axe(page)).toEqual([]);
    await picture(page, "details");

    await page.keyboard.press("?");
    await page.getByRole("dialog").waitFor();
    expect(await axe(page)).toEqual([]);
    await picture(page, "keys");
    expect(await done()).toEqual([]);
  });
});

test("everything can be reached by keyboard", async () => {
  const { page } = await live();
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? "");
  const names = await page.getByRole("article").getByRole("button").allTextContents();

  await page.keyboard.press("Tab");
  expect(await focused()).toBe("Skip to the hosts");
  await page.keyboard.press("j");
  const first = await focused();
  await page.keyboard.press("j");
  const second = await focused();
  await page.keyboard.press("k");
  expect(await focused()).toBe(first);
  expect(names).toContain(second);

  await page.keyboard.press("Enter");
  await page.getByRole("complementary", { name: `Details of ${first}` }).waitFor();
  expect(page.url()).toContain("?host=");
  await page.keyboard.press("Escape");
  await page.getByRole("complementary").waitFor({ state: "detached" });
  expect(await focused()).toBe(first);

  await page.keyboard.press(".");
  await page.getByText(/^Paused at /).waitFor();
  await page.keyboard.press(".");
  await page.getByText(/^Paused at /).waitFor({ state: "detached" });

  const theme = () => page.evaluate(() => document.documentElement.dataset["theme"]);
  await page.keyboard.press("t");
  expect(await theme()).toBe("light");
  await page.reload();
  await page.getByRole("article").first().waitFor();
  expect(await theme()).toBe("light");
  expect(await done()).toEqual([]);
});

test("the feed stands still while it is scrolled up and goes on from the pill", async () => {
  const { page } = await live({ viewport: { width: 1440, height: 700 } });
  const { host, model } = await somethingStopped();
  const address = await addressOf(host.provider_id);
  const box = page.getByRole("region", { name: "Last requests, newest at the bottom" });
  for (let n = 0; !(await box.evaluate((element) => element.scrollHeight > element.clientHeight + 60)); n++) {
    expect(n).toBeLessThan(40);
    await chat(address, model.id);
  }

  await box.evaluate((element) => element.scrollTo(0, 0));
  await page.getByText(/^PAUSED, \d+ new$/).waitFor();
  await chat(address, model.id);
  const pill = page.getByRole("button", { name: /^PAUSED, [1-9]\d* new$/ });
  await pill.waitFor({ timeout: 20_000 });
  await picture(page, "feed-paused");
  await pill.click();

  await pill.waitFor({ state: "detached" });
  await expect.poll(() => box.evaluate((element) => element.scrollHeight - element.clientHeight - element.scrollTop)).toBeLessThan(2);
  expect(await done()).toEqual([]);
});

test("a lost connection is said, keeps the data under a hatch, and mends itself", async () => {
  const opened = await tab(browser);
  tabs.push(opened);
  const { page } = opened;
  let away = false;
  const cut: (() => Promise<void>)[] = [];
  await page.routeWebSocket(/\/api\/control\/ws/, (socket) => {
    if (away) {
      void socket.close();
      return;
    }
    const server = socket.connectToServer();
    cut.push(async () => {
      await socket.close();
      await server.close();
    });
  });
  await page.goto("/");
  await page.getByRole("article").first().waitFor({ timeout: 20_000 });
  const hosts = await page.getByRole("article").count();

  away = true;
  await Promise.all(cut.map((one) => one()));

  await page.getByText(/^Connection lost \d\d:\d\d:\d\d\.$/).waitFor({ timeout: 10_000 });
  expect(await page.getByRole("article").count()).toBe(hosts);
  expect(await axe(page)).toEqual([]);
  await picture(page, "connection-lost");
  away = false;
  await page.getByRole("button", { name: "Retry now" }).click();
  await page.getByText("Back. What follows is up to date.").waitFor({ timeout: 20_000 });
  expect(await done()).toEqual([]);
});

if (RESTART !== "") {
  test("a restart of the server shows the banner, and the page comes back by itself with the same hosts and requests", async () => {
    const { page } = await live();
    const hosts = await page.getByRole("article").count();
    const rows = await page.getByRole("row").count();

    const restarted = restart();

    await page.getByText(/^Connection lost /).waitFor({ timeout: 60_000 });
    await picture(page, "server-away");
    await restarted;
    await page.getByText("Live", { exact: true }).waitFor({ timeout: 60_000 });
    await expect.poll(() => page.getByRole("article").count(), { timeout: 30_000 }).toBe(hosts);
    await expect.poll(() => page.getByRole("row").count(), { timeout: 30_000 }).toBeGreaterThanOrEqual(Math.min(rows, 20));
    await picture(page, "server-back");
    const complaints = (await done()).filter((one) => !/ERR_CONNECTION_REFUSED|WebSocket connection|503|Failed to load resource/.test(one));
    expect(complaints).toEqual([]);
  });
}
