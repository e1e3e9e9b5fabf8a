import { cellAddress } from "../../audit/address";
import type { Place } from "../../audit/finding";
import { filledCells } from "../../tables/grid";
import type { CellValue, Grid } from "../../tables/grid";
import { footprintFields, pcfFields, ratingFields } from "./fields";
import type { Kind } from "./fields";
import type { Json } from "./footprint";

/** A field of the footprint that a cell of the workbook states: its name in one cell, its value in the next. */
export interface SheetField {
  readonly name: string;
  readonly value: Json;
  readonly place: Place;
}

const kinds = new Map<string, Kind>([...footprintFields, ...pcfFields].map(({ name, kind }) => [name, kind] as const));
for (const name of ratingFields) kinds.set(name, "decimal");

/** The name of v2, which still asks for it: a code of the Central Product Classification. */
const oldClassification = "productCategoryCpc";

/** What the workbook says in PACT's own names (companyIds | urn:...; several values are separated by ; or a line break), on any sheet. */
export function readSheetFields(grids: readonly Grid[]): SheetField[] {
  return grids.flatMap((grid) =>
    [...filledCells(grid)].flatMap(({ row, column, value: label }): SheetField[] => {
      const said = typeof label === "string" ? label.trim() : "";
      const name = said === oldClassification ? "productClassifications" : said;
      const kind = kinds.get(name);
      const cell = grid.values[row - grid.top]?.[column - grid.left + 1];
      const value = kind && cell !== undefined && cell !== null && cell !== "" ? valueOf(said === oldClassification ? `urn:pact:productclassification:un-cpc:${String(cell).trim()}` : cell, kind) : null;
      return value === null ? [] : [{ name, value, place: { sheet: grid.sheet, range: cellAddress({ row, column: column + 1 }) } }];
    }),
  );
}

/** The same as text, for a report. */
export function statedFields(grids: readonly Grid[]): { readonly name: string; readonly text: string; readonly place: Place }[] {
  return readSheetFields(grids).map(({ name, value, place }) => ({ name, text: Array.isArray(value) ? value.map((each: Json) => (typeof each === "object" ? Object.values(each ?? {}).join(" ") : String(each))).join("; ") : String(value), place }));
}

function valueOf(cell: CellValue, kind: Kind): Json | null {
  if (typeof cell === "object") return null;
  if (kind === "flag") return typeof cell === "boolean" ? cell : /^(true|yes|是|有)$/i.test(String(cell).trim());
  const text = typeof cell === "number" ? String(cell) : String(cell).trim();
  const list = text.split(/[;；\n]/).map((each) => each.trim()).filter((each) => each !== "");
  if (kind === "uuids" || kind === "urns" || kind === "texts" || kind === "reports") return list;
  if (kind === "sources") return list.map((each) => { const cut = each.lastIndexOf("|"); return cut < 0 ? { name: each, version: "" } : { name: each.slice(0, cut).trim(), version: each.slice(cut + 1).trim() }; });
  if (kind === "time" && /^\d{4}-\d\d-\d\d$/.test(text)) return `${text}T00:00:00Z`;
  return kind === "rules" || kind === "ratings" || kind === "record" ? null : text;
}
