import type { Factor } from "../factors/factor";
import type { Language } from "../locales";
import type { Area, Grid } from "../tables/grid";
import { cellName } from "./cellName";
import { valueFormat } from "./factorsSheet";
import { sourceText } from "./insert/factorText";
import type { Edit } from "./port";
import tables from "./tables.json";

export const newTableKinds = ["materials", "transport", "energy"] as const;
export type NewTableKind = (typeof newTableKinds)[number];

/** A column's part in a row; the same words that the reader of tables gives back. */
type Part = "name" | "quantity" | "mass" | "unit" | "distance" | "factor" | "factorUnit" | "source" | "emission";

interface ExampleRow {
  readonly name: Readonly<Record<Language, string>>;
  readonly unit: string;
  readonly factor: string;
  readonly quantity?: number;
  readonly mass?: number;
  readonly distance?: number;
}

interface TableKindData {
  readonly title: Readonly<Record<Language, string>>;
  readonly function: string;
  readonly columns: readonly (Readonly<Record<Language, string>> & { readonly role: string })[];
  readonly example: readonly ExampleRow[];
}

const kinds: Readonly<Record<NewTableKind, TableKindData>> = tables;
const blankRows = 6;
const emissionFormat = "#,##0.00";
const total = { zh: "合计", en: "Total" } as const;

export interface NewTable {
  readonly edits: readonly Edit[];
  readonly area: Area;
  /** The first cell to be typed in. */
  readonly first: Area;
  /** The factors that its rows name. */
  readonly factors: readonly Factor[];
}

/** A table to fill in: title, headings, rows whose formulas answer blank while they are blank, and a total. It stands at the selection, or below what is filled there. */
export function planNewTable(kind: NewTableKind, grid: Grid, at: Area, language: Language): NewTable {
  const { columns } = kinds[kind];
  const top = freeRow(grid, at, blankRows + 3, columns.length);
  return layTable(kind, { sheet: grid.sheet, top, left: at.left }, language, [], blankRows);
}

/** The ids of the library's factors that the worked example uses. */
export function exampleFactorIds(): readonly string[] {
  return newTableKinds.flatMap((kind) => kinds[kind].example.map(({ factor }) => factor));
}

/** Three small tables of one product with factors of the library, and their sum, for an empty sheet. Null where the library lacks a factor of it. */
export function planExample(sheet: string, language: Language, byId: (id: string) => Factor | undefined): NewTable | null {
  const edits: Edit[] = [];
  const factors: Factor[] = [];
  const totals: string[] = [];
  let top = 0;
  let right = 0;
  for (const kind of newTableKinds) {
    const rows = kinds[kind].example.map((row) => ({ row, factor: byId(row.factor) }));
    if (!rows.every((one): one is { row: ExampleRow; factor: Factor } => one.factor !== undefined)) return null;
    const table = layTable(kind, { sheet, top, left: 0 }, language, rows, 0);
    edits.push(...table.edits);
    factors.push(...table.factors);
    totals.push(cellName(table.area.bottom, table.area.right));
    right = Math.max(right, table.area.right);
    top = table.area.bottom + 2;
  }
  const sum = { zh: "产品碳足迹（kgCO2e）", en: "Product footprint (kgCO2e)" };
  edits.push({ sheet, row: top, column: 0, content: { value: sum[language] } }, { sheet, row: top, column: 1, content: { formula: `=${totals.join("+")}` }, format: emissionFormat });
  return { edits, area: { top: 0, left: 0, bottom: top, right }, first: { top: 2, left: 1, bottom: 2, right: 1 }, factors };
}

function layTable(kind: NewTableKind, { sheet, top, left }: { readonly sheet: string; readonly top: number; readonly left: number }, language: Language, rows: readonly { readonly row: ExampleRow; readonly factor: Factor }[], blank: number): NewTable {
  const { title, columns, function: called } = kinds[kind];
  const edits: Edit[] = [];
  const put = (row: number, column: number, content: Edit["content"], format?: string) => edits.push({ sheet, row, column: left + column, content, ...(format !== undefined && { format }) });
  const place = new Map(columns.map(({ role }, index) => [role as Part, index]));
  const formula = (row: number) => `=PCF.${called}(${columns.filter(({ role }) => inputs.has(role)).map(({ role }) => cellName(row, left + (place.get(role as Part) as number))).join(",")})`;

  put(top, 0, { value: title[language] });
  columns.forEach((column, index) => put(top + 1, index, { value: column[language] }));
  const first = top + 2;
  const last = first + rows.length + blank - 1;
  for (let row = first; row <= last; row++) {
    const filled = rows[row - first];
    if (filled) {
      const { row: given, factor } = filled;
      const values: Partial<Record<Part, string | number>> = { name: given.name[language], unit: given.unit, factor: Number(factor.value), factorUnit: factor.unit, source: sourceText(factor) };
      for (const part of ["quantity", "mass", "distance"] as const) if (given[part] !== undefined) values[part] = given[part];
      for (const [part, value] of Object.entries(values)) {
        const column = place.get(part as Part);
        if (column !== undefined) put(row, column, { value }, part === "factor" ? valueFormat(factor.value) : undefined);
      }
    }
    put(row, columns.length - 1, { formula: formula(row) }, emissionFormat);
  }
  put(last + 1, 0, { value: total[language] });
  put(last + 1, columns.length - 1, { formula: `=SUM(${cellName(first, left + columns.length - 1)}:${cellName(last, left + columns.length - 1)})` }, emissionFormat);
  return {
    edits,
    area: { top, left, bottom: last + 1, right: left + columns.length - 1 },
    first: { top: first, left, bottom: first, right: left },
    factors: rows.map(({ factor }) => factor),
  };
}

const inputs: ReadonlySet<string> = new Set<Part>(["quantity", "mass", "unit", "distance", "factor", "factorUnit"]);

/** The row where so many rows and columns are free: that of the selection, or one blank row below everything. */
function freeRow(grid: Grid, at: Area, rows: number, columns: number): number {
  const filled = grid.values.some((line, row) =>
    line.some((cell, column) => {
      const [r, c] = [grid.top + row, grid.left + column];
      const holds = (cell !== null && cell !== "") || (grid.formulas[row]?.[column] ?? null) !== null;
      // A row and a column around it stay blank, so that two tables are not read as one.
      return holds && r >= at.top - 1 && r <= at.top + rows && c >= at.left - 1 && c <= at.left + columns;
    }),
  );
  return filled ? grid.top + grid.values.length + 1 : at.top;
}
