import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";

/** PICTURES=<folder> keeps what the tests look at. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}
