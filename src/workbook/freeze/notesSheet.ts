import type { Language } from "../../locales";
import { isCellError } from "../../tables/grid";
import type { CellValue, Grid } from "../../tables/grid";
import { cellName } from "../cellName";
import type { NotedPlaces } from "./thaw";

/** The sheet that says which cells hold values where formulas stood; thawing takes it away. */
export const notesSheetName = "PCF Notes";

/** A cell that keeps its value. */
export interface KeptValue {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** The original formula, of the cell or of the spill that filled it. */
  readonly formula: string;
  readonly value: CellValue;
}

interface NoteCell {
  readonly row: number;
  readonly column: number;
  readonly content: { readonly value: CellValue } | { readonly formula: string; readonly result?: CellValue };
  readonly bold?: boolean;
}

const words = {
  en: {
    title: "Cells of this workbook that hold a fixed value where a PCF formula stood. They do not follow when amounts change; everything else does. Thawing (the add-in's Share tab, or `pcf thaw`) brings the formulas back and takes this sheet away.",
    header: ["Cell when frozen", "Value now", "Formula before", "Why"],
    noEquivalent: "has no exact equivalent among Excel's own functions",
    error: "The formula answered an error; the error stays",
  },
  zh: {
    title: "以下单元格原为 PCF 公式，现为固定数值：活动数据变化时它们不会随之变化，其余单元格照常重算。解冻（加载项“分享”页，或 `pcf thaw`）会恢复公式并删除本工作表。",
    header: ["冻结时的单元格", "当前数值", "原公式", "原因"],
    noEquivalent: "在 Excel 自带函数中没有完全等价的写法",
    error: "公式结果为错误值，错误值保留",
  },
} as const;

export const notesWidths: readonly number[] = [22, 18, 60, 60];

/** The notes, a line a cell. The second column reads the cell, so that its reference goes with it when rows move. */
export function noteCells(kept: readonly KeptValue[], language: Language): NoteCell[] {
  const { title, header, noEquivalent, error } = words[language];
  const texts = (row: number, line: readonly string[], bold = false): NoteCell[] => line.map((value, column) => ({ row, column, content: { value }, ...(bold && { bold }) }));
  return [
    ...texts(0, [title]),
    ...texts(2, header, true),
    ...kept.flatMap(({ sheet, row, column, formula, value }, index): NoteCell[] => {
      const at = index + 3;
      const names = [...new Set(formula.match(/PCF\.\w+/gi) ?? [])].join(", ").toUpperCase();
      return [
        ...texts(at, [`${sheet}!${cellName(row, column)}`]),
        { row: at, column: 1, content: { formula: `='${sheet.replaceAll("'", "''")}'!${cellName(row, column)}`, result: value } },
        { row: at, column: 2, content: { value: formula } },
        { row: at, column: 3, content: { value: isCellError(value) ? error : `${names} ${noEquivalent}` } },
      ];
    }),
  ];
}

/** Where the cells of the notes stand now. */
export function notedPlaces(grids: readonly Grid[]): NotedPlaces {
  const notes = grids.find(({ sheet }) => sheet === notesSheetName);
  if (notes === undefined) return new Map();
  return new Map(notes.values.flatMap((line, r) => {
    const before = line[0 - notes.left];
    const now = notes.formulas[r]?.[1 - notes.left]?.replace(/^=\+?/, "").replaceAll("$", "").replace(/^'((?:[^']|'')+)'!/, (_, quoted: string) => `${quoted.replaceAll("''", "'")}!`);
    return typeof before === "string" && now !== undefined && /![A-Z]{1,3}\d+$/i.test(now) ? [[before, now] as const] : [];
  }));
}
