import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { EngineCell, EngineWorkbook } from "../../../src/hosts/engine/engine";
import { columnNumber } from "../../../src/tables/formula/corner";
import type { CellValue } from "../../../src/tables/grid";

const folder = join(__dirname, "../../cases/native-formulas");

export interface NativeCase {
  readonly topic: string;
  readonly formula: string;
  readonly expected: CellValue | readonly (readonly CellValue[])[];
}

interface SheetsFile {
  readonly sheets: Readonly<Record<string, Readonly<Record<string, CellValue>>>>;
  readonly names: EngineWorkbook["names"];
  readonly tables: EngineWorkbook["tables"];
}

const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), "utf8"));

/** Native formulas with what Excel answers, by topic. */
export const nativeCases: readonly NativeCase[] = readdirSync(join(folder, "formulas"))
  .sort()
  .flatMap((file) => (read(`formulas/${file}`) as Omit<NativeCase, "topic">[]).map((one) => ({ ...one, topic: file.replace(".json", "") })));

/** Formulas that the engine answers otherwise, with its answer. */
export const knownMisses = read("known-misses.json") as Readonly<Record<string, NativeCase["expected"]>>;

/** Every formula stands this many rows below the one before, so that none spills into another. */
export const spacing = 12;

/** The sheets that the formulas refer to, and a sheet Calc with the formulas below each other in column A. */
export function nativeWorkbook(): EngineWorkbook {
  const { sheets, names, tables } = read("workbook.json") as SheetsFile;
  const calc = { name: "Calc", cells: nativeCases.map(({ formula }, index): EngineCell => ({ row: index * spacing, column: 0, value: null, formula })) };
  return { names, tables, sheets: [...Object.entries(sheets).map(([name, cells]) => ({ name, cells: Object.entries(cells).map(([at, content]) => cellAt(at, content)) })), calc] };
}

/** A cell from its address and its content; a text that begins with "=" is a formula. */
export function cellAt(at: string, content: CellValue): EngineCell {
  const [, letters = "", digits = ""] = /^([A-Z]+)(\d+)$/.exec(at) ?? [];
  const place = { row: Number(digits) - 1, column: columnNumber(letters) ?? -1 };
  return typeof content === "string" && content.startsWith("=") ? { ...place, value: null, formula: content } : { ...place, value: content };
}

/** Equal to 12 digits for numbers, exactly otherwise. */
export function agree(one: NativeCase["expected"], other: NativeCase["expected"]): boolean {
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other)) return false;
    return one.length === other.length && one.every((value, index) => agree(value as CellValue, other[index] as CellValue));
  }
  if (typeof one === "number" && typeof other === "number") return Math.abs(one - other) <= 1e-12 * Math.max(Math.abs(one), Math.abs(other));
  return JSON.stringify(one) === JSON.stringify(other);
}
