import type { Language } from "../locales";
import { blankPackage, openPackage, writeWorkbook } from "./file";
import type { CellChange } from "./file";
import { functionNames } from "./functionNames";

type Text = Readonly<Record<Language, string>>;

/** A footprint table of assets/examples: texts in both languages, formulas as strings that begin with "=". */
export interface Example {
  readonly title: Text;
  readonly columnWidths: readonly number[];
  /** The row of the column heads, from 1. */
  readonly headerRow: number;
  /** Number formats by column letter. */
  readonly formats: Readonly<Record<string, string>>;
  readonly rows: readonly (readonly (number | string | Text | null)[])[];
}

/** An example as an .xlsx file: activity data, units and factors as typed, everything else formulas that are yet to be calculated. */
export function exampleFile(example: Example, language: Language): Uint8Array {
  const cells = example.rows.flatMap((row, index) =>
    row.flatMap((content, column): Omit<CellChange, "sheet">[] => {
      if (content === null) return [];
      const format = example.formats[String.fromCharCode(65 + column)];
      const isHead = index + 1 === example.headerRow || index === 0;
      return [{ row: index, column, content: contentOf(content, language), ...(format !== undefined && !isHead && { format }), ...(isHead && { bold: true }) }];
    }),
  );
  const sheet = { name: example.title[language], cells, widths: example.columnWidths, freeze: { rows: example.headerRow } };
  return writeWorkbook(openPackage(blankPackage()), { sheets: [sheet], functionNames });
}

function contentOf(content: number | string | Text, language: Language): CellChange["content"] {
  if (typeof content === "object") return { value: content[language] };
  return typeof content === "string" && content.startsWith("=") ? { formula: content } : { value: content };
}
