import { quoted } from "../../tables/formula/quoted";
import { labelKey } from "../../footprint/labelKey";
import { kilogramsOf } from "../../activities/conversion";
import { Decimal, parseNumber, parseQuantity, parseUnit, scaleBetween } from "../../units";
import type { CellValue } from "../../tables/grid";
import type { Argument } from "./argument";
import { constant, productText } from "./constant";
import { Guard } from "./guard";
import { NotNative } from "./reading";
import type { Row } from "./reading";
import type { RowFreezer } from "./activities";

/** A call that is answered as a whole: its arguments, and its present result (rows of equal length). */
export interface Block {
  readonly given: readonly (Argument | undefined)[];
  readonly result: readonly (readonly CellValue[])[];
  /** The cell of the workbook that holds a place of the result; null where the call is part of a larger formula. */
  readonly cell: ((row: number, column: number) => string) | null;
}

/** Writes one cell of a call's result; throws NotNative. */
export type BlockFreezer = (block: Block, row: number, column: number) => string;

/** Functions of single figures, answered row by row. */
export const figureFreezers: Readonly<Record<string, RowFreezer>> = {
  PERUNIT: (row, [total, output, unit]) => `${figure(row, total, "any", (text) => constant(text.value.times(kilogramsOf(text.unit.symbol))))}/${outputOf(row, output, unit)}`,
  QUALITY: (row, scores) => {
    const read = scores.map((score) => {
      if (score === undefined || row.value(score) === null) throw new NotNative();
      const text = row.number(score, "any")!;
      if (score.kind !== "literal") row.guard.condition(`ISNUMBER(MATCH(${text},{9,7,5,3,1},0))`);
      return text;
    });
    if (read.length !== 5) throw new NotNative();
    return `((${read.slice(0, 3).join("+")})/3+(${read.slice(3).join("+")})/2)/2`;
  },
};

function figure(row: Row, argument: Argument | undefined, sign: "any" | "positive", ofText: (quantity: ReturnType<typeof parseQuantity>) => string): string {
  const value = row.value(argument);
  if (argument === undefined || argument.kind === "omitted") throw new NotNative();
  if (typeof value === "string" && value.trim() !== "") {
    const text = row.text(argument)!;
    const plain = /[^\d.,\s+-]/.test(text) ? null : parseNumber(text, "total");
    return plain === null ? ofText(parseQuantity(text)) : constant(plain);
  }
  if (value !== null && typeof value !== "number") throw new NotNative();
  const read = row.read(argument);
  if (argument.kind !== "literal") {
    row.guard.number(read, sign);
    if (sign === "any") row.guard.blankAt(read);
  }
  return read;
}

function outputOf(row: Row, output: Argument | undefined, unit: Argument | undefined): string {
  const value = row.value(output);
  const unitText = row.text(unit);
  if (value === null) throw new NotNative();
  return figure(row, output, "positive", (text) => constant(unitText === null ? text.value : text.value.times(scaleBetween(text.unit, parseUnit(unitText)))));
}

/** Functions of whole lists. */
export const blockFreezers: Readonly<Record<string, BlockFreezer>> = {
  TOTAL: ({ given }) => {
    const guard = new Guard();
    const texts = given.map((argument) => listText(argument, guard));
    return guarded(guard, texts, `SUM(${texts.join(",")})`);
  },
  SHARE: ({ given: [values, decimals] }, row, column) => {
    if (decimals !== undefined && !["literal", "omitted"].includes(decimals.kind)) throw new NotNative();
    const places = decimals?.kind === "literal" ? Number(decimals.values[0]![0]) : 2;
    const list = needed(values);
    const guard = new Guard();
    const text = listText(list, guard);
    if (isBlank(list.values[row]?.[column])) return `""`;
    return guarded(guard, [text], shareText(text, list.at(row, column), places));
  },
  ALLOCATE: ({ given: [total, basis] }, row, column) => {
    const list = needed(basis);
    const guard = new Guard();
    const text = listText(list, guard);
    const [whole] = needed(total).values.flat();
    if (typeof whole !== "number" || needed(total).values.length > 1) throw new NotNative();
    const read = needed(total).at(0, 0);
    if (needed(total).kind !== "literal") guard.number(read);
    if (isBlank(list.values[row]?.[column])) return `""`;
    guard.condition(`COUNTIF(${text},"<=0")=0`);
    return guarded(guard, [text], `${read}*${list.at(row, column)}/SUM(${text})`);
  },
  OVERALLQUALITY: ({ given: [scores, values, weights] }) => {
    if (weights !== undefined && weights.kind !== "omitted") throw new NotNative();
    const [score, value] = [needed(scores), needed(values)];
    requireNumbers(score);
    requireNumbers(value);
    const guard = new Guard();
    const texts = [listText(score, guard), listText(value, guard)] as const;
    const count = value.values.flat().length;
    guard.condition(`COUNT(${texts[0]},${texts[1]})=${2 * count}`);
    guard.condition(`MIN(${texts[0]})>=1`);
    guard.condition(`MAX(${texts[0]})<=9`);
    return guard.around(`SUMPRODUCT(${texts[0]},ABS(${texts[1]}))/SUMPRODUCT(ABS(${texts[1]}))`);
  },
  SENSITIVITY: (block, row, column) => {
    const { given: [names, values, change], result } = block;
    const [name, value] = [needed(names), needed(values)];
    if (change !== undefined && !["literal", "omitted"].includes(change.kind)) throw new NotNative();
    const share = change?.kind === "literal" ? change.values[0]![0] : -0.1;
    if (typeof share !== "number" || value.values.flat().some((one) => one !== null && typeof one !== "number")) throw new NotNative();
    const order = largestFirst(value);
    const place = order[row];
    if (place === undefined || result.length !== order.length) throw new NotNative();
    const guard = new Guard();
    const text = listText(value, guard);
    const label = isWide(value) ? name.at(0, place) : name.at(place, 0);
    if (column === 0) return name.kind === "literal" ? name.text : label;
    const cell = isWide(value) ? value.at(0, place) : value.at(place, 0);
    guard.number(cell);
    const difference = `${cell}*${share < 0 ? `(${constant(new Decimal(share))})` : constant(new Decimal(share))}`;
    const formula = [`SUM(${text})+${difference}`, difference, `${difference}*100/SUM(${text})`][column - 1];
    if (formula === undefined) throw new NotNative();
    return guarded(guard, [text], formula);
  },
  STAGES: stageText,
  CHECK: ({ given: [reported, reportedUnit, expected, expectedUnit, tolerance], result }) => {
    if (result.length !== 1 || result[0]?.[0] !== "OK") throw new NotNative();
    const figures = [reported, expected].map((one) => needed(one));
    if (figures.some(({ values }) => typeof values[0]?.[0] !== "number")) throw new NotNative();
    if (tolerance !== undefined && !["literal", "omitted"].includes(tolerance.kind)) throw new NotNative();
    const guard = new Guard();
    const allowed = tolerance?.kind === "literal" && typeof tolerance.values[0]![0] === "number" ? new Decimal(tolerance.values[0]![0]) : new Decimal("0.005");
    const unitOf = (argument: Argument | undefined) => {
      const unit = argument?.values[0]?.[0] ?? null;
      if (unit !== null && typeof unit !== "string") throw new NotNative();
      if (argument?.kind === "reference" || argument?.kind === "expression") guard.text(argument.at(0, 0), unit ?? "");
      return unit;
    };
    const given = unitOf(reportedUnit);
    if (given === null) throw new NotNative();
    const wanted = unitOf(expectedUnit) ?? given;
    const [one = "", other = ""] = figures.map((argument) => {
      const read = argument.at(0, 0);
      if (argument.kind !== "literal") guard.number(read);
      return read;
    });
    const scaled = productText([other, scaleBetween(parseUnit(wanted), parseUnit(given))]);
    guard.condition(`ABS(${one}-${scaled})<=${constant(allowed)}*ABS(${scaled})`);
    return guard.around(`"OK"`);
  },
};

/**
 * The stages stand as they are sorted now; each adds up its rows by their names. A name that is new, or one that has changed among rows
 * whose names go down over blanks, answers #N/A.
 */
function stageText({ given: [stages, values], result, cell }: Block, row: number, column: number): string {
  const [names, list] = [needed(stages), needed(values)];
  if (cell === null || names.kind !== "reference" || list.kind !== "reference" || names.values[0]?.length !== 1 || list.values[0]?.length !== 1) throw new NotNative();
  const last = result.length - 1;
  if (column === 0) return quoted(String(result[row]?.[0] ?? ""));
  const emissions = `${cell(0, 1)}:${cell(last - 1, 1)}`;
  if (column === 2) return row === last ? "100" : shareText(emissions, cell(row, 1), 2);
  const guard = new Guard();
  const text = listText(list, guard);
  if (row === last) return guarded(guard, [text], `IF(ABS(SUM(${text})-SUM(${emissions}))<=0.000000001*SUMPRODUCT(ABS(${emissions})),SUM(${text}),NA())`);
  const plain = names.values.flat();
  const wanted = String(result[row]![0]);
  const isPlain = plain.every((name) => typeof name === "string" && result.some(([stage]) => stage === name) && !/[*?~<>=]/.test(name));
  if (isPlain) return guarded(guard, [text], `SUMIF(${names.text},${quoted(wanted)},${text})`);
  return guarded(guard, [text], `IF(SUMPRODUCT(--(${names.text}={${plain.map((name) => quoted(name === null ? "" : String(name))).join(";")}}))=${plain.length},${runs(plain, list, wanted)},NA())`);
}

/** The rows of a stage, neighbours together; a blank name belongs to the stage above it. */
function runs(names: readonly CellValue[], list: Argument, wanted: string): string {
  let current: string | null = null;
  const members = names.map((name) => labelKey((current = isBlank(name) ? current : String(name)) ?? "") === labelKey(wanted));
  const areas: string[] = [];
  for (let from = 0; from < members.length; from++) {
    if (!members[from]) continue;
    let to = from;
    while (members[to + 1]) to++;
    areas.push(from === to ? list.at(from, 0) : `${list.at(from, 0)}:${list.at(to, 0)}`);
    from = to;
  }
  return `SUM(${areas.join(",")})`;
}

/**
 * A share in percent by the largest remainder: rounded down, and one step more for as many of the largest remainders as are missing to
 * 100; on equal remainders the larger value first, then the earlier. Remainders count to 8 digits, beyond which doubles are not exact.
 */
function shareText(values: string, value: string, places: number): string {
  if (!Number.isInteger(places) || places < 0 || places > 6) throw new NotNative();
  const step = 10 ** places;
  const whole = 100 * step;
  const steps = (of: string) => `ROUND(${of}/SUM(${values})*${whole},8)`;
  const rest = (of: string) => `ROUND(${steps(of)}-INT(${steps(of)}),8)`;
  const missing = `${whole}-SUMPRODUCT(INT(${steps(values)}))`;
  const place = (of: string) => `(ROW(${of})*16384+COLUMN(${of}))`;
  const before = `SUMPRODUCT((${rest(values)}>${rest(value)})+(${rest(values)}=${rest(value)})*((ABS(${values})>ABS(${value}))+(ABS(${values})=ABS(${value}))*(${place(values)}<${place(value)})))`;
  return `(INT(${steps(value)})+IF(${before}<${missing},1,0))/${step}`;
}

/** A list as a whole; a text in it would be passed over in silence, and is told. */
function listText(argument: Argument | undefined, guard: Guard): string {
  const list = needed(argument);
  // A million cells looked through one by one would hold every program up.
  if (list.kind === "reference" && /(?:^|!)\$?[A-Z]{1,3}:\$?[A-Z]{1,3}$/i.test(list.text)) throw new NotNative();
  if (list.kind === "reference") guard.condition(`SUMPRODUCT(ISTEXT(${list.text})*(${list.text}<>""))=0`);
  else if (list.kind === "expression" && (list.values.length > 1 || list.values[0]!.length > 1)) throw new NotNative();
  return list.text;
}

function guarded(guard: Guard, lists: readonly string[], formula: string): string {
  guard.condition(`COUNT(${lists.join(",")})>0`);
  return guard.around(formula);
}

function largestFirst(value: Argument): number[] {
  const numbers = value.values.flat();
  return numbers.flatMap((one, index) => (typeof one === "number" ? [index] : [])).sort((one, other) => Math.abs(numbers[other] as number) - Math.abs(numbers[one] as number) || one - other);
}

function isWide({ values }: Argument): boolean {
  return values.length === 1 && values[0]!.length > 1;
}

function requireNumbers({ values }: Argument): void {
  if (values.flat().some((value) => typeof value !== "number")) throw new NotNative();
}

function isBlank(value: CellValue | undefined): boolean {
  return value === null || value === undefined || (typeof value === "string" && value.trim() === "");
}

function needed(argument: Argument | undefined): Argument {
  if (argument === undefined || argument.kind === "omitted") throw new NotNative();
  return argument;
}
