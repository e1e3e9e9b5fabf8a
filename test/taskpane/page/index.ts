// The pane on a page of its own, on a workbook in memory. What the page opens with stands in its address and in workbook.json.
import "./provideFunctions";
import { provideBook, speak } from "../../../functions/session";
import { createBook } from "../../../src/factors/book";
import { decodeLibrary, factorsOf } from "../../../src/factors/libraryAsset";
import type { Factor } from "../../../src/factors/factor";
import { fetchFunctionHelp } from "../../../src/hosts/fetchFunctionHelp";
import { readFactorTables } from "../../../src/hosts/readFactorTables";
import { MemoryWorkbook } from "../../workbook/memoryWorkbook";
import type { Language } from "../../../src/locales";
import { openPane } from "../../../taskpane/pane";
import type { PaneHost, Theme } from "../../../taskpane/pane";

const asked = new URLSearchParams(location.search);
const themeCalls = new Set<(theme: Theme) => void>();

async function open(): Promise<void> {
  const workbook = new MemoryWorkbook(await (await fetch("workbook.json")).json());
  const cells = document.getElementById("cells") as HTMLElement;
  const pinned: Factor[][] = [];
  speak((asked.get("language") ?? "en") as Language);
  const host: PaneHost = Object.assign(workbook, {
    language: (asked.get("language") ?? "en") as Language,
    theme: (asked.get("theme") ?? "light") as Theme,
    onTheme(call: (theme: Theme) => void) {
      themeCalls.add(call);
      return () => themeCalls.delete(call);
    },
    async library() {
      const library = decodeLibrary(await (await fetch("library.json")).json());
      const loaded = { factors: factorsOf(library), readings: library.readings, version: library.version };
      provideBook(createBook({ pinned: [], library: loaded.factors, readings: loaded.readings }));
      return loaded;
    },
    functionHelp: fetchFunctionHelp,
    readTables: async (file: File) => readFactorTables(file.name, new Uint8Array(await file.arrayBuffer())),
    wordFiles: () => import("../../../src/hosts/wordFiles"),
    usePinned: (factors: readonly Factor[]) => void pinned.push([...factors]),
    useLanguage: speak,
    recall: (key: string) => localStorage.getItem(key),
    remember: (key: string, text: string) => localStorage.setItem(key, text),
    focusGrid: () => cells.focus(),
  });
  const pane = openPane(document.getElementById("pane") as HTMLElement, host);
  pane.focus();
  Object.assign(window, { workbook, pinned, pane, wear: (theme: Theme) => themeCalls.forEach((call) => call(theme)) });
  document.body.dataset.ready = String(performance.now());
}

void open();
