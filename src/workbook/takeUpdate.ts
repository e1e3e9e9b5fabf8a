import type { Factor } from "../factors/factor";
import type { FactorUpdate } from "../factors/updates";
import type { Language } from "../locales";
import type { Grid } from "../tables/grid";
import { factorFields, factorsSheetName, factorsTable, mapColumns, textOf, valueFormat } from "./factorsSheet";
import type { Edit } from "./port";

/** Fields that formulas know the factor by, and the note, which tells what was done. */
const kept: ReadonlySet<string> = new Set(["id", "name_zh", "name_en", "synonyms", "superseded_by"]);

/** The workbook's factor with the newer figure, under the id and the names that the formulas know, and with the change on record in its note. */
export function updatedFactor({ pinned, newer }: Pick<FactorUpdate, "pinned" | "newer">, libraryVersion: string | null, language: Language): Factor {
  const from = `${pinned.value} ${pinned.unit}`;
  const to = `${newer.value} ${newer.unit}`;
  const by = [newer.id, newer.source, libraryVersion].filter((part) => part !== null && part !== "").join(", ");
  const told = language === "zh" ? `已更新：${from} → ${to}（${by}；原来源：${pinned.source}）` : `Updated: ${from} → ${to} (${by}; source before: ${pinned.source})`;
  return { ...newer, id: pinned.id, nameZh: pinned.nameZh, nameEn: pinned.nameEn, synonyms: pinned.synonyms, supersededBy: "", note: [pinned.note, told].filter((part) => part !== "").join("\n") };
}

/** What writes newer figures over the workbook's own, row by row of its table. A factor whose row is not found is passed over. */
export function planUpdates(grid: Grid, updates: readonly FactorUpdate[], libraryVersion: string | null, language: Language): Edit[] {
  const table = grid.tables.find(({ name }) => name.toLowerCase() === factorsTable.toLowerCase());
  if (table === undefined && grid.sheet !== factorsSheetName) return [];
  const [top, left] = table ? [table.area.top - grid.top, table.area.left - grid.left] : [0, 0];
  const header = (grid.values[top] ?? []).slice(left, table ? table.area.right - grid.left + 1 : undefined);
  const { columns } = mapColumns(header);
  if (columns.id === undefined) return [];
  return updates.flatMap((update): Edit[] => {
    const row = grid.values.findIndex((line, index) => index > top && String(line[left + columns.id!] ?? "").trim() === update.pinned.id);
    if (row < 0) return [];
    const factor = updatedFactor(update, libraryVersion, language);
    return factorFields.flatMap((field): Edit[] => {
      const column = columns[field];
      if (column === undefined || kept.has(field)) return field === "superseded_by" && column !== undefined ? [edit(column, "")] : [];
      return field === "value" ? [{ ...edit(column, Number(factor.value)), format: valueFormat(factor.value) }] : [edit(column, textOf(factor, field))];
    });
    function edit(column: number, value: number | string): Edit {
      return { sheet: grid.sheet, row: grid.top + row, column: grid.left + left + column, content: { value: value === "" ? null : value } };
    }
  });
}
