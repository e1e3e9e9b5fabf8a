import { blankPackage, openPackage, writeWorkbook } from "../../src/hosts/file";
import type { Changes, CellChange } from "../../src/hosts/file";
import { functionNames } from "../../src/hosts/functionNames";
import { sheet } from "../tables/sheet";
import type { CaseSheet } from "../tables/sheet";

/** Sheets typed by hand as an .xlsx file, merges left out. */
export function caseFile(sheets: readonly CaseSheet[], more: Partial<Pick<Changes, "tables" | "customXml">> = {}): Uint8Array {
  const written = sheets.map((one) => {
    const grid = sheet(one);
    const cells = grid.values.flatMap((line, row) =>
      line.flatMap((value, column): Omit<CellChange, "sheet">[] => {
        const formula = grid.formulas[row]?.[column] ?? null;
        const format = grid.formats[row]?.[column] ?? "General";
        if (value === null && formula === null) return [];
        return [{ row, column, content: formula === null ? { value } : { formula, result: value }, ...(format !== "General" && { format }) }];
      }),
    );
    return { name: one.name, cells };
  });
  return writeWorkbook(openPackage(blankPackage()), { sheets: written, ...more, functionNames });
}
