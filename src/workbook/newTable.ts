import type { Factor } from "../factors/factor";
import type { Language } from "../locales";
import type { Area, Grid } from "../tables/grid";
import { cellName } from "./cellName";
import { ownRowReference, wholeColumnReference } from "./columnReference";
import { valueFormat } from "./factorsSheet";
import { sourceText } from "./insert/factorText";
import type { Edit } from "./port";
import tables from "./tables.json";

export const newTableKinds = ["materials", "transport", "energy"] as const;
export type NewTableKind = (typeof newTableKinds)[number];

/** A column's part in a row; the same words that the reader of tables gives back. */
type Part = "name" | "quantity" | "mass" | "unit" | "distance" | "factor" | "factorUnit" | "source" | "emission" | "note";

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

/** All are equally wide: Excel lets a table grow only where it moves a table below as a whole. */
const kinds: Readonly<Record<NewTableKind, TableKindData>> = tables;
const blankRows = 6;
const emissionFormat = "#,##0.00";
const total = { zh: "合计", en: "Total" } as const;
/** The same in every language, as PCF_Factors is: formulas name them. */
const tableNames: Readonly<Record<NewTableKind, string>> = { materials: "Materials", transport: "Transport", energy: "Energy" };

/** A table as it is laid: its cells, then the table over them, then the formulas, which speak of the table's columns. */
export interface NewTable {
  readonly sheet: string;
  /** "Materials"; where a table of the workbook has it, a number follows. */
  readonly name: string;
  readonly cells: readonly Edit[];
  /** With title, headings and totals row. */
  readonly area: Area;
  /** Without the title. */
  readonly table: Area;
  /** The formulas of the rows and the totals row, for the name that the table got. */
  readonly formulas: (name: string) => readonly Edit[];
  /** The first cell to be typed in. */
  readonly first: Area;
  /** The factors that its rows name. */
  readonly factors: readonly Factor[];
}

/** Several tables of one product, and their sum. */
export interface Example {
  readonly tables: readonly NewTable[];
  /** What is written when they stand. */
  readonly sum: readonly Edit[];
  readonly first: Area;
  readonly factors: readonly Factor[];
}

/** An Excel table to fill in: title, headings, rows whose formulas answer blank while they are blank, and a totals row. It stands at the selection, or below what is filled there. */
export function planNewTable(kind: NewTableKind, grid: Grid, at: Area, language: Language): NewTable {
  const { columns } = kinds[kind];
  const top = freeRow(grid, at, blankRows + 3, columns.length);
  return planTable(kind, { sheet: grid.sheet, top, left: at.left }, language, [], blankRows);
}

/** The ids of the library's factors that the worked example uses. */
export function exampleFactorIds(): readonly string[] {
  return newTableKinds.flatMap((kind) => kinds[kind].example.map(({ factor }) => factor));
}

/** Three small tables of one product with factors of the library, and their sum, for an empty sheet. Null where the library lacks a factor of it. */
export function planExample(sheet: string, language: Language, byId: (id: string) => Factor | undefined): Example | null {
  const laid: NewTable[] = [];
  let top = 0;
  for (const kind of newTableKinds) {
    const rows = kinds[kind].example.map((row) => ({ row, factor: byId(row.factor) }));
    if (!rows.every((one): one is { row: ExampleRow; factor: Factor } => one.factor !== undefined)) return null;
    const table = planTable(kind, { sheet, top, left: 0 }, language, rows, 0);
    laid.push(table);
    top = table.area.bottom + 2;
  }
  const totals = laid.map(({ area }, index) => cellName(area.bottom, emissionColumn(newTableKinds[index]!)));
  const sum = { zh: "产品碳足迹（kgCO2e）", en: "Product footprint (kgCO2e)" };
  return {
    tables: laid,
    sum: [{ sheet, row: top, column: 0, content: { value: sum[language] } }, { sheet, row: top, column: 1, content: { formula: `=${totals.join("+")}` }, format: emissionFormat }],
    first: { top: 2, left: 1, bottom: 2, right: 1 },
    factors: laid.flatMap(({ factors }) => factors),
  };
}

function emissionColumn(kind: NewTableKind): number {
  return kinds[kind].columns.findIndex(({ role }) => role === "emission");
}

function planTable(kind: NewTableKind, { sheet, top, left }: { readonly sheet: string; readonly top: number; readonly left: number }, language: Language, rows: readonly { readonly row: ExampleRow; readonly factor: Factor }[], blank: number): NewTable {
  const { title, columns, function: called } = kinds[kind];
  const at = (row: number, column: number, content: Edit["content"], format?: string): Edit => ({ sheet, row, column: left + column, content, ...(format !== undefined && { format }) });
  const place = new Map(columns.map(({ role }, index) => [role as Part, index]));
  const emission = emissionColumn(kind);
  const row = `=PCF.${called}(${columns.filter(({ role }) => inputs.has(role)).map((column) => ownRowReference(column[language])).join(",")})`;
  const first = top + 2;
  const bottom = first + rows.length + blank;
  const filled = rows.flatMap(({ row: given, factor }, index): Edit[] => {
    const values: Partial<Record<Part, string | number>> = { name: given.name[language], unit: given.unit, factor: Number(factor.value), factorUnit: factor.unit, source: sourceText(factor) };
    for (const part of ["quantity", "mass", "distance"] as const) if (given[part] !== undefined) values[part] = given[part];
    return Object.entries(values).flatMap(([part, value]) => {
      const column = place.get(part as Part);
      return column === undefined ? [] : [at(first + index, column, { value }, part === "factor" ? valueFormat(factor.value) : undefined)];
    });
  });
  return {
    sheet,
    name: tableNames[kind],
    cells: [at(top, 0, { value: title[language] }), ...columns.map((column, index) => at(top + 1, index, { value: column[language] })), ...filled],
    area: { top, left, bottom, right: left + columns.length - 1 },
    table: { top: top + 1, left, bottom, right: left + columns.length - 1 },
    formulas: (name) => [
      ...Array.from({ length: bottom - first }, (_, index) => at(first + index, emission, { formula: row }, emissionFormat)),
      // A new table's totals row may hold a label and a sum of the program's own.
      ...columns.map((_, index) => at(bottom, index, index === 0 ? { value: total[language] } : { value: null })).filter((_, index) => index !== emission),
      // Not SUBTOTAL, as Excel itself would put there: a filter must not change a footprint.
      at(bottom, emission, { formula: `=SUM(${wholeColumnReference(name, columns[emission]![language])})` }, emissionFormat),
    ],
    first: { top: first, left, bottom: first, right: left },
    factors: rows.map(({ factor }) => factor),
  };
}

const inputs: ReadonlySet<string> = new Set<Part>(["quantity", "mass", "unit", "distance", "factor", "factorUnit"]);

/** The row where so many rows and columns are free: that of the selection, or one blank row below everything. */
function freeRow(grid: Grid, at: Area, rows: number, columns: number): number {
  // A row and a column around it stay blank, so that two tables are not read as one.
  const meets = (area: Area) => area.bottom >= at.top - 1 && area.top <= at.top + rows && area.right >= at.left - 1 && area.left <= at.left + columns;
  const filled = grid.values.some((line, row) =>
    line.some((cell, column) => {
      const [r, c] = [grid.top + row, grid.left + column];
      const holds = (cell !== null && cell !== "") || (grid.formulas[row]?.[column] ?? null) !== null;
      return holds && meets({ top: r, bottom: r, left: c, right: c });
    }),
  );
  // A table's rows belong to it while they are blank, too.
  if (!filled && !grid.tables.some(({ area }) => meets(area))) return at.top;
  return Math.max(grid.top + grid.values.length, ...grid.tables.map(({ area }) => area.bottom + 1)) + 1;
}
