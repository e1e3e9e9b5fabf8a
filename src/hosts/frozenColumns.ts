import { findCalls } from "../workbook/freeze/calls";
import type { FrozenColumn } from "../workbook/freeze/frozenPart";
import { openPackage, readWorkbook, writeWorkbook } from "./file";
import type { CalculatedColumnChange, WorkbookData } from "./file";
import { functionNames } from "./functionNames";

interface Column {
  readonly table: string;
  readonly column: number;
  readonly formula: string | null;
}

function columnsOf({ sheets }: WorkbookData): Column[] {
  return sheets.flatMap(({ tables }) => tables.flatMap(({ name, calculated }) => calculated.map((formula, column) => ({ table: name, column, formula }))));
}

const isOurs = ({ formula }: Column): boolean => formula !== null && findCalls(formula).length > 0;
const keyOf = ({ table, column }: Pick<Column, "table" | "column">): string => `${table.toLowerCase()} ${column}`;

/**
 * Columns of tables that filled new rows with a formula of ours. Where all their cells were frozen to one formula they fill with that now;
 * where not, with nothing. Answers the file so, and what thawing needs to put the formulas back.
 */
export function freezeColumns(before: WorkbookData, frozen: Uint8Array): { readonly bytes: Uint8Array; readonly columns: readonly FrozenColumn[] } {
  const ours = columnsOf(before).filter(isOurs);
  if (ours.length === 0) return { bytes: frozen, columns: [] };
  const file = openPackage(frozen);
  const after = new Map(columnsOf(readWorkbook(file, functionNames)).map((one) => [keyOf(one), one]));
  const left = [...after.values()].filter(isOurs);
  const columns = ours.map((one): FrozenColumn => {
    const now = after.get(keyOf(one));
    return { table: one.table, column: one.column, original: one.formula!, frozen: now === undefined || isOurs(now) ? null : now.formula };
  });
  const bytes = left.length === 0 ? frozen : writeWorkbook(file, { calculatedColumns: left.map(({ table, column }) => ({ table, column, formula: null })), functionNames });
  return { bytes, columns };
}

/** What puts the columns' own formulas back, where nobody has given them another since. */
export function thawColumns(columns: readonly FrozenColumn[], now: WorkbookData): CalculatedColumnChange[] {
  const present = new Map(columnsOf(now).map((one) => [keyOf(one), one.formula]));
  return columns.flatMap(({ table, column, original, frozen }): CalculatedColumnChange[] => {
    const formula = present.get(keyOf({ table, column }));
    return formula === undefined || (formula !== null && formula !== frozen) ? [] : [{ table, column, formula: original }];
  });
}
