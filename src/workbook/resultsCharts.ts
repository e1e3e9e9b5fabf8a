import { fill } from "../charts/options";
import { colourOf } from "../charts/stageColour";
import chartWords from "../charts/words.json";
import { labelKey } from "../footprint/labelKey";
import { stageTable } from "../footprint/stages";
import { sum } from "../footprint/sum";
import type { Language } from "../locales";
import type { Area } from "../tables/grid";
import { cellName } from "./cellName";
import type { FootprintItem } from "./footprintItems";
import type { NativeChart } from "./nativeChart";
import type { Edit } from "./port";
import words from "./results.json";

/** What the sections on a sheet of results are, for the charts that are drawn from their cells. */
export interface LaidSections {
  readonly sheet: string;
  readonly unit: string;
  readonly language: Language;
  readonly items: readonly FootprintItem[];
  /** The row of the sections' titles; their headings are in the next one. */
  readonly titleRow: number;
  /** The first row of figures. */
  readonly firstRow: number;
  /** The columns where sections begin; that of the items is the first. */
  readonly stages: number;
  readonly sensitivity: number;
  /** Total, low, high and GSD² of the analytic result stand from this cell to the right; null where there is no such section or no spread. */
  readonly analytic: { readonly row: number; readonly column: number } | null;
  /** Free cells: below all sections, and to their right. */
  readonly below: number;
  readonly right: number;
}

export interface ResultsCharts {
  readonly edits: readonly Edit[];
  readonly charts: readonly NativeChart[];
}

const mostItems = 30;
const mostRows = 15;
const bins = 18;
const leastHeight = 16;
const { bar, credit, sum: sumColour } = chartWords.themes.light;

/**
 * Charts under the sections that they show: contributions, stages, sensitivity, and the distribution of the total where the uncertainty
 * is known. Their figures stand to the right as plain formulas over the items, so that a chart follows the tables and is the same for
 * whoever opens the workbook without the add-in. Nothing is drawn of a footprint that adds up to zero.
 */
export function planCharts(laid: LaidSections): ResultsCharts {
  if (sum(laid.items.map(({ value }) => value)).isZero()) return { edits: [], charts: [] };
  return new Drawing(laid).draw();
}

class Drawing {
  private readonly edits: Edit[] = [];
  private readonly charts: NativeChart[] = [];
  private column: number;
  /** Rows of the items, the largest first. */
  private readonly order: readonly number[];

  constructor(private readonly laid: LaidSections) {
    const { items, firstRow, right } = laid;
    this.column = right;
    this.order = items.map((_, index) => index).sort((a, b) => (items[b] as FootprintItem).value.abs().comparedTo((items[a] as FootprintItem).value.abs()) || a - b).map((index) => firstRow + index);
  }

  draw(): ResultsCharts {
    const { titleRow, language } = this.laid;
    this.put(titleRow, this.column, { value: words.charts.figures[language] });
    this.contributions();
    this.stages();
    this.tornado();
    this.distribution();
    return { edits: this.edits, charts: this.charts };
  }

  /** Bars that begin where the one before ends: an invisible part holds each up, and what lies beyond zero is a part of its own. */
  private contributions(): void {
    const { laid: { items, firstRow, language }, column } = this;
    this.headings(words.charts.contributions[language]);
    const shown = items.length <= mostItems ? items.length : mostItems - 1;
    const total = cellName(firstRow + items.length, 2);
    const rows = Math.min(items.length, mostItems);
    for (let index = 0; index < rows; index++) {
      const row = firstRow + index;
      const [value, end] = [cellName(row, column + 1), cellName(row, column + 2)];
      // The heading above the first row counts as nothing, so that all rows are built alike.
      const start = `N(${cellName(row - 1, column + 2)})`;
      if (index < shown) {
        this.put(row, column, { formula: `=${this.item(index, 1)}` });
        this.put(row, column + 1, { formula: `=${this.item(index, 2)}` });
      } else {
        this.put(row, column, { value: fill(chartWords.others[language], { count: String(items.length - shown) }) });
        this.put(row, column + 1, { formula: `=${total}-${start}` });
      }
      this.put(row, column + 2, { formula: `=${start}+${value}` });
      this.put(row, column + 3, { formula: `=MAX(0,MIN(${start},${end}))+MIN(0,MAX(${start},${end}))` });
      this.put(row, column + 4, { formula: `=IF(${value}>=0,MAX(0,${end})-MAX(0,${start}),0)` });
      this.put(row, column + 5, { formula: `=IF(${value}>=0,MIN(0,${start})-MIN(0,${end}),0)` });
      this.put(row, column + 6, { formula: `=IF(${value}<0,MAX(0,${start})-MAX(0,${end}),0)` });
      this.put(row, column + 7, { formula: `=IF(${value}<0,MIN(0,${end})-MIN(0,${start}),0)` });
    }
    this.put(firstRow + rows, column, { value: chartWords.total[language] });
    this.put(firstRow + rows, column + 8, { formula: `=${total}` });
    const heads = words.charts.contributions[language];
    const colours = [null, bar, bar, credit, credit, sumColour];
    this.chart("PCF waterfall", "stackedBars", chartWords.waterfall.title[language], this.cells(column, rows + 1), colours.map((colour, at) => ({ name: heads[at + 3] ?? "", values: this.cells(column + 3 + at, rows + 1), colour })), [0, 3], rows + 1);
    this.column += heads.length + 1;
  }

  private stages(): void {
    const { laid: { items, firstRow, stages, language }, column } = this;
    const heads = words.charts.stages[language];
    this.headings(heads);
    const all = (of: number) => areaName(this.cells(of, items.length));
    const rows = stageTable(items);
    rows.forEach(({ stage }, index) => {
      // Spellings of one stage that a comparison in a cell tells apart are asked for one by one.
      const spellings = new Map(items.flatMap((item, at) => (labelKey(item.stage) === labelKey(stage) ? [[item.stage.toLowerCase(), cellName(firstRow + at, 0)] as const] : [])).reverse());
      const cells = [...spellings.values()].reverse();
      this.put(firstRow + index, column, { formula: `=${cells[0] ?? '""'}` });
      this.put(firstRow + index, column + 1, { formula: `=${cells.map((cell) => `SUMPRODUCT(--(${all(0)}=${cell}),${all(2)})`).join("+")}` });
    });
    this.chart("PCF stages", "bars", chartWords.stageBars.title[language], this.cells(column, rows.length), [{ name: heads[1] ?? "", values: this.cells(column + 1, rows.length), colour: bar, points: rows.map(({ stage }) => colourOf(stage, rows)) }], [stages, stages + 7], rows.length);
    this.column += heads.length + 1;
  }

  private tornado(): void {
    const { laid: { items, firstRow, sensitivity, language }, column } = this;
    const heads = words.charts.tornado[language];
    this.headings(heads);
    const rows = Math.min(items.length, mostRows);
    for (let index = 0; index < rows; index++) {
      this.put(firstRow + index, column, { formula: `=${this.item(index, 1)}` });
      this.put(firstRow + index, column + 1, { formula: `=-0.1*${this.item(index, 2)}` });
      this.put(firstRow + index, column + 2, { formula: `=0.1*${this.item(index, 2)}` });
    }
    this.chart("PCF tornado", "stackedBars", `${chartWords.tornado.title[language]} ±10 %`, this.cells(column, rows), [{ name: heads[1] ?? "", values: this.cells(column + 1, rows), colour: credit }, { name: heads[2] ?? "", values: this.cells(column + 2, rows), colour: bar }], [sensitivity, sensitivity + 3], rows);
    this.column += heads.length + 1;
  }

  /** How probable each stretch of the total is, over three standard deviations to either side. */
  private distribution(): void {
    const { laid: { analytic, firstRow, language }, column } = this;
    if (analytic === null) return;
    const heads = words.charts.distribution[language];
    this.headings(heads);
    const fixed = (to: number) => cellName(analytic.row, analytic.column + to).replace(/^([A-Z]+)(\d+)$/, "$$$1$$$2");
    const [total, gsd2] = [fixed(0), fixed(3)];
    for (let index = 0; index < bins; index++) {
      const row = firstRow + index;
      const [from, to] = [cellName(row, column), cellName(row, column + 1)];
      this.put(row, column, { formula: index === 0 ? `=${total}/${gsd2}^1.5` : `=${cellName(row - 1, column + 1)}` });
      this.put(row, column + 1, { formula: `=${from}+(${total}*${gsd2}^1.5-${total}/${gsd2}^1.5)/${bins}` });
      this.put(row, column + 2, { formula: `=ROUND((${from}+${to})/2,3-INT(LOG10(${to})))` });
      this.put(row, column + 3, { formula: `=100*(NORMSDIST(2*LN(${to}/${total})/LN(${gsd2}))-NORMSDIST(2*LN(${from}/${total})/LN(${gsd2})))` });
    }
    this.chart("PCF distribution", "columns", `${words.charts.distributionTitle[language]}${this.inUnit()}`, this.cells(column + 2, bins), [{ name: heads[3] ?? "", values: this.cells(column + 3, bins), colour: bar }], [analytic.column, analytic.column + 4], 0, heads[3]);
    this.column += heads.length + 1;
  }

  private chart(name: string, kind: NativeChart["kind"], title: string, categories: Area, series: NativeChart["series"], [left, right]: readonly [number, number], bars: number, axis?: string): void {
    const { sheet, below, language } = this.laid;
    const valueAxis = axis ?? `${words.charts.emission[language]}${this.inUnit()}`;
    this.charts.push({ sheet, name, kind, title, description: `${title} · ${valueAxis}`, categories, series, valueAxis, place: { top: below, left, bottom: below + Math.max(leastHeight, bars + 6) - 1, right } });
  }

  /** A cell of the items, the largest first. */
  private item(index: number, column: number): string {
    return cellName(this.order[index] as number, column);
  }

  private headings(heads: readonly string[]): void {
    heads.forEach((value, at) => this.put(this.laid.titleRow + 1, this.column + at, { value }));
  }

  private cells(column: number, rows: number): Area {
    return { top: this.laid.firstRow, left: column, bottom: this.laid.firstRow + rows - 1, right: column };
  }

  private inUnit(): string {
    const { unit, language } = this.laid;
    return unit === "" ? "" : language === "zh" ? `（${unit}）` : ` (${unit})`;
  }

  private put(row: number, column: number, content: Edit["content"]): void {
    this.edits.push({ sheet: this.laid.sheet, row, column, content, ...("formula" in content && { format: "#,##0.###" }) });
  }
}

function areaName({ top, left, bottom, right }: Area): string {
  return `${cellName(top, left)}:${cellName(bottom, right)}`;
}
