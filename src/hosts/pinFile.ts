import type { Factor } from "../factors/factor";
import type { Language } from "../locales";
import { factorsSheetName, factorsTable } from "../workbook/factorsSheet";
import { planPins } from "../workbook/pinFactors";
import { calculateFile } from "./calculatedFile";
import type { CalculatedFile } from "./calculatedFile";
import { writeWorkbook } from "./file";
import { functionNames } from "./functionNames";

/** Writes every factor that formulas use by id or name, and that the workbook does not hold yet, into its PCF Factors. */
export async function pinFile(bytes: Uint8Array, language: Language): Promise<{ readonly bytes: Uint8Array; readonly added: readonly Factor[]; readonly calculated: CalculatedFile }> {
  const calculated = await calculateFile(bytes, language);
  const { file, grids, used } = calculated;
  const holder = grids.find(({ tables }) => tables.some(({ name }) => name.toLowerCase() === factorsTable.toLowerCase())) ?? grids.find(({ sheet }) => sheet === factorsSheetName) ?? null;
  const plan = planPins(holder, used, language);
  if (plan.added.length === 0) return { bytes, added: [], calculated };
  const top = plan.table?.area.top;
  const cells = plan.edits.map(({ sheet, row, column, content, format }) => ({ sheet, row, column, content, ...(format !== undefined && { format }), ...(plan.newSheet && row === top && { bold: true }) }));
  const written = writeWorkbook(file, {
    ...(plan.newSheet ? { sheets: [{ name: factorsSheetName, cells, freeze: { rows: 1 }, widths: [26, 24, 24, 14, 12, 16] }] } : { cells }),
    ...(plan.table !== null && { tables: [{ sheet: plan.table.sheet, name: factorsTable, area: plan.table.area }] }),
    functionNames,
  });
  return { bytes: written, added: plan.added, calculated };
}
