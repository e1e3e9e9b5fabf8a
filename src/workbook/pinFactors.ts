import { PcfError, isPcfError } from "../errors";
import type { Factor } from "../factors/factor";
import type { Language } from "../locales";
import type { Area, Grid } from "../tables/grid";
import { cellName } from "./cellName";
import { factorFields, factorHeader, factorRow, factorsSheetName, factorsTable, mapColumns, valueFormat } from "./factorsSheet";
import type { FactorsRead } from "./importFactors";
import { rememberLibraryVersion } from "./libraryVersion";
import { readPinnedFactors } from "./pinnedFactors";
import type { Edit, Workbook } from "./port";

/** The workbook's own factors where they stand now; null where it has none yet. */
export async function findFactorsSheet(workbook: Workbook): Promise<Grid | null> {
  const sheets = (await workbook.sheets()).map(({ name }) => name);
  const named = sheets.find((name) => name === factorsSheetName);
  for (const sheet of [...(named === undefined ? [] : [named]), ...sheets.filter((name) => name !== named)]) {
    // One cell of a sheet tells its tables; only the one that holds factors is read.
    const first = await workbook.read(sheet, { top: 0, left: 0, bottom: 0, right: 0 }).catch((thrown: unknown) => {
      // Taken away while the others were read: then nothing stands on it.
      if (isPcfError(thrown) && thrown.code === "file.sheetUnknown") return null;
      throw thrown;
    });
    const table = first?.tables.find(({ name }) => name.toLowerCase() === factorsTable.toLowerCase());
    if (table) return workbook.read(sheet, { ...table.area, bottom: table.area.bottom + 1 });
  }
  return named === undefined ? null : workbook.read(named);
}

/** Reads the workbook's own factors, wherever their table stands. */
export async function readPinned(workbook: Workbook): Promise<FactorsRead & { readonly sheet: string | null }> {
  const grid = await findFactorsSheet(workbook);
  return { ...readPinnedFactors(grid === null ? [] : [grid]), sheet: grid?.sheet ?? null };
}

export interface PinPlan {
  /** The sheet has to be added first. */
  readonly newSheet: boolean;
  readonly edits: readonly Edit[];
  /** The cells that the table covers afterwards, with its sheet; null where nothing is added. */
  readonly table: { readonly sheet: string; readonly area: Area } | null;
  /** Factors that were not in the workbook before. */
  readonly added: readonly Factor[];
}

/** What adds factors to the workbook's own: each once, below the last; the table with its header where there is none. */
export function planPins(grid: Grid | null, factors: readonly Factor[], language: Language): PinPlan {
  const known = new Set(readPinnedFactors(grid === null ? [] : [grid]).factors.map(({ id }) => id.toLowerCase()));
  const added: Factor[] = [];
  for (const factor of factors) {
    if (known.has(factor.id.toLowerCase())) continue;
    known.add(factor.id.toLowerCase());
    added.push(factor);
  }
  if (added.length === 0) return { newSheet: false, edits: [], table: null, added };
  const sheet = grid?.sheet ?? factorsSheetName;
  const present = grid === null ? null : presentTable(grid);
  if (present === null) {
    const filled = grid !== null && grid.values.some((row) => row.some((cell) => cell !== null && cell !== ""));
    const top = grid !== null && filled ? grid.top + grid.values.length + 1 : 0;
    const header = factorHeader(language).map((value, column): Edit => ({ sheet, row: top, column, content: { value } }));
    const columns = factorFields.map((_, column) => column);
    return {
      newSheet: grid === null,
      edits: [...header, ...added.flatMap((factor, index) => rowEdits(factor, sheet, top + 1 + index, columns))],
      table: { sheet, area: { top, left: 0, bottom: top + added.length, right: factorFields.length - 1 } },
      added,
    };
  }
  const { area, columns } = present;
  return {
    newSheet: false,
    edits: added.flatMap((factor, index) => rowEdits(factor, sheet, area.bottom + 1 + index, columns)),
    table: { sheet, area: { ...area, bottom: area.bottom + added.length } },
    added,
  };
}

/**
 * Carries a plan out, with other edits in the same step where the host can. `library` is the version of the library that the factors
 * come from, for the workbook to remember; null for a person's own.
 */
export async function writeWithPins(workbook: Workbook, plan: PinPlan, edits: readonly Edit[], library: string | null): Promise<void> {
  if (workbook.step && plan.added.length > 0) await workbook.step((one) => carryOut(one, plan, edits));
  else await carryOutOrTakeBack(workbook, plan, edits);
  if (plan.added.length > 0 && library !== null) await rememberLibraryVersion(workbook, library);
}

async function carryOutOrTakeBack(workbook: Workbook, plan: PinPlan, edits: readonly Edit[]): Promise<void> {
  try {
    await carryOut(workbook, plan, edits);
  } catch (thrown) {
    if (plan.newSheet) await workbook.removeSheet(factorsSheetName).catch(() => undefined);
    throw thrown;
  }
}

async function carryOut(workbook: Workbook, plan: PinPlan, edits: readonly Edit[]): Promise<void> {
  if (plan.newSheet) await workbook.addSheet(factorsSheetName);
  if (plan.edits.length + edits.length > 0) await workbook.write([...plan.edits, ...edits]);
  if (plan.table !== null) await workbook.setTable(plan.table.sheet, factorsTable, plan.table.area);
}

/** Where each field stands in the table that is there; null where the sheet has no header of factors. @throws PcfError factors.noRoom */
function presentTable(grid: Grid): { readonly area: Area; readonly columns: readonly (number | null)[] } | null {
  const table = grid.tables.find(({ name }) => name.toLowerCase() === factorsTable.toLowerCase());
  const top = table?.area.top ?? grid.top;
  const header = grid.values[top - grid.top] ?? [];
  const { columns } = mapColumns(header);
  if (table === undefined && (columns.value === undefined || columns.unit === undefined)) return null;
  const area = table?.area ?? { top, left: grid.left, bottom: grid.top + grid.values.length - 1, right: grid.left + header.length - 1 };
  const below = cellName(area.bottom + 1, area.left);
  if (table !== undefined && table.totalsRows > 0) throw new PcfError("factors.noRoom", { sheet: grid.sheet, cell: below, reason: "totals" });
  if (grid.values[area.bottom + 1 - grid.top]?.some((cell) => cell !== null && cell !== "")) throw new PcfError("factors.noRoom", { sheet: grid.sheet, cell: below, reason: "filled" });
  return { area, columns: factorFields.map((field) => (columns[field] === undefined ? null : grid.left + columns[field])) };
}

function rowEdits(factor: Factor, sheet: string, row: number, columns: readonly (number | null)[]): Edit[] {
  return factorRow(factor).flatMap((value, index): Edit[] => {
    const column = columns[index];
    if (column === null || column === undefined || value === "") return [];
    return [{ sheet, row, column, content: { value }, ...(factorFields[index] === "value" && { format: valueFormat(factor.value) }) }];
  });
}
