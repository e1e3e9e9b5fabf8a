import type { Area, CellValue } from "../../tables/grid";
import { attributesOf, escapeXml } from "../xmlText";

/** The namespace of the custom XML part that keeps what was frozen. */
export const frozenNamespace = "urn:pcf-for-excel:frozen:1";

/** A formula before and after freezing. */
export interface FrozenRecord {
  readonly sheet: string;
  /** The cells that it filled; the formula stood in the first. */
  readonly area: Area;
  readonly form: "dynamic" | "array" | "plain";
  /** As people read it, with "=". */
  readonly original: string;
  /** What stands in each cell instead, row by row: a formula or a value. */
  readonly frozen: readonly (readonly ({ readonly formula: string } | { readonly value: CellValue })[])[];
}

/** What a column of an Excel table filled new rows with, before and after freezing: with a formula of ours in it they would be #NAME? at a recipient's. */
export interface FrozenColumn {
  readonly table: string;
  /** Counted from the table's first. */
  readonly column: number;
  readonly original: string;
  readonly frozen: string | null;
}

/** Writes the records as XML: an element a formula, an element a cell, in attributes so that line breaks survive every program. */
export function writeFrozenPart(records: readonly FrozenRecord[], columns: readonly FrozenColumn[] = []): string {
  const formulas = records.map(({ sheet, area, form, original, frozen }) => {
    const cells = frozen.map((line) => `<row>${line.map((cell) => ("formula" in cell ? `<cell formula="${escapeXml(cell.formula)}"/>` : `<cell value="${escapeXml(JSON.stringify(cell.value))}"/>`)).join("")}</row>`);
    return `<formula sheet="${escapeXml(sheet)}" area="${area.top},${area.left},${area.bottom},${area.right}" form="${form}" original="${escapeXml(original)}">${cells.join("")}</formula>`;
  });
  const filling = columns.map(({ table, column, original, frozen }) => `<column table="${escapeXml(table)}" index="${column}" original="${escapeXml(original)}"${frozen === null ? "" : ` frozen="${escapeXml(frozen)}"`}/>`);
  return `<frozen xmlns="${frozenNamespace}">${formulas.join("")}${filling.join("")}</frozen>`;
}

/** Reads the part again. What is not as it was written is left out, so that a damaged entry never overwrites a cell. */
export function readFrozenPart(xml: string): FrozenRecord[] {
  return [...xml.matchAll(/<formula ([^>]*)>([\s\S]*?)<\/formula>/g)].flatMap(([, head = "", body = ""]): FrozenRecord[] => {
    const { sheet, area, form, original } = attributesOf(head);
    const [top, left, bottom, right] = (area ?? "").split(",").map(Number);
    if (sheet === undefined || original === undefined || top === undefined || left === undefined || bottom === undefined || right === undefined) return [];
    if (form !== "dynamic" && form !== "array" && form !== "plain") return [];
    const frozen = [...body.matchAll(/<row>([\s\S]*?)<\/row>/g)].map(([, line = ""]) =>
      [...line.matchAll(/<cell ([^>]*)\/>/g)].flatMap(([, text = ""]): ({ formula: string } | { value: CellValue })[] => {
        const { formula, value } = attributesOf(text);
        if (formula !== undefined) return [{ formula }];
        return value === undefined ? [] : [{ value: JSON.parse(value) as CellValue }];
      }),
    );
    const complete = frozen.length === bottom - top + 1 && frozen.every((line) => line.length === right - left + 1);
    return complete ? [{ sheet, area: { top, left, bottom, right }, form, original, frozen }] : [];
  });
}

/** The columns of the part. */
export function readFrozenColumns(xml: string): FrozenColumn[] {
  return [...xml.matchAll(/<column ([^>]*)\/>/g)].flatMap(([, head = ""]): FrozenColumn[] => {
    const { table, index, original, frozen } = attributesOf(head);
    return table === undefined || original === undefined || !/^\d+$/.test(index ?? "") ? [] : [{ table, column: Number(index), original, frozen: frozen ?? null }];
  });
}
