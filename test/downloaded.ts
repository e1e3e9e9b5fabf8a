import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";

/** What a page hands to the browser's downloads when this is done to it. */
export async function downloaded(page: Page, act: () => Promise<unknown>): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent("download"), act()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}
