import { LogLevel, Univer } from "@univerjs/core";
import type { ICellData, ILanguagePack, IWorkbookData, Injector } from "@univerjs/core";
import { FUniver } from "@univerjs/core/facade";
import { ILayoutService, SheetsSelectionsService, UniverSheetsCorePreset } from "@univerjs/preset-sheets-core";
import "@univerjs/preset-sheets-core/lib/index.css";
import type { FWorkbook } from "@univerjs/sheets/facade";
import * as core from "@univerjs/core";
import * as formula from "@univerjs/engine-formula";
import { greenTheme } from "@univerjs/themes";
import type { Language } from "../../locales";
import type { CallableFunction } from "../engine/callFunction";
import { executors } from "../engine/executors";
import { ownFunctions } from "../engine/ownFunctions";
import { patch } from "../engine/patches";
import { functionDescriptions } from "./functionHelp";
import { localeType } from "./languagePack";
import { collectMessages } from "./messages";
import type { Messages } from "./messages";

/** The spreadsheet on the page: one workbook at a time. */
export interface SpreadsheetGrid {
  readonly api: FUniver;
  readonly injector: Injector;
  readonly messages: Messages;
  workbook(): FWorkbook;
  /** Puts a workbook in the place of the present one; answers when its formulas are calculated. */
  show(snapshot: Partial<IWorkbookData>): Promise<FWorkbook>;
  /** Calls back after the selection moved, by mouse, key or program. */
  onSelection(call: () => void): () => void;
  /** Brings the keys back to the cells, after something else on the page was used. */
  focus(): void;
  /** Answers when what was typed last is calculated; waits half a second for a calculation to begin. */
  settle(): Promise<void>;
  speak(language: Language, pack: ILanguagePack): void;
  darken(dark: boolean): void;
}

export interface GridOptions {
  readonly container: HTMLElement;
  readonly language: Language;
  readonly pack: ILanguagePack;
  readonly dark: boolean;
  readonly functions: readonly CallableFunction[];
}

export function createGrid({ container, language, pack, dark, functions }: GridOptions): SpreadsheetGrid {
  const packages = { core, formula };
  patch(packages);
  const univer = new Univer({ theme: greenTheme, locale: localeType[language], locales: { [localeType[language]]: pack }, logLevel: LogLevel.WARN, darkMode: dark });
  // The book of factors is there before the first formula; a function that still answers later is waited for from its second call on.
  const waiting = { names: new Set<string>(), found: () => api.getFormula().executeCalculation() };
  const preset = UniverSheetsCorePreset({
    container,
    ribbonType: "simple",
    formula: { function: [...ownFunctions(packages), ...executors(packages, functions, waiting)], description: functionDescriptions() },
  });
  for (const plugin of preset.plugins) {
    if (Array.isArray(plugin)) univer.registerPlugin(plugin[0], plugin[1]);
    else univer.registerPlugin(plugin);
  }
  const api = FUniver.newAPI(univer);
  const injector = univer.__getInjector();
  let messages: Messages | undefined;
  let current: FWorkbook | undefined;

  return {
    api,
    injector,
    get messages() {
      if (!messages) throw new Error("No workbook has been shown yet.");
      return messages;
    },
    workbook() {
      if (!current) throw new Error("No workbook has been shown yet.");
      return current;
    },
    async show(snapshot) {
      if (current) {
        const closed = current.getId();
        api.disposeUnit(closed);
        messages?.forget(closed);
      }
      current = api.createWorkbook(snapshot);
      // The services of the sheets come to life with the first workbook, and its formulas are calculated after this turn.
      messages ??= collectMessages(injector);
      if (hasFormula(snapshot)) await api.getFormula().onCalculationResultApplied();
      return current;
    },
    onSelection(call) {
      const { selectionMoveEnd$, selectionSet$, selectionChanged$ } = injector.get(SheetsSelectionsService);
      // One move is told in several ways; the person sees one.
      let told = true;
      const tell = () => {
        told = true;
        call();
      };
      const hear = () => {
        if (told) queueMicrotask(tell);
        told = false;
      };
      const ears = [selectionMoveEnd$, selectionSet$, selectionChanged$].map((moves) => moves.subscribe(hear));
      const sheets = api.addEvent(api.Event.ActiveSheetChanged, hear);
      return () => {
        for (const ear of ears) ear.unsubscribe();
        sheets.dispose();
      };
    },
    focus: () => injector.get(ILayoutService).focus(),
    async settle() {
      await api.getFormula().onCalculationResultApplied();
    },
    speak(to, its) {
      api.loadLocales(localeType[to], its);
      api.setLocale(localeType[to]);
    },
    darken: (isDark) => api.toggleDarkMode(isDark),
  };
}

function hasFormula({ sheets }: Partial<IWorkbookData>): boolean {
  const rows = Object.values(sheets ?? {}).flatMap(({ cellData }) => Object.values(cellData ?? {}) as Record<number, ICellData>[]);
  return rows.some((row) => Object.values(row).some((cell) => cell.f != null));
}
