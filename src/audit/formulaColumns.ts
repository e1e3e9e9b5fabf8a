import type { Cell } from "../tables/cell";
import type { Column, FootprintTable, Row } from "../tables/table";
import { references } from "../tables/formula/references";
import type { Evidence } from "./evidence";
import { relativeFormula } from "./relativeFormula";

/** A column of formulas: the pattern most rows have, and the rows that have another or none. */
export interface FormulaColumn {
  readonly table: FootprintTable;
  readonly column: Column;
  readonly usual: Cell;
  readonly others: readonly { readonly row: Row; readonly cell: Cell }[];
  readonly typed: readonly { readonly row: Row; readonly cell: Cell }[];
}

const known = new WeakMap<Evidence, readonly FormulaColumn[]>();

export function formulaColumns(evidence: Evidence): readonly FormulaColumn[] {
  let columns = known.get(evidence);
  if (!columns) known.set(evidence, (columns = evidence.tables.flatMap((table) => table.columns.flatMap((column) => read(table, column)))));
  return columns;
}

function read(table: FootprintTable, column: Column): FormulaColumn[] {
  // "PCF of 1 adapter = BOM + assembly": a row without amounts and factors is calculated in its own way.
  const inputs = table.columns.filter(
    (each) => each.role === "quantity" || each.role === "factor" || each.role === "mass" || each.role === "distance" || each.role === "freight",
  );
  const bare = (row: Row) =>
    inputs.length >= 2 && !inputs.includes(column) && inputs.every((each) => table.cell(row, each).number === null && table.cell(row, each).formula === null);
  const all = table.rows.filter((row) => row.kind === "item" && !bare(row)).map((row) => ({ row, cell: table.cell(row, column) }));
  const rows = all.filter(({ cell }) => !takesTogether(cell));
  if (rows.filter(({ cell }) => cell.formula !== null).length < 3) return [];
  const whole = judge(table, column, rows);
  if (whole) return [whole];
  // Rows of different stages have formulas of different kinds: then each stage is a column of its own.
  const stages = new Map<string, typeof rows>();
  for (const each of rows) {
    const part = stages.get(each.row.stage);
    if (part) part.push(each);
    else stages.set(each.row.stage, [each]);
  }
  return stages.size > 1 ? [...stages.values()].flatMap((part) => judge(table, column, part) ?? []) : [];
}

/** "总体得分 | =SUMPRODUCT(I3:I6,J3:J6)" under the column that it takes together: a summary, whatever its row is called. */
function takesTogether({ formula, row, column }: Cell): boolean {
  if (formula === null) return false;
  return references(formula).some(({ sheet, from, to }) => sheet === null && to !== null && from.column <= column && to.column >= column && to.row < row && to.row > from.row);
}

function judge(table: FootprintTable, column: Column, rows: readonly { row: Row; cell: Cell }[]): FormulaColumn | null {
  const formulas = rows.filter(({ cell }) => cell.formula !== null);
  if (formulas.length < 3) return null;
  const patterns = new Map<string, { row: Row; cell: Cell }[]>();
  for (const each of formulas) {
    const pattern = relativeFormula(each.cell.formula as string, each.cell.row, each.cell.column);
    const list = patterns.get(pattern);
    if (list) list.push(each);
    else patterns.set(pattern, [each]);
  }
  const [usual, ...rest] = [...patterns.values()].sort((a, b) => b.length - a.length);
  // Whatever their patterns, a lone number among formulas was typed over one.
  const lone = rows.filter(({ cell }) => cell.formula === null && cell.number !== null);
  if (usual?.[0] && usual.length < 3 && lone.length === 1 && formulas.length === rows.length - 1)
    return { table, column, usual: usual[0].cell, others: [], typed: lone };
  if (!usual?.[0] || usual.length < 3) return null;
  // A table whose rows are of several kinds has several patterns; only a lone exception is one.
  const others = usual.length >= formulas.length * 0.7 ? rest.flat() : [];
  const typed =
    usual.length >= rows.length * 0.6 || (lone.length === 1 && formulas.length === rows.length - 1)
      ? rows.filter(({ cell }) => cell.formula === null && cell.number !== null)
      : [];
  return usual.length >= formulas.length * 0.7 || typed.length > 0 ? { table, column, usual: usual[0].cell, others, typed } : null;
}
