import { spawnSync } from "node:child_process";
import path from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { Workbench } from "../../../src/hosts/workbench/workbench";
import { launchChromium } from "../../../tools/launchChromium";
import { serve } from "../../../tools/workbench/serve";
import type { Served } from "../../../tools/workbench/serve";

const project = path.resolve(__dirname, "..", "..", "..");
const flags = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

interface Site {
  readonly address: string;
  readonly browser: Browser;
  close(): Promise<void>;
}

/** The built workbench for the tests of a file, and what a fresh visitor of it gets. A browser on a busy machine takes its time. */
export function openedSite(): (options?: BrowserContextOptions) => Promise<OpenPage> {
  let site: Site;
  jest.setTimeout(180_000);
  beforeAll(async () => {
    site = await openSite();
  }, 240_000);
  afterAll(() => site.close());
  return (options) => openPage(site, options);
}

/** The built workbench on a server of its own, and a browser to look at it. Builds it where it is not up to date. */
async function openSite(): Promise<Site> {
  const { status, stderr } = spawnSync(process.execPath, ["--import", "tsx", path.join(project, "tools", "build.ts"), "workbench"], { cwd: project, encoding: "utf8", env: { ...process.env, NODE_ENV: "" } });
  if (status !== 0) throw new Error(stderr);
  const served: Served = await serve(path.join(project, "dist", "workbench"), 0);
  const browser = await launchChromium(flags);
  return {
    address: served.address,
    browser,
    close: async () => {
      await browser.close();
      await served.close();
    },
  };
}

export interface OpenPage {
  readonly page: Page;
  /** Errors and warnings of the console and uncaught errors. */
  readonly complaints: string[];
  /** Addresses that are not the site's own. */
  readonly strangers: string[];
}

/** A fresh visitor's page, open and calculated. */
async function openPage(site: Site, options: BrowserContextOptions = {}): Promise<OpenPage> {
  const context = await site.browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-US", acceptDownloads: true, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  const strangers: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("request", (request) => {
    if (!request.url().startsWith(site.address) && !/^(data|blob):/.test(request.url())) strangers.push(request.url());
  });
  // From the first on, so that a chooser that opens at once is not missed.
  page.on("filechooser", () => undefined);
  await page.goto(site.address);
  await page.locator('html[data-state="ready"]').waitFor({ timeout: 60_000 });
  return { page, complaints, strangers };
}

type Window = { readonly workbench: Workbench };

/** What the model holds in a cell of the active sheet: numbers with all their digits. */
export function raw(page: Page, cell: string): Promise<unknown> {
  return page.evaluate((at) => {
    const sheet = (window as unknown as Window).workbench.grid.workbook().getActiveSheet();
    const range = sheet.getRange(at);
    return sheet.getSheet().getCellRaw(range.getRow(), range.getColumn())?.v ?? null;
  }, cell);
}

/** What a person sees in a cell of the active sheet. */
export function shown(page: Page, cell: string): Promise<string> {
  return page.evaluate((at) => (window as unknown as Window).workbench.grid.workbook().getActiveSheet().getRange(at).getDisplayValue(), cell);
}

export async function select(page: Page, cell: string): Promise<void> {
  await page.evaluate((at) => {
    const { grid } = (window as unknown as Window).workbench;
    grid.workbook().getActiveSheet().getRange(at).activate();
    grid.focus();
  }, cell);
}

export async function showSheet(page: Page, name: string): Promise<void> {
  await page.evaluate((sheet) => void (window as unknown as Window).workbench.grid.workbook().getSheetByName(sheet)?.activate(), name);
}

/** Selects a cell and types into it as a person does. */
export async function type(page: Page, cell: string, text: string): Promise<void> {
  await select(page, cell);
  await page.keyboard.type(text);
  // Escape would throw the text away; Enter goes to the formula as it stands. The editor is closed when the selection has gone on, on a
  // busy machine later than the next call; where the list of suggestions has just come and takes the key, a person presses it again.
  const isLeft = () => page.waitForFunction((at) => (window as unknown as Window).workbench.grid.workbook().getActiveRange()?.getA1Notation() !== at, cell, { timeout: 10_000 });
  await page.keyboard.press("Enter");
  await isLeft().catch(async () => {
    await page.keyboard.press("Enter");
    await isLeft();
  });
  await settled(page);
}

export function settled(page: Page): Promise<void> {
  return page.evaluate(() => (window as unknown as Window).workbench.grid.settle());
}
