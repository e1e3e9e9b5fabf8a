import { quoted } from "../tables/formula/quoted";
import words from "../audit/ruleWords.json";
import type { Finding, RuleId, Severity } from "../audit/finding";
import { PcfError } from "../errors";
import type { Language } from "../locales";
import type { Area, CellValue, Grid } from "../tables/grid";
import { cellName } from "./cellName";
import type { PartedFindings } from "./ignoredFindings";
import type { Edit } from "./port";

/** The sheet that the audit writes for a verifier; its table says that it is ours, whatever the sheet is called. */
export const auditSheetName = "PCF Audit";
export const auditTable = "PCF_Audit";

const headerRow = 3;

const sheetWords = {
  en: {
    title: "Audit of this workbook", library: (version: string) => `Factor library ${version}`,
    counts: (errors: number, warnings: number, infos: number, ignored: number) => `Errors: ${errors}, warnings: ${warnings}, remarks: ${infos}, ignored: ${ignored}`,
    headings: ["Severity", "What", "Place", "Finding", "Expected", "Mend", "Ignored because", "Rule"],
    severities: { error: "Error", warning: "Warning", info: "Remark" }, none: "Nothing to object to.",
  },
  zh: {
    title: "本工作簿审核结果", library: (version: string) => `因子库 ${version}`,
    counts: (errors: number, warnings: number, infos: number, ignored: number) => `错误 ${errors}，警告 ${warnings}，提示 ${infos}，已忽略 ${ignored}`,
    headings: ["严重程度", "问题", "位置", "说明", "应为", "改正", "忽略理由", "规则"],
    severities: { error: "错误", warning: "警告", info: "提示" }, none: "未发现问题。",
  },
} as const;

const width = sheetWords.en.headings.length;
const severities: readonly Severity[] = ["error", "warning", "info"];
/** Widths in characters, for a host that can set them. */
export const auditColumnWidths: readonly number[] = [10, 26, 16, 80, 14, 22, 26, 18];

/** True for a sheet that an audit has written; nobody audits it. */
export function isAuditSheet(grid: Grid): boolean {
  return ownArea(grid) !== null;
}

/** Where the findings stand on a sheet of ours: by its table, or by its headings where another program has lost the table. */
function ownArea({ sheet, tables, top, left, values }: Grid): Area | null {
  const table = tables.find(({ name }) => name.toLowerCase() === auditTable.toLowerCase());
  if (table) return table.area;
  const heads = values[headerRow - top]?.slice(0 - left, width - left);
  if (sheet !== auditSheetName || left !== 0 || heads === undefined) return null;
  if (!Object.values(sheetWords).some(({ headings }) => headings.every((heading, index) => heads[index] === heading))) return null;
  const rows = values.slice(headerRow - top + 1);
  const end = rows.findIndex((row) => (row[0] ?? null) === null);
  return { top: headerRow, left: 0, bottom: headerRow + (end < 0 ? rows.length : end), right: width - 1 };
}

export interface AuditSheetRequest {
  readonly findings: PartedFindings;
  readonly language: Language;
  /** Version of the factor library; "" where it is not known. */
  readonly library: string;
  /** The sheets that were read, an earlier one of ours among them. */
  readonly grids: readonly Grid[];
  /** All sheets of the workbook, hidden ones included. */
  readonly sheetNames: readonly string[];
}

export interface AuditSheetPlan {
  readonly sheet: string;
  readonly newSheet: boolean;
  readonly edits: readonly Edit[];
  /** What the place's cells show before they are calculated, by "row,column". */
  readonly shown: ReadonlyMap<string, string>;
  readonly table: Area;
}

/**
 * The audit as a sheet, made anew in the place of an earlier one. Cells beside and below that are not ours stay.
 * @throws PcfError sheet.foreign where a sheet of this name is somebody else's, or a cell in the way is filled.
 */
export function planAuditSheet({ findings, language, library, grids, sheetNames }: AuditSheetRequest): AuditSheetPlan {
  const say = sheetWords[language];
  const grid = grids.find(isAuditSheet) ?? null;
  const taken = sheetNames.find((name) => name.toLowerCase() === auditSheetName.toLowerCase());
  if (grid === null && taken !== undefined) throw new PcfError("sheet.foreign", { sheet: taken, cell: "" });
  const sheet = grid?.sheet ?? auditSheetName;
  const before = grid && ownArea(grid);
  const start = before ?? { top: headerRow, left: 0, bottom: headerRow, right: width - 1 };
  const lines = linesOf(findings, language);
  const { top, left } = start;
  const table: Area = { top, left, bottom: top + lines.length, right: left + width - 1 };
  if (grid && before) for (let row = before.bottom + 1; row <= table.bottom; row++) requireBlank(grid, row, left);

  const edits: Edit[] = [];
  const shown = new Map<string, string>();
  const put = (row: number, column: number, content: Edit["content"]) => edits.push({ sheet, row, column, content });
  const count = (severity: Severity) => findings.open.filter((finding) => finding.severity === severity).length;
  // A table that a person has moved keeps the lines above it to them.
  if (top === headerRow && left === 0) [say.title, library === "" ? "" : say.library(library), say.counts(count("error"), count("warning"), count("info"), findings.ignored.length)].forEach((text, row) => put(row, 0, { value: text }));
  say.headings.forEach((heading, column) => put(top, left + column, { value: heading }));
  lines.forEach((line, index) =>
    line.forEach((content, column) => {
      const row = top + 1 + index;
      if (typeof content === "object" && content !== null && "link" in content) {
        put(row, left + column, { formula: content.link });
        shown.set(`${row},${left + column}`, content.text);
      } else put(row, left + column, { value: content });
    }),
  );
  for (let row = table.bottom + 1; row <= start.bottom; row++) for (let column = left; column <= table.right; column++) put(row, column, { value: null });
  return { sheet, newSheet: grid === null, edits, shown, table };
}

function requireBlank(grid: Grid, row: number, left: number): void {
  for (let column = left; column < left + width; column++) {
    const value = grid.values[row - grid.top]?.[column - grid.left] ?? null;
    const formula = grid.formulas[row - grid.top]?.[column - grid.left] ?? null;
    if ((value !== null && value !== "") || formula !== null) throw new PcfError("sheet.foreign", { sheet: grid.sheet, cell: cellName(row, column) });
  }
}

type Content = string | number | null | { readonly link: string; readonly text: string };

function linesOf({ open, ignored }: PartedFindings, language: Language): readonly (readonly Content[])[] {
  const say = sheetWords[language];
  const inOrder = severities.flatMap((severity) => open.filter((finding) => finding.severity === severity));
  const lines = [...inOrder.map((finding) => lineOf(finding, "", language)), ...ignored.map(({ finding, reason }) => lineOf(finding, reason, language))];
  return lines.length > 0 ? lines : [[say.none, ...Array.from({ length: width - 1 }, () => null)]];
}

function lineOf(finding: Finding, reason: string, language: Language): readonly Content[] {
  const { rule, severity, sheet, range, message, expected, mend } = finding;
  return [
    sheetWords[language].severities[severity], ruleName(rule, language), linkTo(sheet, range), message[language], expected ?? null,
    mend ? `${mend.sheet === sheet ? "" : `${mend.sheet}!`}${mend.range}: ${mend.value}` : null, reason === "" ? null : reason, rule,
  ];
}

/** A formula that goes to the cell in Excel and in LibreOffice alike, and shows the address. */
function linkTo(sheet: string, range: string): Content {
  const text = `${sheet}!${range}`;
  return { link: `=HYPERLINK(${quoted(`#'${sheet.replaceAll("'", "''")}'!${range}`)},${quoted(text)})`, text };
}

/** What a rule is called, for a person. */
export function ruleName(rule: RuleId, language: Language): string {
  return words[rule][language];
}

/** The value of a cell that shows before the sheet is calculated. */
export function shownValue(plan: AuditSheetPlan, { row, column, content }: Edit): CellValue {
  return "value" in content ? content.value : (plan.shown.get(`${row},${column}`) ?? null);
}
