import type { Cell } from "./cell";
import { saysNone } from "./cell";
import { isYear } from "./rowShape";
import { readUnit } from "./readUnit";

/** What the cells of a column look like, whatever its heading says. */
export interface ColumnSample {
  readonly filled: number;
  readonly numbers: number;
  readonly texts: number;
  /** Texts that are units of amounts, of factors, of emissions. */
  readonly amountUnits: number;
  readonly factorUnits: number;
  readonly emissionUnits: number;
  /** Numbers with a percent sign or a percent format. */
  readonly percents: number;
  readonly years: number;
  /** Whole numbers from 1 to 9. */
  readonly scores: number;
  readonly ascending: boolean;
  readonly distinctTexts: number;
  readonly longTexts: number;
  /** Cells merged over several rows, or blank under a filled one. */
  readonly held: number;
  /** 1 or 100 where the numbers add up to it, with or without a last one that is their sum; else null. */
  readonly wholeOf: 1 | 100 | null;
  /** The last number is the sum of those before it. */
  readonly lastIsSum: boolean;
  /** Units written beside numbers, as they come. */
  readonly cellUnits: readonly string[];
}

/** Large tables are judged by their first rows. */
export const sampleLimit = 60;

const unitsAskedOf = 12;

export function sampleColumn(cells: readonly { cell: Cell; held: boolean }[]): ColumnSample {
  let numbers = 0, texts = 0, amountUnits = 0, factorUnits = 0, emissionUnits = 0, percents = 0, years = 0, scores = 0, longTexts = 0, held = 0, filled = 0;
  const distinct = new Set<string>();
  const cellUnits: string[] = [];
  const values: number[] = [];
  let ascending = true;
  let last = 0;
  for (const { cell, held: isHeld } of cells.slice(0, sampleLimit)) {
    if (isHeld || cell.blank) {
      held++;
      continue;
    }
    if (saysNone(cell)) continue;
    filled++;
    if (cell.number !== null || (cell.formula !== null && cell.text === "")) {
      numbers++;
      if (cell.percentFormat || cell.unit === "%") percents++;
      if (isYear(cell)) years++;
      if (cell.number !== null && Number.isInteger(cell.number) && cell.number >= 1 && cell.number <= 9) scores++;
      if (cell.number !== null && cell.number !== last + 1) ascending = false;
      if (cell.number !== null) {
        last = cell.number;
        values.push(cell.number);
      }
      if (cell.unit !== "" && cell.unit !== "%") cellUnits.push(cell.unit);
    } else if (cell.text !== "") {
      texts++;
      ascending = false;
      distinct.add(cell.text);
      if (cell.text.length > 24) longTexts++;
      // A column whose first texts are no units is one of remarks, batches, suppliers: the rest need not be asked.
      const asked = distinct.size <= unitsAskedOf || amountUnits + factorUnits + emissionUnits > 0;
      const unit = asked ? readUnit(cell.text) : null;
      if (unit?.kind === "amount") amountUnits++;
      else if (unit?.kind === "factor") factorUnits++;
      else if (unit?.kind === "emission") emissionUnits++;
    }
  }
  return {
    filled,
    numbers,
    texts,
    amountUnits,
    factorUnits,
    emissionUnits,
    percents,
    years,
    scores,
    ascending: ascending && numbers > 1,
    distinctTexts: distinct.size,
    longTexts,
    held,
    wholeOf: wholeOf(values),
    lastIsSum: lastIsSum(values),
    cellUnits,
  };
}

function wholeOf(values: readonly number[]): 1 | 100 | null {
  const all = values.reduce((sum, value) => sum + value, 0);
  const most = Math.max(...values);
  const near = (whole: 1 | 100) => [all, all - most].some((sum) => Math.abs(sum / whole - 1) < 0.07);
  // A last one of exactly a hundred says what the others are meant to be.
  const last = values.at(-1);
  if (values.length >= 3 && (last === 100 || last === 1) && most === last) return last;
  return values.length < 2 ? null : near(100) ? 100 : near(1) ? 1 : null;
}

function lastIsSum(values: readonly number[]): boolean {
  const last = values.at(-1) ?? 0;
  const sum = values.slice(0, -1).reduce((all, value) => all + value, 0);
  return values.length >= 3 && last !== 0 && Math.abs(sum / last - 1) < 1e-6;
}
