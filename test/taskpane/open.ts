import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import type { Grid } from "../../src/tables/grid";

const kinds: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json" };
const address = "https://pane.test/";

export interface OpenOptions {
  readonly language?: "en" | "zh";
  readonly theme?: "light" | "dark" | "contrast";
  readonly width?: number;
  readonly height?: number;
  readonly grids: readonly Grid[];
  /** What the pane finds in the place of the library; the library itself where it is left out. */
  readonly library?: "missing";
}

export interface OpenedPane {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the browser complained of: errors, refused styles and scripts. */
  readonly complaints: readonly string[];
}

/** Opens the built page with the pane beside a workbook of these sheets. Nothing outside its folder is fetched. */
export async function openPage(browser: Browser, folder: string, { language = "en", theme = "light", width = 320, height = 720, grids, library }: OpenOptions): Promise<OpenedPane> {
  const context = await browser.newContext({ viewport: { width, height } });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  await page.route("**/*", (route) => {
    const path = route.request().url().replace(/[?#].*$/, "").slice(address.length);
    if (path === "workbook.json") return route.fulfill({ body: JSON.stringify(grids), contentType: "application/json" });
    if (path === "favicon.ico" || (path === "library.json" && library === "missing")) return route.fulfill({ status: 404 });
    return route.fulfill({ body: readFileSync(join(folder, path)), contentType: kinds[extname(path)] ?? "application/octet-stream" });
  });
  await page.goto(`${address}index.html?language=${language}&theme=${theme}`);
  await page.locator("body[data-ready]").waitFor({ state: "attached" });
  return { page, context, complaints };
}
