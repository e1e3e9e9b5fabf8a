import type { TableArea } from "../../tables/grid";
import type { Column } from "../../tables/table";
import type { View } from "../../tables/view";

/** What a column of an Excel table is calculated with, and the lines besides the person's own that take it. */
export interface CalculatedColumn {
  readonly formula: string;
  readonly lines: readonly number[];
}

export interface ColumnToCalculate {
  readonly view: View;
  readonly table: TableArea;
  readonly result: Column;
  /** The columns that a formula reads the factor from. */
  readonly factor: readonly Column[];
  readonly own: ReadonlySet<number>;
  /** The formula of the person's own lines. */
  readonly formula: string;
  /** What the formula of another line would be; null where its cells do not say enough. */
  formulaOf(line: number): string | null;
}

/** Functions that differ in the kinds of factor they take, not in the figure. PCF.FUEL also reads the name of a fuel: it is none of them. */
const called = /^=PCF\.(?:MATERIAL|PACKAGING|ELECTRICITY|HEAT|WASTE|EMISSION)\(/;
/** Longer tables keep their column as it is: nobody sees what is written so far away. */
const mostLines = 10_000;

/**
 * Excel calculates a column with one formula. Where the other lines of the column are blank or hold the same formula, all of them take
 * it; where they hold that of another kind of factor over the same cells, all take PCF.EMISSION, which gives the same figures, once the person
 * has agreed that theirs are replaced. Null where
 * the column is a person's own: one cell that holds anything else is enough.
 */
export function calculatedColumn({ view, table, result, factor, own, formula, formulaOf }: ColumnToCalculate): CalculatedColumn | null {
  const others: number[] = [];
  for (let line = table.area.top + table.headerRows; line <= table.area.bottom - table.totalsRows; line++) if (!own.has(line)) others.push(line);
  if (others.length === 0 || others.length > mostLines) return null;
  let mixed = false;
  for (const line of others) {
    const cell = view.at(line, result.index);
    if (cell.formula === null && !cell.blank) return null;
    if (cell.formula !== null && plain(cell.formula, table) !== plain(formula, table)) {
      if (!sameFigure(cell.formula, formula, table)) return null;
      mixed = true;
    }
    // A factor of another kind that stands there already, or a unit that only this line's formula names.
    const expected = formulaOf(line);
    if (expected !== null && plain(expected, table) !== plain(formula, table)) return null;
    if (cell.formula === null && factor.some(({ index }) => !view.at(line, index).blank)) mixed = true;
  }
  const one = mixed ? formula.replace(called, "=PCF.EMISSION(") : formula;
  return { formula: one, lines: others };
}

/** A formula as it compares: without blanks and case, and without the name of the table that it stands in. */
export function plain(formula: string, table: TableArea | null): string {
  const bare = formula.replace(/\[[^[\]]*\]|\s+/g, (part) => (part.startsWith("[") ? part : "")).toLowerCase();
  return table === null ? bare : bare.replaceAll(`${table.name.toLowerCase()}[@`, "[@");
}

/** Whether two formulas give the same figure: functions of kinds of factor over the same cells do. */
function sameFigure(one: string, other: string, table: TableArea): boolean {
  return general(one, table) === general(other, table);
}

function general(formula: string, table: TableArea): string {
  return plain(formula, table).replace(/^=pcf\.\w+\(/, (start) => (called.test(start.toUpperCase()) ? "=pcf.emission(" : start));
}
