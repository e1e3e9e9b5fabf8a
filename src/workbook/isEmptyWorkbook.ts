import type { Workbook } from "./port";

/** Whether no sheet holds anything. More than a few sheets are not looked at: a workbook with many is not new. */
export async function isEmptyWorkbook(workbook: Workbook): Promise<boolean> {
  const sheets = await workbook.sheets();
  if (sheets.length > 3) return false;
  for (const { name } of sheets) {
    const { values, formulas } = await workbook.read(name);
    if (values.some((row) => row.some((cell) => cell !== null && cell !== "")) || formulas.some((row) => row.some((formula) => formula !== null))) return false;
  }
  return true;
}
