import type { Browser } from "playwright-core";
import type { Grid } from "../../src/tables/grid";
import type { Edit, Selection } from "../../src/workbook/port";
import { words } from "../../taskpane/words";
import type { Words } from "../../taskpane/words";
import type { TabName } from "../../taskpane/tabs";
import { launchChromium } from "../../tools/launchChromium";
import { area } from "../tables/sheet";
import type { MemoryWorkbook } from "../workbook/memoryWorkbook";
import { openPage } from "./open";
import type { OpenedPane, OpenOptions } from "./open";
import { buildPage } from "./page/build";

/** What the page keeps for those who look into it. */
export interface World {
  readonly workbook: MemoryWorkbook;
}

export interface PaneBesideCells extends OpenedPane {
  /** The pane's texts in its language. */
  readonly say: Words;
  showTab(name: TabName): Promise<void>;
  sheets(): Promise<readonly string[]>;
  /** The first sheet, or another. */
  read(sheet?: string): Promise<Grid>;
  write(edits: readonly Edit[]): Promise<void>;
  select(cells: string, sheet?: string): Promise<void>;
  selection(): Promise<Selection | null>;
  /** What the workbook keeps under a namespace. */
  kept(namespace: string): Promise<string | null>;
  /** How far to the right anything of the shown tab reaches. */
  reach(): Promise<number>;
}

/** For a suite: a browser of its own, and the pane beside a workbook in memory whenever one is opened; its sheets are these where a test has none of its own. */
export function panes(...usual: readonly Grid[]): (options?: Partial<OpenOptions>) => Promise<PaneBesideCells> {
  let folder: string;
  let browser: Browser;
  // Builds and browsers take their time on a busy machine.
  jest.setTimeout(180_000);
  beforeAll(async () => {
    folder = await buildPage();
    browser = await launchChromium();
  });
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
  afterAll(() => browser.close());
  return async ({ grids = usual, ...options } = {}) => {
    const opened = await openPage(browser, folder, { grids, ...options });
    const first = grids[0]!.sheet;
    const { page } = opened;
    const say = words[options.language ?? "en"];
    return {
      ...opened,
      say,
      showTab: (name) => page.getByRole("tab", { name: say.tabs[name] }).click(),
      sheets: () => page.evaluate(async () => (await (window as unknown as World).workbook.sheets()).map(({ name }) => name)),
      read: (sheet = first) => page.evaluate((name) => (window as unknown as World).workbook.read(name), sheet),
      write: (edits) => page.evaluate((all) => (window as unknown as World).workbook.write(all), edits),
      select: (cells, sheet = first) => page.evaluate(([name, at]) => (window as unknown as World).workbook.select(name, at), [sheet, area(cells)] as const),
      selection: () => page.evaluate(() => (window as unknown as World).workbook.selection()),
      kept: (namespace) => page.evaluate((name) => (window as unknown as World).workbook.part(name), namespace),
      reach: () => page.evaluate(() => Math.max(document.documentElement.scrollWidth, ...[...document.querySelectorAll(".panel:not([hidden]), .panel:not([hidden]) *")].map((one) => Math.ceil(one.getBoundingClientRect().right)))),
    };
  };
}
