import { itemKey } from "../audit/itemKey";
import { basicVariance, pedigreeGsd2, pedigreeSet } from "../interpretation/pedigree";
import type { Language } from "../locales";
import { saysNone } from "../tables/cell";
import type { Cell } from "../tables/cell";
import type { Grid } from "../tables/grid";
import { plainText } from "../tables/plainText";
import { isFreight } from "../tables/readUnit";
import { columnOf } from "../tables/table";
import type { Column, FootprintTable, Row } from "../tables/table";
import { Decimal } from "../units/decimal";
import { cellName } from "./cellName";
import { factorKey } from "./factorKey";
import { footprintItems } from "./footprintItems";
import type { FootprintItem, FootprintItems, ItemCell, ProductItems } from "./footprintItems";
import { readInventory } from "./inventory";
import type { Figure } from "./inventory";
import type { NativeChart } from "./nativeChart";
import { resultsSheetName } from "./ownSheets";
import type { Edit } from "./port";
import { planCharts } from "./resultsCharts";
import words from "./results.json";
import type { StudyRead } from "./studySheet/studyRead";

export interface ResultsSheet {
  readonly name: string;
  readonly edits: readonly Edit[];
  /** Rows of headings, for hosts that can make them bold. */
  readonly bold: readonly number[];
  /** Charts under the sections; none where they were not asked for. */
  readonly charts: readonly NativeChart[];
}

export interface ResultsPlan {
  /** One new sheet a product; none where no table has emissions. */
  readonly sheets: readonly ResultsSheet[];
  /** What was not laid, and why, in the language of the results. */
  readonly leftOut: readonly string[];
}

type Section = keyof typeof words.sections;

/** Titles stand in row 4, headings in row 5, figures below them. */
const titleRow = 3;
const headRow = 4;
const firstRow = 5;
/** From the last item to the results of the uncertainty: a line between, a title and headings. */
const analyticBelow = 4;
const emissionFormat = "#,##0.000";
const percentFormat = "0.00";

/**
 * The results of every product as formulas over the workbook's own cells, in the order of the reports, on new sheets. Sections stand
 * side by side with nothing below those that spill but charts, so that a spill has room however the tables change.
 */
export function planResults(grids: readonly Grid[], study: StudyRead | null, language: Language, withCharts = false): ResultsPlan {
  const found = footprintItems(grids, language);
  const leftOut = found.leftOut.map(({ sheet, cell, reason, gas = "" }) => `${sheet}!${cellName(cell.row, cell.column)}${language === "zh" ? "：" : ": "}${words.reasons[reason][language].replaceAll("{gas}", gas)}`);
  const stated = readInventory(grids.filter(({ sheet }) => sheet !== study?.sheet), { factors: [], pinned: [] }).output;
  const products = found.products.filter(({ items }) => items.length > 0);
  if (products.length === 0) return { sheets: [], leftOut: [...leftOut, words.reasons.noItems[language]] };
  const taken = new Set(grids.map(({ sheet }) => sheet.toLowerCase()));
  const missing = new Set<string>(leftOut);
  const sheets = products.map((product) => {
    const name = freeName(taken);
    const laid = new Layout(name, product, found, study, stated, language).lay(leftOut, withCharts);
    for (const reason of laid.leftOut) missing.add(reason);
    return laid.sheet;
  });
  return { sheets, leftOut: [...missing] };
}

function freeName(taken: Set<string>): string {
  let name = resultsSheetName;
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${resultsSheetName} ${number}`;
  taken.add(name.toLowerCase());
  return name;
}

/** One sheet being laid, section after section to the right. */
class Layout {
  private readonly edits: Edit[] = [];
  private readonly left: string[] = [];
  private column = 0;
  /** Where each section begins. */
  private readonly begins = new Map<Section, number>();
  private readonly last: number;

  constructor(
    private readonly sheet: string,
    private readonly product: ProductItems,
    private readonly found: FootprintItems,
    private readonly study: StudyRead | null,
    private readonly stated: Figure | null,
    private readonly language: Language,
  ) {
    this.last = firstRow + product.items.length - 1;
  }

  lay(before: readonly string[], withCharts: boolean): { readonly sheet: ResultsSheet; readonly leftOut: readonly string[] } {
    const { language, product } = this;
    this.put(0, 0, { value: product.product === "" ? words.title[language] : `${words.title[language]} · ${product.product}` });
    this.put(1, 0, { value: words.live[language] });
    this.items();
    this.spilled("stages", `=PCF.STAGES(${this.range(0)},${this.range(2)})`);
    this.spilled("hotspots", `=PCF.HOTSPOTS(${this.range(1)},${this.range(2)})`);
    this.spilled("sensitivity", `=PCF.SENSITIVITY(${this.range(1)},${this.range(2)})`);
    this.quality();
    this.uncertainty();
    const all = [...before, ...this.left];
    const below = this.last + 5;
    if (all.length > 0) {
      this.put(below, 0, { value: words.leftOut[language] });
      all.forEach((reason, index) => this.put(below + 1 + index, 0, { value: reason }));
    }
    const charts = withCharts ? this.charts(below + all.length + 3) : [];
    return { sheet: { name: this.sheet, edits: this.edits, bold: [0, titleRow, headRow, this.last + 1], charts }, leftOut: this.left };
  }

  private charts(below: number): readonly NativeChart[] {
    const { sheet, product: { unit, items }, language, begins, last } = this;
    const [stages = 0, sensitivity = 0, uncertainty] = (["stages", "sensitivity", "uncertainty"] as const).map((section) => begins.get(section));
    const isSpread = items.some((item) => (spreadOf(item)?.gsd2 ?? 1) > 1);
    const analytic = uncertainty === undefined || !isSpread ? null : { row: last + analyticBelow, column: uncertainty };
    // The results of the simulation are the lowest figures of all sections.
    const drawn = planCharts({ sheet, unit, language, items, titleRow, firstRow, stages, sensitivity, analytic, below: Math.max(below, last + analyticBelow + 6), right: this.column });
    this.edits.push(...drawn.edits);
    return drawn.charts;
  }

  /** One row an item, each a link to the cell it comes from; the sum and the result per unit under them. */
  private items(): void {
    const { product: { items, unit }, language, last } = this;
    this.head("items", [2]);
    // "盘圆" as a material and "盘圆" as a load are told apart by their stages.
    const repeated = new Set(items.map(({ name }) => name)).size < items.length;
    items.forEach((item, index) => {
      const row = firstRow + index;
      this.put(row, 0, item.stageCell ? { formula: `=${link(item.stageCell)}` } : { value: item.stage });
      const nameText = item.nameCell ? link(item.nameCell) : textConstant(item.name);
      if (repeated) this.put(row, 1, { formula: `=${nameText}&${language === "zh" ? '"（"' : '" ("'}&${cellName(row, 0)}&${language === "zh" ? '"）"' : '")"'}` });
      else this.put(row, 1, item.nameCell ? { formula: `=${nameText}` } : { value: item.name });
      this.put(row, 2, { formula: `=${link(item.emission)}${scaled(item)}` }, emissionFormat);
    });
    this.put(firstRow, 3, { formula: `=PCF.SHARE(${this.range(2)})` }, percentFormat);
    for (let row = firstRow + 1; row <= last; row++) this.edits.push({ sheet: this.sheet, row, column: 3, content: { value: null }, format: percentFormat });
    this.put(last + 1, 0, { value: words.total[language] });
    this.put(last + 1, 2, { formula: `=SUM(${this.range(2)})` }, emissionFormat);
    this.put(last + 1, 3, { formula: `=SUM(${this.range(3)})` }, percentFormat);
    const output = this.output();
    if (output === null) this.left.push(words.reasons.noOutput[language]);
    else {
      this.put(last + 2, 0, { value: `${words.perUnit[language]}${unit === "" || output.unit === "" ? "" : language === "zh" ? `（${unit}/${output.unit}）` : ` (${unit}/${output.unit})`}` });
      this.put(last + 2, 2, { formula: `=PCF.PERUNIT(${cellName(last + 1, 2)},${output.cell})` }, "#,##0.00000");
    }
    this.column = 5;
  }

  /** The output of the study, where it is a number in a cell, else the one that the tables state; with several products only the person knows whose it is. */
  private output(): { readonly cell: string; readonly unit: string } | null {
    const { study } = this;
    const cell = study?.cells.get("outputAmount");
    if (study && cell && study.study.outputAmount !== null && cell.prefix === "" && cell.fields.length === 1) return { cell: link({ sheet: cell.sheet, cell }), unit: study.study.outputUnit ?? "" };
    const place = this.stated?.places[0];
    return this.found.products.length === 1 && this.stated && place ? { cell: `${quoted(place.sheet)}!${place.range}`, unit: this.stated.unit } : null;
  }

  private spilled(section: Section, formula: string): void {
    const width = words.sections[section].columns[this.language].length;
    this.head(section, section === "sensitivity" ? [1, 2] : [1]);
    this.put(firstRow, this.column, { formula }, "General");
    // The figures of a spill take the formats of the cells they cover.
    for (let row = firstRow; row <= this.last + 1; row++) {
      for (let at = 1; at < width; at++) this.edits.push({ sheet: this.sheet, row, column: this.column + at, content: { value: null }, format: at === 1 || (section === "sensitivity" && at === 2) ? emissionFormat : percentFormat });
    }
    this.column += width + 1;
  }

  /** Scores from q1 to q5 or a score column, weighed with the emissions of the same rows; in whichever table they stand. */
  private quality(): void {
    const { language, found: { tables } } = this;
    const table = tables.find((each) => scoreOf(each) !== null && each.rows.some((row) => row.kind === "item" && scoreOf(each)?.(row) != null));
    if (!table) {
      this.left.push(words.reasons.noQuality[language]);
      return;
    }
    const score = scoreOf(table) as NonNullable<ReturnType<typeof scoreOf>>;
    const rows = table.rows.flatMap((row) => {
      const formula = row.kind === "item" ? score(row) : null;
      return formula === null ? [] : [{ row, formula, weight: this.weight(table, row) }];
    });
    if (rows.some(({ weight }) => weight === null)) {
      this.left.push(words.reasons.noWeights[language]);
      return;
    }
    this.head("quality", []);
    const nameColumn = columnOf(table, "name");
    rows.forEach(({ row, formula, weight }, index) => {
      const at = firstRow + index;
      const name = nameColumn && table.cell(row, nameColumn);
      this.put(at, this.column, name && name.text === row.name ? { formula: `=${link({ sheet: table.sheet, cell: name })}` } : { value: row.name });
      this.put(at, this.column + 1, { formula }, percentFormat);
      this.put(at, this.column + 2, { formula: weight as string }, "General");
    });
    const [scores, weights] = [this.range(this.column + 1, rows.length), this.range(this.column + 2, rows.length)];
    const end = firstRow + rows.length;
    this.put(firstRow, this.column + 3, { formula: `=PCF.QUALITYGRADE(${scores},"${language}")` });
    this.put(end, this.column, { value: words.sections.quality.overall[language] });
    this.put(end, this.column + 1, { formula: `=PCF.OVERALLQUALITY(${scores},${weights})` }, "0.000");
    this.put(end, this.column + 2, { formula: `=SUM(${weights})` });
    this.column += 5;
  }

  /** The emission of the row itself, its share, or the items and stages that go by its name. */
  private weight(table: FootprintTable, row: Row): string | null {
    for (const role of ["emission", "share"] as const) {
      const column = columnOf(table, role);
      const cell = column && table.cell(row, column);
      if (cell && cell.number !== null && !saysNone(cell)) return `=${link({ sheet: table.sheet, cell })}`;
    }
    const { items } = this.product;
    const key = itemKey(row.name);
    const same = items.flatMap((item, index) => (item.entry.key === key && key !== "" ? [cellName(firstRow + index, 2)] : []));
    if (same.length > 0) return `=${same.join("+")}`;
    const stage = items.flatMap((item, index) => (plainText(item.stage) === plainText(row.name) ? [cellName(firstRow + index, 2)] : []));
    return stage.length > 0 ? `=${stage.join("+")}` : null;
  }

  private uncertainty(): void {
    const { product: { items }, language } = this;
    const spreads = items.map((item) => spreadOf(item));
    if (spreads.every((spread) => spread === null)) {
      this.left.push(words.reasons.noSpread[language]);
      return;
    }
    if (spreads.some((spread) => spread === null)) {
      this.left.push(words.reasons.someSpread[language]);
      return;
    }
    const section = words.sections.uncertainty;
    this.head("uncertainty", [1]);
    const { column } = this;
    items.forEach((item, index) => {
      const row = firstRow + index;
      this.put(row, column, { formula: `=${cellName(row, 1)}` });
      this.put(row, column + 1, { formula: `=${cellName(row, 2)}` }, emissionFormat);
      this.put(row, column + 2, { formula: (spreads[index] as Spread).formula }, "0.000");
      const key = factorKey(item);
      if (key !== null) this.put(row, column + 3, key.cells.length === 0 ? { value: key.text } : { formula: `=${key.cells.map((cell) => link({ sheet: item.table.sheet, cell })).join('&" | "&')}` });
    });
    const given = [column + 1, column + 2, column + 3].map((each) => this.range(each));
    const below = this.last + analyticBelow - 2;
    const block = (top: number, title: string, heads: readonly string[], formula: string) => {
      this.put(top, column, { value: title });
      heads.forEach((head, at) => this.put(top + 1, column + at, { value: head }));
      this.put(top + 2, column, { formula }, emissionFormat);
    };
    block(below, section.analyticTitle[language], section.analytic[language], `=PCF.UNCERTAINTY(${given.join(",")})`);
    block(below + 4, section.monteCarloTitle[language], section.monteCarlo[language], `=PCF.MONTECARLO(${given[0]},${given[1]},10000,1,${given[2]})`);
    this.column += 6;
  }

  /** The section's title, and its headings, those of emissions with their unit. */
  private head(section: Section, emissions: readonly number[]): void {
    const { title, columns } = words.sections[section];
    this.begins.set(section, this.column);
    this.put(titleRow, this.column, { value: title[this.language] });
    const { unit } = this.product;
    columns[this.language].forEach((heading, at) => {
      const named = unit !== "" && emissions.includes(at) ? `${heading}${this.language === "zh" ? `（${unit}）` : ` (${unit})`}` : heading;
      this.put(headRow, this.column + at, { value: named });
    });
  }

  private range(column: number, rows = this.product.items.length): string {
    return `${cellName(firstRow, column)}:${cellName(firstRow + rows - 1, column)}`;
  }

  private put(row: number, column: number, content: Edit["content"], format?: string): void {
    this.edits.push({ sheet: this.sheet, row, column, content, ...(format !== undefined && { format }) });
  }
}

/** How a table scores its rows, as a formula; null where it has no scores. */
function scoreOf(table: FootprintTable): ((row: Row) => string | null) | null {
  const indicators = (["q1", "q2", "q3", "q4", "q5"] as const).map((role) => columnOf(table, role));
  const at = (row: Row, column: Column) => table.cell(row, column);
  if (indicators.every((column): column is Column => column !== undefined)) {
    return (row) => {
      const cells = indicators.map((column) => at(row, column));
      return cells.every(({ number }) => number !== null) ? `=PCF.QUALITY(${cells.map((cell) => link({ sheet: table.sheet, cell })).join(",")})` : null;
    };
  }
  const score = columnOf(table, "score");
  if (!score) return null;
  return (row) => {
    const cell = at(row, score);
    return cell.number !== null && cell.number >= 1 && cell.number <= 9 ? `=${link({ sheet: table.sheet, cell })}` : null;
  };
}

const squared = new RegExp(words.headings.gsd2, "i");
const plain = new RegExp(words.headings.gsd, "i");
const pedigree = Object.values(words.headings.pedigree).map((pattern) => new RegExp(pattern, "i"));

interface Spread {
  readonly formula: string;
  /** As a number; null where it is none of 1 or more. */
  readonly gsd2: number | null;
}

/** A row's GSD²: its own column, or the five scores of a pedigree; null where it has neither. */
export function spreadOf({ table, entry: { row, quantities } }: FootprintItem): Spread | null {
  const filled = (column: Column | undefined) => {
    const cell = column && table.cell(row, column);
    return cell && cell.number !== null ? { at: link({ sheet: table.sheet, cell }), number: cell.number } : null;
  };
  const column = (pattern: RegExp) => table.columns.find(({ heading }) => pattern.test(heading));
  const atLeastOne = (number: number) => (number >= 1 ? number : null);
  const square = filled(column(squared));
  if (square) return { formula: `=${square.at}`, gsd2: atLeastOne(square.number) };
  const root = filled(table.columns.find(({ heading }) => plain.test(heading) && !squared.test(heading)));
  if (root) return { formula: `=${root.at}^2`, gsd2: atLeastOne(root.number ** 2) };
  const scores = pedigree.flatMap((pattern) => filled(column(pattern)) ?? []);
  if (scores.length < pedigree.length) return null;
  const isTransport = quantities[0]?.unit != null && isFreight(quantities[0].unit);
  const set = pedigreeSet(null);
  const sound = scores.every(({ number }) => Number.isInteger(number) && number >= 1 && number <= 5);
  return {
    formula: `=PCF.PEDIGREE(${scores.map(({ at }) => at).join(",")}${isTransport ? ',"transport"' : ""})`,
    gsd2: sound ? pedigreeGsd2(scores.map(({ number }) => new Decimal(number)), basicVariance(isTransport ? "transport" : "material", set), set) : null,
  };
}

function scaled({ ratio }: FootprintItem): string {
  if (ratio.equals(1)) return "";
  return ratio.greaterThan(1) ? `*${ratio.toFixed()}` : `/${ratio.pow(-1).toFixed()}`;
}

function link({ sheet, cell }: ItemCell | { readonly sheet: string; readonly cell: Pick<Cell, "row" | "column"> }): string {
  return `${quoted(sheet)}!${cellName(cell.row, cell.column)}`;
}

function quoted(sheet: string): string {
  return `'${sheet.replace(/'/g, "''")}'`;
}

function textConstant(text: string): string {
  return `"${text.replace(/"/g, '""')}"`;
}
