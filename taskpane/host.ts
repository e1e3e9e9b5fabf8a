import type { Factor } from "../src/factors/factor";
import type { Readings } from "../src/factors/names/pinyin";
import type { Language } from "../src/locales";
import type { Report } from "../src/report/content";
import type { Filling } from "../src/report/placeholders";
import type { FunctionHelp } from "../src/workbook/functionHelp";
import type { FactorTable } from "../src/workbook/factorTable";
import type { Pack, PackContents } from "../src/workbook/packContents";
import type { Unsubscribe, Workbook } from "../src/workbook/port";

export type Theme = "light" | "dark" | "contrast";

/** The compiled library as search needs it. */
export interface PaneLibrary {
  readonly factors: readonly Factor[];
  readonly readings: Readings;
  /** With which factors come into a workbook, and an audit is made. */
  readonly version: string;
}

/** What writes Word files, loaded when one is asked for. */
export interface WordFiles {
  writeReport(report: Report, language: Language): Uint8Array;
  /** Fills the placeholders of a company's .docx; throws PcfError for a file that is none. */
  fillTemplate(template: Uint8Array, answer: (key: string) => Filling | null): { readonly bytes: Uint8Array; readonly filled: number; readonly unknown: readonly string[] };
}

/** What makes a pack for a verifier where the host has no file of its own, loaded when one is asked for. */
export interface PackFiles {
  /** The open workbook as its program would save it now; the name without its ending, which is "xlsx" where it has none yet. */
  openDocument(): Promise<{ readonly name: string; readonly extension: string; readonly bytes: Uint8Array }>;
  verifierPack(contents: PackContents): Promise<Pack>;
}

/** What the pane needs around it: the workbook, and the program that shows both. */
export interface PaneHost extends Workbook {
  /** The display language of the program; a person may switch the pane's own. */
  readonly language: Language;
  readonly theme: Theme;
  onTheme(call: (theme: Theme) => void): Unsubscribe;
  /** The library of factors. Rejects where it cannot be loaded: the workbook's own factors work all the same. */
  library(): Promise<PaneLibrary>;
  /** What every function takes and gives, in words. Rejects where it cannot be loaded. */
  functionHelp(language: Language): Promise<FunctionHelp>;
  /** The tables of factors in a file that a person chose, the likeliest first. Throws PcfError for a file that has none or cannot be read. */
  readTables(file: File): Promise<readonly FactorTable[]>;
  wordFiles(): Promise<WordFiles>;
  /** Called when the workbook's own factors were read, at first and after each change; for a host that does not read them itself. */
  usePinned?(factors: readonly Factor[]): void;
  /** Called when the pane speaks another language than the host's, kept from before or switched: the messages of the functions follow. */
  useLanguage(language: Language): void;
  /** Packs the workbook for a verifier and hands the zip over, in a host that has the file itself. Throws what packing throws. */
  pack?(): Promise<Packed>;
  /** For a host that hands the saved workbook over instead; without either, the person is told the command. */
  packFiles?(): Promise<PackFiles>;
  /** A text kept on this machine from one day to the next; null where there is none. */
  recall(key: string): string | null;
  remember(key: string, text: string): void;
  /** Hands the keyboard back to the cells. */
  focusGrid(): void;
}

export interface Packed {
  /** The file as it was handed over. */
  readonly name: string;
  readonly factors: number;
  readonly findings: number;
}

export interface Pane {
  /** Puts the keyboard into the search of factors. */
  focus(): void;
  /** Takes the pane off the page and its ears off the host. */
  close(): void;
}
