import type { RuleId } from "../../../src/audit/finding";
import { cellAt, freeze, put } from "./book";
import type { Book, Mark } from "./book";

/** A defect that was put into a workbook: the rule that must speak of it, and the cells of which one must be named. */
export interface Injected {
  readonly rule: RuleId;
  readonly what: string;
  readonly sheet: string;
  /** Any cell of these rows counts: the finding stands at the cell or its row. */
  readonly rows: readonly number[];
  /** Other rows or sheets that are as right: the other one of two figures that contradict each other. */
  readonly also?: readonly { readonly sheet: string; readonly rows: readonly number[] }[];
}

/** Puts one defect into a workbook that it fits; null where it does not. `turn` chooses among the places. */
export type Injector = (book: Book, turn: number) => Injected | null;

const number = (book: Book, sheet: string, at: string): number | null => {
  const value = cellAt(book, sheet, at)?.value;
  return typeof value === "number" ? value : null;
};
const text = (book: Book, sheet: string, at: string): string => {
  const value = cellAt(book, sheet, at)?.value;
  return typeof value === "string" ? value : "";
};
const of = (book: Book, ...kinds: Mark["kind"][]) => book.marks.filter((mark) => kinds.includes(mark.kind));
const pick = <T>(list: readonly T[], turn: number): T | undefined => (list.length === 0 ? undefined : list[turn % list.length]);

interface Row {
  readonly mark: Mark;
  readonly row: number;
  at(column: string): string;
}

function rowsOf(book: Book, kinds: Mark["kind"][], ...needed: string[]): Row[] {
  return of(book, ...kinds).filter((mark) => needed.every((each) => mark.columns[each])).flatMap((mark) => mark.rows.map((row) => ({ mark, row, at: (column: string) => `${mark.columns[column] ?? ""}${row}` })));
}

const isTyped = (book: Book, { mark, at }: Row, column: string) => {
  const cell = cellAt(book, mark.sheet, at(column));
  return cell !== undefined && cell.formula === undefined;
};
const units = /^(kg|kg CO2e)?$/i;

/** The label under which a row of the test's own author stands. */
const labelOf = (book: Book, { mark, at }: Row) => text(book, mark.sheet, at("name"));

const found = (rule: RuleId, what: string, mark: Mark, ...rows: number[]): Injected => ({ rule, what, sheet: mark.sheet, rows });

export const injectors: Readonly<Record<string, Injector>> = {
  "unit.missing: a blank unit": (book, turn) => {
    const row = pick(rowsOf(book, ["calc"], "unit", "em").filter((each) => each.mark.rows.length >= 3 && text(book, each.mark.sheet, each.at("unit")) !== ""), turn);
    if (!row) return null;
    freeze(book);
    put(book, row.mark.sheet, row.at("unit"), { value: null });
    return found("unit.missing", labelOf(book, row), row.mark, row.row);
  },
  "unit.unknown: a misspelt unit": (book, turn) => {
    const row = pick(rowsOf(book, ["calc"], "unit", "em").filter((each) => text(book, each.mark.sheet, each.at("unit")) !== ""), turn);
    if (!row) return null;
    freeze(book);
    put(book, row.mark.sheet, row.at("unit"), { value: ["kgg", "顿", "kwhh", "tonn", "m33"][turn % 5] as string });
    return found("unit.unknown", labelOf(book, row), row.mark, row.row);
  },
  "unit.dimension: another kind of amount": (book, turn) => {
    const row = pick(rowsOf(book, ["calc"], "unit", "ef", "em").filter((each) => text(book, each.mark.sheet, each.at("unit")) === "kg"), turn);
    if (!row) return null;
    put(book, row.mark.sheet, row.at("unit"), { value: turn % 2 ? "kWh" : "m3" });
    return row.mark.columns.efu ? found("unit.dimension", labelOf(book, row), row.mark, row.row) : null;
  },
  "unit.dimension: another kind of factor": (book, turn) => {
    const row = pick(rowsOf(book, ["calc"], "unit", "efu", "em").filter((each) => isTyped(book, each, "efu") && /^(kg|kWh|t|km)$/.test(text(book, each.mark.sheet, each.at("unit")))), turn);
    if (!row) return null;
    freeze(book);
    const was = text(book, row.mark.sheet, row.at("efu"));
    put(book, row.mark.sheet, row.at("efu"), { value: was.replace(/\/.*$/, text(book, row.mark.sheet, row.at("unit")) === "kWh" ? "/kg" : "/m3") });
    return found("unit.dimension", labelOf(book, row), row.mark, row.row);
  },
  "unit.scale: a result a thousand times too large": (book, turn) => {
    freeze(book);
    const row = pick(rowsOf(book, ["calc", "transport"], "em", "ef").filter((each) => Math.abs(number(book, each.mark.sheet, each.at("em")) ?? 0) > 0.05), turn);
    if (!row) return null;
    const value = number(book, row.mark.sheet, row.at("em")) as number;
    put(book, row.mark.sheet, row.at("em"), { value: Number((turn % 2 ? value * 1000 : value / 1000).toPrecision(12)) });
    return found("unit.scale", labelOf(book, row), row.mark, row.row);
  },
  "unit.scale: kilograms under a heading of tonnes": (book, turn) => {
    const mark = pick(of(book, "calc", "transport").filter((each) => each.columns.em && each.columns.ef && each.rows.length >= 3), turn);
    if (!mark) return null;
    freeze(book);
    const column = mark.columns.em as string;
    for (let row = (mark.rows[0] as number) - 1; row >= 1; row--) {
      const heading = text(book, mark.sheet, `${column}${row}`);
      if (!/(^|[^a-z])kg\s?CO2/i.test(heading) || /\/(kg|m)/.test(heading)) continue;
      put(book, mark.sheet, `${column}${row}`, { value: heading.replace(/kg(?=\s?CO2)/i, "t") });
      return found("unit.scale", heading, mark, row, ...mark.rows);
    }
    return null;
  },
  "unit.scale: a total in another unit": (book, turn) => {
    const mark = pick(of(book, "calc", "transport", "result").filter((each) => each.columns.total && each.columns.em && each.rows.length >= 3 && !each.columns.share), turn);
    if (!mark) return null;
    freeze(book);
    const at = `${mark.columns.em}${mark.columns.total}`;
    put(book, mark.sheet, at, { value: Number(((number(book, mark.sheet, at) as number) / 1000).toPrecision(8)) });
    return found("unit.scale", "total", mark, Number(mark.columns.total));
  },
  "row.mismatch: a result that is not the product": (book, turn) => {
    freeze(book);
    const row = pick(rowsOf(book, ["calc", "transport"], "em", "ef").filter((each) => Math.abs(number(book, each.mark.sheet, each.at("em")) ?? 0) > 0.05), turn);
    if (!row) return null;
    const value = number(book, row.mark.sheet, row.at("em")) as number;
    put(book, row.mark.sheet, row.at("em"), { value: Number((value * [1.37, 0.62, 2.3, 1.11][turn % 4]!).toPrecision(6)) });
    return found("row.mismatch", labelOf(book, row), row.mark, row.row);
  },
  "sum.mismatch: a total that is not the sum": (book, turn) => {
    const mark = pick(of(book, "calc", "transport", "result", "stages").filter((each) => each.columns.total && each.columns.em && each.rows.length >= 3), turn);
    if (!mark) return null;
    freeze(book);
    const at = `${mark.columns.em}${mark.columns.total}`;
    put(book, mark.sheet, at, { value: Number(((number(book, mark.sheet, at) as number) * 1.173).toPrecision(6)) });
    return found("sum.mismatch", "total", mark, Number(mark.columns.total));
  },
  "sum.range: a SUM that misses the last row": (book, turn) => {
    const mark = pick(of(book, "calc", "transport", "result").filter((each) => each.columns.total && each.columns.em && /SUM\(/.test(cellAt(book, each.sheet, `${each.columns.em}${each.columns.total}`)?.formula ?? "")), turn);
    if (!mark) return null;
    const rows = [...mark.rows];
    const [first, last] = turn % 2 ? [rows[1], rows.at(-1)] : [rows[0], rows.at(-2)];
    const left = turn % 2 ? rows[0] : rows.at(-1);
    const value = cellAt(book, mark.sheet, `${mark.columns.em}${left}`)?.value;
    if (value === 0) return null;
    put(book, mark.sheet, `${mark.columns.em}${mark.columns.total}`, { value: null, formula: `=SUM(${mark.columns.em}${first}:${mark.columns.em}${last})` });
    return found("sum.range", "total", mark, Number(mark.columns.total));
  },
  "sum.double: a row counted twice in a typed total": (book, turn) => {
    const mark = pick(of(book, "calc", "transport").filter((each) => each.columns.total && each.columns.em && each.rows.length >= 3), turn);
    if (!mark) return null;
    freeze(book);
    const at = `${mark.columns.em}${mark.columns.total}`;
    const rows = mark.rows.map((row) => number(book, mark.sheet, `${mark.columns.em}${row}`) ?? 0);
    const extra = pick(rows.filter((each) => each > (number(book, mark.sheet, at) as number) * 0.02), turn);
    if (extra === undefined) return null;
    put(book, mark.sheet, at, { value: Number(((number(book, mark.sheet, at) as number) + extra).toPrecision(10)) });
    return found("sum.double", "total", mark, Number(mark.columns.total));
  },
  "sum.double: a formula that adds a row again": (book, turn) => {
    const mark = pick(of(book, "calc", "transport", "result").filter((each) => each.columns.total && each.columns.em && /SUM\(/.test(cellAt(book, each.sheet, `${each.columns.em}${each.columns.total}`)?.formula ?? "")), turn);
    if (!mark) return null;
    const at = `${mark.columns.em}${mark.columns.total}`;
    put(book, mark.sheet, at, { value: null, formula: `${cellAt(book, mark.sheet, at)?.formula}+${mark.columns.em}${mark.rows[turn % mark.rows.length]}` });
    return number(book, mark.sheet, `${mark.columns.em}${mark.rows[turn % mark.rows.length]}`) === 0 ? null : found("sum.double", "total", mark, Number(mark.columns.total));
  },
  "share.total: shares of another total": (book, turn) => {
    const mark = pick(of(book, "calc", "stages", "result").filter((each) => each.columns.share && each.rows.length >= 3), turn);
    if (!mark) return null;
    freeze(book);
    for (const row of mark.rows) {
      const at = `${mark.columns.share}${row}`;
      const cell = cellAt(book, mark.sheet, at);
      if (typeof cell?.value === "string" && cell.value.endsWith("%")) put(book, mark.sheet, at, { value: `${(Number(cell.value.slice(0, -1)) * 0.96).toFixed(2)}%` });
      else if (typeof cell?.value === "number") put(book, mark.sheet, at, { value: Number((cell.value * 0.96).toFixed(cell.format ? 4 : 2)) });
    }
    return found("share.total", "shares", mark, ...mark.rows, Number(mark.columns.total));
  },
  "share.mismatch: two shares exchanged": (book, turn) => {
    const mark = pick(of(book, "calc", "stages", "result").filter((each) => each.columns.share && each.rows.length >= 2), turn);
    if (!mark) return null;
    freeze(book);
    const ordered = mark.rows.map((row) => ({ row, value: number(book, mark.sheet, `${mark.columns.em}${row}`) ?? 0 })).sort((a, b) => b.value - a.value);
    const [a, b] = [ordered[0]!.row, ordered[1]!.row];
    const [x, y] = [a, b].map((row) => ({ ...cellAt(book, mark.sheet, `${mark.columns.share}${row}`)! }));
    put(book, mark.sheet, `${mark.columns.share}${a}`, { value: y!.value });
    put(book, mark.sheet, `${mark.columns.share}${b}`, { value: x!.value });
    return found("share.mismatch", "shares", mark, a, b);
  },
  "factor.conflict: a factor that is not the declared one": (book, turn) => {
    const declared = of(book, "factors")[0];
    const row = declared && pick(rowsOf(book, ["calc"], "ef", "em").filter((each) => declared.rows.some((there) => text(book, declared.sheet, `${declared.columns.name}${there}`) === labelOf(book, each) && labelOf(book, each) !== "")), turn);
    if (!row) return null;
    put(book, row.mark.sheet, row.at("ef"), { value: Number(((number(book, row.mark.sheet, row.at("ef")) as number) * 1.24).toPrecision(3)) });
    return { ...found("factor.conflict", labelOf(book, row), row.mark, row.row), also: [{ sheet: declared.sheet, rows: declared.rows }] };
  },
  "activity.conflict: another amount than in the list": (book, turn) => {
    const list = of(book, "list")[0];
    const row = list && pick(rowsOf(book, ["calc"], "qty", "em").filter((each) => list.rows.some((there) => text(book, list.sheet, `${list.columns.name}${there}`) === labelOf(book, each))), turn);
    if (!row) return null;
    put(book, row.mark.sheet, row.at("qty"), { value: (number(book, row.mark.sheet, row.at("qty")) as number) * 10 });
    return { ...found("activity.conflict", labelOf(book, row), row.mark, row.row), also: [{ sheet: list.sheet, rows: list.rows }] };
  },
  "factor.whois: the factor of another thing": (book, turn) => {
    const swaps: readonly (readonly [RegExp, RegExp, number, string])[] = [[/纸箱|Cardboard|Carton|纸盒/i, /^(kg|$)/, 3.0752358, "PP"], [/天然气|Natural gas/i, /^(m3|m³|Nm3)/, 3.0959, "diesel"], [/热轧钢板|Hot rolled/i, /^(kg|$)/, 3.0752358, "PP"], [/柴油|Diesel/i, /^kg$/, 2.925, "petrol"]];
    const row = pick(rowsOf(book, ["calc"], "ef", "em").filter((each) => isTyped(book, each, "ef") && swaps.some(([name]) => name.test(labelOf(book, each)))), turn);
    const swap = row && swaps.find(([name, unit]) => name.test(labelOf(book, row)) && unit.test(row.mark.columns.unit ? text(book, row.mark.sheet, row.at("unit")) : "") && (row.mark.columns.unit !== undefined || name.test("纸箱") || true));
    if (!row || !swap || swap[3] === "diesel" || swap[3] === "petrol") return null;
    put(book, row.mark.sheet, row.at("ef"), { value: swap[2] });
    return found("factor.whois", labelOf(book, row), row.mark, row.row);
  },
  "factor.outlier: a factor far from its kind": (book, turn) => {
    const kinds = /钢板|卷板|^冷轧|铸钢件|铝箔|铝锭|铝合金|纸箱|水泥|铜箔|Steel frame|Hot rolled|Cast iron|Copper wire|Aluminium (housing|sheet)|Steel sheet|纸盒|ABS$|PE袋|Cardboard|Carton|steel|电力$|^Electricity|^Grid electricity|天然气|Natural gas/i;
    const row = pick(rowsOf(book, ["calc"], "ef", "em").filter((each) => isTyped(book, each, "ef") && kinds.test(labelOf(book, each)) && (number(book, each.mark.sheet, each.at("ef")) ?? 0) > 0), turn);
    if (!row) return null;
    put(book, row.mark.sheet, row.at("ef"), { value: Number(((number(book, row.mark.sheet, row.at("ef")) as number) * (turn % 2 ? 100 : 0.01)).toPrecision(3)) });
    return found("factor.outlier", labelOf(book, row), row.mark, row.row);
  },
  "factor.unsourced: a blank source": (book, turn) => {
    const row = pick(rowsOf(book, ["calc", "factors"], "src", "ef").filter((each) => text(book, each.mark.sheet, each.at("src")) !== ""), turn);
    if (!row) return null;
    put(book, row.mark.sheet, row.at("src"), { value: null });
    return found("factor.unsourced", labelOf(book, row), row.mark, row.row);
  },
  "factor.outdated: a factor of long ago": (book, turn) => {
    const row = pick(rowsOf(book, ["factors"], "year", "ef"), turn);
    if (!row) return null;
    put(book, row.mark.sheet, row.at("year"), { value: 2009 });
    return found("factor.outdated", labelOf(book, row), row.mark, row.row);
  },
  "number.text: an amount typed as text": (book, turn) => {
    const row = pick(rowsOf(book, ["calc", "transport"], "em").filter((each) => number(book, each.mark.sheet, each.at(each.mark.columns.qty ? "qty" : "mass")) !== null), turn);
    if (!row) return null;
    const column = row.mark.columns.qty ? "qty" : "mass";
    if (!isTyped(book, row, column)) return null;
    freeze(book);
    put(book, row.mark.sheet, row.at(column), { value: String(number(book, row.mark.sheet, row.at(column))) });
    return found("number.text", labelOf(book, row), row.mark, row.row);
  },
  "number.text: a result typed as text": (book, turn) => {
    freeze(book);
    const row = pick(rowsOf(book, ["calc", "transport", "stages"], "em").filter((each) => isTyped(book, each, "em") && number(book, each.mark.sheet, each.at("em")) !== null), turn);
    if (!row) return null;
    put(book, row.mark.sheet, row.at("em"), { value: String(number(book, row.mark.sheet, row.at("em"))) });
    return found("number.text", labelOf(book, row), row.mark, row.row);
  },
  "error.cell: an error value": (book, turn) => {
    const row = pick(rowsOf(book, ["calc", "transport"], "em").filter((each) => !isTyped(book, each, "em")), turn);
    if (!row) return null;
    put(book, row.mark.sheet, row.at("em"), { value: null, formula: "=1/0" });
    return found("error.cell", labelOf(book, row), row.mark, row.row);
  },
  "formula.inconsistent: one formula unlike its column": (book, turn) => {
    const row = pick(rowsOf(book, ["calc", "transport"], "em", "ef").filter((each) => each.mark.rows.length >= 3 && !isTyped(book, each, "em") && (number(book, each.mark.sheet, each.at("em")) ?? 0) > 0), turn);
    if (!row) return null;
    const was = cellAt(book, row.mark.sheet, row.at("em"))?.formula as string;
    put(book, row.mark.sheet, row.at("em"), { value: null, formula: turn % 2 ? `${was}*1.05` : was.replace(/\d+/, (digits) => String(Number(digits) + (row.row === row.mark.rows.at(-1) ? -1 : 1))) });
    return found("formula.inconsistent", labelOf(book, row), row.mark, row.row);
  },
  "formula.hardcoded: a formula overwritten": (book, turn) => {
    const row = pick(rowsOf(book, ["calc", "transport"], "em", "ef").filter((each) => each.mark.rows.length >= 3 && !isTyped(book, each, "em") && (number(book, each.mark.sheet, each.at("em")) ?? 0) > 0), turn);
    if (!row) return null;
    put(book, row.mark.sheet, row.at("em"), { value: Number((number(book, row.mark.sheet, row.at("em")) as number).toPrecision(6)) });
    return found("formula.hardcoded", labelOf(book, row), row.mark, row.row);
  },
  "stage.mismatch: a stage that its rows do not give": (book, turn) => {
    const mark = of(book, "stages")[0];
    if (!mark) return null;
    freeze(book);
    const row = mark.rows[turn % mark.rows.length]!;
    const [em, share, total] = [mark.columns.em!, mark.columns.share, mark.columns.total!];
    put(book, mark.sheet, `${em}${row}`, { value: Number(((number(book, mark.sheet, `${em}${row}`) as number) * 1.3).toFixed(2)) });
    const sum = mark.rows.reduce((all, each) => all + (number(book, mark.sheet, `${em}${each}`) ?? 0), 0);
    put(book, mark.sheet, `${em}${total}`, { value: Number(sum.toFixed(2)) });
    for (const each of share ? mark.rows : []) {
      const cell = cellAt(book, mark.sheet, `${share}${each}`)!;
      const part = (number(book, mark.sheet, `${em}${each}`) as number) / sum;
      put(book, mark.sheet, `${share}${each}`, { value: typeof cell.value === "string" ? `${(part * 100).toFixed(2)}%` : cell.format ? part : Number((part * 100).toFixed(2)) });
    }
    return found("stage.mismatch", `row ${row}`, mark, row);
  },
  "label.exchanged: two stages swapped": (book) => {
    const mark = of(book, "stages")[0];
    if (!mark) return null;
    freeze(book);
    const [a, b] = mark.rows.slice(0, 2).map((row) => `${mark.columns.name}${row}`) as [string, string];
    const [x, y] = [cellAt(book, mark.sheet, a)!.value, cellAt(book, mark.sheet, b)!.value];
    put(book, mark.sheet, a, { value: y });
    put(book, mark.sheet, b, { value: x });
    return found("label.exchanged", "stages", mark, ...mark.rows.slice(0, 2));
  },
  "perunit.mismatch: a result that is not total by output": (book) => {
    const mark = of(book, "perunit")[0];
    if (!mark) return null;
    freeze(book);
    const at = `${mark.columns.result}${mark.rows[0]}`;
    put(book, mark.sheet, at, { value: Number(((number(book, mark.sheet, at) as number) * 1.42).toPrecision(4)) });
    return found("perunit.mismatch", "result", mark, mark.rows[0]!);
  },
  "cutoff.exceeded: too much left out": (book, turn) => {
    const mark = of(book, "cutoff")[0];
    if (!mark) return null;
    const row = mark.rows[turn % mark.rows.length]!;
    put(book, mark.sheet, `${mark.columns.share}${row}`, { value: 3.6 });
    return found("cutoff.exceeded", "share", mark, row);
  },
  "sensitivity.mismatch: a difference that does not follow": (book, turn) => {
    const mark = of(book, "sensitivity")[0];
    if (!mark) return null;
    freeze(book);
    const at = `${mark.columns.em}${mark.rows[turn % mark.rows.length]}`;
    put(book, mark.sheet, at, { value: Number(((number(book, mark.sheet, at) as number) * 2.4).toFixed(2)) });
    return found("sensitivity.mismatch", "difference", mark, mark.rows[turn % mark.rows.length]!);
  },
  "standard.withdrawn: an edition no longer in force": (book) => {
    const mark = of(book, "standard")[0];
    if (!mark) return null;
    put(book, mark.sheet, `${mark.columns.at}${mark.rows[0]}`, { value: "ISO/TS 14067:2013" });
    return found("standard.withdrawn", "standard", mark, mark.rows[0]!);
  },
  "gwp.mixed: two sets": (book) => {
    const mark = of(book, "gwp")[0];
    if (!mark) return null;
    const calc = of(book, "calc")[0]!;
    put(book, calc.sheet, `A${(calc.rows.at(-1) ?? 0) + 5}`, { value: "Global warming potentials from IPCC AR4 (100 years)." });
    return { ...found("gwp.mixed", "gwp", mark, mark.rows[0]!), also: [{ sheet: calc.sheet, rows: [(calc.rows.at(-1) ?? 0) + 5] }] };
  },
};

void units;
