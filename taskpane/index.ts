// The one entry of the page: functions and pane in one runtime, with one factor book between them.
import "../functions";
import { failBook, provideBook, speak } from "../functions/session";
import { createBook } from "../src/factors/book";
import type { Factor } from "../src/factors/factor";
import { factorsOf } from "../src/factors/libraryAsset";
import { ExcelWorkbook } from "../src/hosts/excel";
import { hostLanguage, hostTheme, onThemeChange, storageKey } from "../src/hosts/excel/surroundings";
import type { HostTheme } from "../src/hosts/excel/surroundings";
import { fetchLibrary } from "../src/hosts/fetchLibrary";
import { openPane } from "./pane";
import type { PaneHost, Theme } from "./pane";
import "./taskpane.css";

// Asked for at once: cells that name a factor wait for it, and Excel may already be calculating.
const library = fetchLibrary("library.json").then((loaded) => ({ factors: factorsOf(loaded), readings: loaded.readings }));
let pinned: readonly Factor[] = [];

function provide(): void {
  library.then(
    (loaded) => provideBook(createBook({ pinned, library: loaded.factors, readings: loaded.readings })),
    (error: Error) => failBook(error.message),
  );
}
provide();

const themeOf = ({ dark, highContrast }: HostTheme): Theme => (highContrast ? "contrast" : dark ? "dark" : "light");

/** Excel as the pane's surroundings. The manifest for development has a namespace of its own, so that both can be installed. */
function excelHost(): PaneHost {
  const workbook = new ExcelWorkbook({ namespace: process.env.NODE_ENV === "development" ? "PCFDEV" : "PCF" });
  const surroundings: Omit<PaneHost, keyof ExcelWorkbook> = {
    language: hostLanguage(),
    theme: themeOf(hostTheme()),
    onTheme: (call) => onThemeChange((theme) => call(themeOf(theme))),
    library: () => library,
    usePinned(factors) {
      pinned = factors;
      provide();
    },
    useLanguage: speak,
    recall: (key) => stored(() => localStorage.getItem(storageKey(key)), null),
    remember: (key, text) => stored(() => localStorage.setItem(storageKey(key), text), undefined),
    // Selecting anew is how a pane gives Excel's cells the keyboard back.
    focusGrid: () => void workbook.selection().then((selection) => selection && workbook.select(selection.sheet, selection.area)),
  };
  return Object.assign(workbook, surroundings);
}

/** A browser may refuse to keep anything; the pane works all the same. */
function stored<T>(use: () => T, otherwise: T): T {
  try {
    return use();
  } catch {
    return otherwise;
  }
}

void Office.onReady(({ host }) => {
  const inExcel = host === Office.HostType.Excel;
  document.body.dataset.state = inExcel ? "excel" : "browser";
  if (!inExcel) return;
  const root = document.getElementById("pane") as HTMLElement;
  const surroundings = excelHost();
  const chosen = surroundings.recall("language");
  speak(chosen === "en" || chosen === "zh" ? chosen : surroundings.language);
  openPane(root, surroundings).focus();
});
