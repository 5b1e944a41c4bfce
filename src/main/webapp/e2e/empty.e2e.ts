import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axe, launch, overflow, picture, tab } from "./browser";

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(async () => {
  await browser.close();
});

test.each([
  ["dark", {}],
  ["light", { colorScheme: "light" }],
  ["a phone", { viewport: { width: 390, height: 844 }, hasTouch: true }],
] as const)("whoever has no hosts yet is told how to begin (%s)", async (name, options) => {
  const { context, page, complaints } = await tab(browser, options);
  await page.goto("/");

  await page.getByText("Live", { exact: true }).waitFor({ timeout: 20_000 });
  await page.getByRole("heading", { name: "No hosts yet" }).waitFor();
  const command = await page.getByLabel("Command to add a host").textContent();
  expect(command).toContain(`${new URL(page.url()).origin}/api/control/hosts`);
  expect(await page.getByRole("article").count()).toBe(0);
  await picture(page, `empty-${name.replaceAll(/\W+/g, "-")}`);
  expect(await axe(page)).toEqual([]);
  expect(await overflow(page)).toBe(0);
  expect(complaints).toEqual([]);
  await context.close();
});
