import { factorsOf } from "../../factors/libraryAsset";
import type { Library } from "../../factors/libraryAsset";
import type { Factor } from "../../factors/factor";
import type { Language } from "../../locales";
import type { FactorTable } from "../../workbook/factorTable";
import type { Unsubscribe } from "../../workbook/port";
import { functionHelp } from "./functionHelp";
import type { SpreadsheetGrid } from "./grid";
import { GridWorkbook } from "./host";
import type { Document } from "./host";
import { readFactorTables } from "../readFactorTables";
import { read, write } from "./preferences";
import type { Theme } from "./preferences";

/** What the workbench does for the pane beyond the workbook itself. */
export interface PaneServices {
  document(): Document;
  language(): Language;
  readonly theme: Theme;
  /** null where it could not be loaded. */
  readonly library: Library | null;
  usePinned(factors: readonly Factor[]): void;
  useLanguage(language: Language): void;
  pack(): Promise<{ readonly name: string; readonly factors: number; readonly findings: number }>;
}

/** The workbench as the pane sees it; its shape is the pane's PaneHost. */
export class WorkbenchPaneHost extends GridWorkbook {
  constructor(
    private readonly cells: SpreadsheetGrid,
    private readonly services: PaneServices,
  ) {
    super(cells, () => services.document());
  }

  get language(): Language {
    return this.services.language();
  }

  get theme(): "light" | "dark" {
    return this.services.theme.dark ? "dark" : "light";
  }

  onTheme(call: (theme: "light" | "dark") => void): Unsubscribe {
    return this.services.theme.onChange((dark) => call(dark ? "dark" : "light"));
  }

  async library(): Promise<{ readonly factors: readonly Factor[]; readonly readings: Library["readings"]; readonly version: string }> {
    const { library } = this.services;
    if (library === null) throw new Error("library.json");
    return { factors: factorsOf(library), readings: library.readings, version: library.version };
  }

  async functionHelp(language: Language): Promise<ReturnType<typeof functionHelp>> {
    return functionHelp(language);
  }

  async readTables(file: File): Promise<readonly FactorTable[]> {
    return readFactorTables(file.name, new Uint8Array(await file.arrayBuffer()));
  }

  wordFiles(): Promise<typeof import("../wordFiles")> {
    return import("../wordFiles");
  }

  usePinned(factors: readonly Factor[]): void {
    this.services.usePinned(factors);
  }

  useLanguage(language: Language): void {
    this.services.useLanguage(language);
  }

  pack(): ReturnType<PaneServices["pack"]> {
    return this.services.pack();
  }

  recall(key: string): string | null {
    // Bar and pane speak one language, whichever of them was asked to.
    return key === "language" ? this.language : read(`pane-${key}`);
  }

  remember(key: string, text: string): void {
    if (key !== "language") write(`pane-${key}`, text);
  }

  focusGrid(): void {
    this.cells.focus();
  }
}
