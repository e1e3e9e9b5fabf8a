// The one entry of the page: functions and pane in one runtime, with one factor book between them.
import "../functions";
import { failBook, provideBook, speak } from "../functions/session";
import { createBook } from "../src/factors/book";
import { factorsOf } from "../src/factors/libraryAsset";
import { ExcelWorkbook } from "../src/hosts/excel";
import { hostLanguage, hostTheme, onThemeChange, recall, remember } from "../src/hosts/excel/surroundings";
import { fetchFunctionHelp } from "../src/hosts/fetchFunctionHelp";
import { fetchLibrary } from "../src/hosts/fetchLibrary";
import { PinnedBook } from "../src/hosts/pinnedBook";
import type { PaneHost } from "./host";
import "./taskpane.css";

// Asked for at once: cells that name a factor wait for it, and Excel may already be calculating.
const library = fetchLibrary("library.json");
// Nobody may be asking yet when it fails; whoever asks later still hears of it.
library.catch(() => undefined);
/** So long after Excel is ready the page belongs to the functions: a workbook that opens with formulas asks them at once. */
const functionsFirstMs = 100;
/** So long at most each of the pane's scripts waits for a moment in which the page has nothing else to do. */
const idleWithinMs = 250;

void Office.onReady(async ({ host }) => {
  if (host === Office.HostType.Excel) await openInExcel();
  else await openInBrowser();
});

/** Excel with the pane. The manifest for development has a namespace of its own, so that both can be installed. */
async function openInExcel(): Promise<void> {
  const onTrouble = (thrown: unknown) => console.error(thrown);
  const workbook = new ExcelWorkbook({ namespace: process.env.NODE_ENV === "development" ? "PCFDEV" : "PCF", onTrouble });
  const chosen = recall("language");
  speak(chosen === "en" || chosen === "zh" ? chosen : hostLanguage());
  // Functions that name a factor wait until the workbook's own are read: those come first from the first calculation on.
  const book = new PinnedBook({
    workbook,
    library: library.catch(() => null),
    provide: provideBook,
    fail: (thrown) => failBook(thrown instanceof Error ? thrown.message : "library.json"),
    onTrouble,
  });
  const surroundings: Omit<PaneHost, keyof ExcelWorkbook> = {
    language: hostLanguage(),
    theme: hostTheme(),
    onTheme: onThemeChange,
    library: () => library.then((loaded) => ({ factors: factorsOf(loaded), readings: loaded.readings, version: loaded.version })),
    functionHelp: fetchFunctionHelp,
    // What reads files is asked for with the first file.
    readTables: async (file) => (await import(/* webpackChunkName: "files" */ "../src/hosts/readFactorTables")).readFactorTables(file.name, new Uint8Array(await file.arrayBuffer())),
    wordFiles: () => import(/* webpackChunkName: "files" */ "../src/hosts/wordFiles"),
    // Where Excel hands no copy of the workbook over, the person is told the command.
    ...(Office.context.requirements.isSetSupported("CompressedFile") && { packFiles: () => import(/* webpackChunkName: "files" */ "../src/hosts/packFiles") }),
    usePinned: (factors) => book.use(factors),
    useLanguage: speak,
    recall,
    remember,
    // Selecting anew is how a pane gives Excel's cells the keyboard back.
    focusGrid: () => void workbook.selection().then((selection) => selection && workbook.select(selection.sheet, selection.area)).catch(onTrouble),
  };
  // Each script begins when office.js has nothing to do, so that a call of a function waits for one of them at most.
  await new Promise((resolve) => setTimeout(resolve, functionsFirstMs));
  await untilIdle();
  const { openPane } = await import(/* webpackChunkName: "pane" */ "./pane");
  await untilIdle();
  document.body.dataset.state = "excel";
  openPane(document.getElementById("pane") as HTMLElement, Object.assign(workbook, surroundings)).focus();
}

/** Until the page has nothing else to do, or has had idleWithinMs to do it. */
function untilIdle(): Promise<void> {
  return new Promise((resolve) => {
    if (window.requestIdleCallback) window.requestIdleCallback(() => resolve(), { timeout: idleWithinMs });
    else setTimeout(resolve, idleWithinMs / 2);
  });
}

/** A plain browser tab: no workbook, and no factors but the library's. */
async function openInBrowser(): Promise<void> {
  document.body.dataset.state = "browser";
  await library.then(
    (loaded) => provideBook(createBook({ pinned: [], library: factorsOf(loaded), readings: loaded.readings })),
    (error: Error) => failBook(error.message),
  );
}
