import type { CellValue } from "../../../src/tables/grid";
import type { Chance } from "./random";
import { header, stageName } from "./study";
import type { Item, Language, StageId, Study } from "./study";

/** A cell of a generated workbook: value and formula are kept apart so that a defect can change either. */
export interface Slot {
  value: CellValue;
  formula: string | null;
  format: string;
}

export interface GeneratedSheet {
  readonly name: string;
  readonly cells: Map<string, Slot>;
  readonly merges: string[];
}

/** Where a figure of the study stands: "calc|m0|emission" -> sheet and cell. */
export interface Spot {
  readonly sheet: GeneratedSheet;
  readonly row: number;
  readonly column: number;
}

export interface Book {
  readonly sheets: GeneratedSheet[];
  readonly spots: Map<string, Spot>;
  readonly look: Look;
  readonly study: Study;
}

/** How this consultant writes tables. */
export interface Look {
  readonly language: Language;
  readonly unitIn: "column" | "header" | "cell";
  readonly factorUnitIn: "column" | "header" | "cell";
  readonly brackets: readonly [string, string];
  readonly resultUnit: "kgCO2e" | "tCO2e";
  readonly decimals: number;
  readonly formulas: boolean;
  readonly share: "none" | "percent" | "fraction" | "number";
  readonly stageCells: "merged" | "blank" | "repeated" | "sections";
  readonly subtotals: boolean;
  readonly twoRows: boolean;
  readonly titles: boolean;
  readonly extras: boolean;
  readonly plan: "one" | "stages" | "sheets" | "lists" | "beside" | "turned";
}

export class Pen {
  row: number;
  constructor(readonly sheet: GeneratedSheet, readonly book: Book, readonly left: number, top: number) {
    this.row = top;
  }
  put(column: number, value: CellValue, more: { formula?: string; format?: string; spot?: string } = {}): void {
    this.sheet.cells.set(`${this.row},${this.left + column}`, { value, formula: more.formula ?? null, format: more.format ?? "General" });
    if (more.spot) this.book.spots.set(more.spot, { sheet: this.sheet, row: this.row, column: this.left + column });
  }
  merge(fromRow: number, fromColumn: number, toRow: number, toColumn: number): void {
    if (fromRow !== toRow || fromColumn !== toColumn) this.sheet.merges.push(`${address(fromRow, this.left + fromColumn)}:${address(toRow, this.left + toColumn)}`);
  }
}

export function address(row: number, column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}

export function stagesOf(study: Study): StageId[] {
  return [...new Set(study.items.map((item) => item.stage))];
}

/** In one table with the unit in heading or cell, transport rows would need a distance: they are left out there. */
export function counted(item: Item, look: Look): boolean {
  return item.distance === undefined || look.plan !== "one" && look.plan !== "lists" || look.unitIn === "column";
}

export function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}

export function shown(kg: number, look: Look): number {
  return look.resultUnit === "tCO2e" ? kg / 1000 : kg;
}

export function places(look: Look): number {
  return look.resultUnit === "tCO2e" ? look.decimals + 2 : look.decimals;
}

export function withUnit(look: Look, text: string, unit: string): string {
  return `${text}${look.brackets[0]}${unit}${look.brackets[1]}`;
}

export function title(pen: Pen, chance: Chance, look: Look, kind: "calcTitle" | "resultTitle" | "activityTitle" | "factorTitle", stage: StageId | null): void {
  if (!look.titles) return;
  const name = header(chance, look.language, kind);
  const number = look.language === "en" ? `Table ${chance.whole(1, 9)} ` : `表${chance.whole(1, 9)}-${chance.whole(1, 9)} `;
  const of = stage ? stageName(chance, look.language, stage) : "";
  pen.put(0, `${chance.yes(0.5) ? number : ""}${look.language === "en" ? `${of ? `${of}: ` : ""}${name}` : `${of}${name}`}`);
  pen.row++;
}

export type Key = "index" | "stage" | "name" | "quantity" | "unit" | "mass" | "distance" | "mode" | "factor" | "factorUnit" | "emission" | "share" | "source";
