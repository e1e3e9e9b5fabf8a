import { stageOfEntry } from "../../audit/stages";
import type { Entry } from "../../audit/entry";
import { columnOf } from "../../tables/table";
import { stageOf } from "../../tables/stage";
import type { Part } from "./claims";
import type { Reading } from "./reading";

/** What the tables give for one row or group of rows. */
export interface Worth {
  readonly kg: number;
  readonly percent: number | null;
  readonly block: number;
}

/** Everything that the tables of a report give in CO2e: rows, their sums by table, stage and product, and what stands below them. */
export interface Worths {
  /** kg of all rows, totals and sums. */
  readonly all: readonly number[];
  /** The totals alone, each with where it stands. */
  readonly totals: readonly Worth[];
  /** What an item or a stage may be meant to have. */
  of(part: Part): readonly Worth[];
}

interface Line {
  readonly entry: Entry;
  readonly kg: number;
  readonly block: number;
  /** Two products side by side have a column each. */
  readonly column: number;
}

const known = new WeakMap<Reading, Worths>();

export function worthsOf(reading: Reading): Worths {
  let found = known.get(reading);
  if (!found) known.set(reading, (found = collect(reading)));
  return found;
}

function collect(reading: Reading): Worths {
  const [mended, printed] = [true, false].map((mend) => collectLines(reading, linesOf(reading, mend)));
  return { all: [...mended!.all, ...printed!.all], totals: [...mended!.totals, ...printed!.totals], of: (part) => [...mended!.of(part), ...printed!.of(part)] };
}

/** With the rows' own arithmetic where a printed row is wrong, or as they are printed. */
function linesOf(reading: Reading, mend: boolean): Line[] {
  return reading.evidence.tables.flatMap((table) => (reading.evidence.entries.get(table) ?? []).flatMap((entry) => entry.emissions.flatMap((amount): Line[] => {
    if (!amount.unit || !("emission" in amount.unit.dimension)) return [];
    const check = reading.evidence.checkOf(entry);
    const wrong = mend && (check?.status === "power" || check?.status === "differs") && check.emission === amount ? check.expected : undefined;
    return [{ entry, kg: wrong ? (wrong.low + wrong.high) / 2 : amount.value * amount.unit.scale.toNumber(), block: blockOf(reading, entry.row.index), column: amount.column.index }];
  })));
}

function collectLines(reading: Reading, lines: readonly Line[]): Worths {
  const groups = (key: (line: Line) => string) => [...lines.reduce((map, line) => map.set(key(line), [...(map.get(key(line)) ?? []), line]), new Map<string, Line[]>()).values()];
  const number = new Map(reading.evidence.tables.map((table, index) => [table, index] as const));
  const tableOf = ({ entry }: Line) => String(number.get(entry.table));
  const ofColumn = groups((line) => `${tableOf(line)}|${line.column}`);
  const ofTable = [...ofColumn, ...groups(tableOf)];
  const ofGroup = groups((line) => `${tableOf(line)}|${line.entry.group}`);
  const facts = reading.evidence.facts.filter(({ form, number: value, unit }) => form !== "sentence" && value !== null && unit?.kind === "emission").map(({ number: value, unit, cell }): Worth => ({ kg: value! * (unit!.kind === "emission" ? unit!.unit.scale.toNumber() : NaN), percent: null, block: blockOf(reading, cell.row) }));
  const worth = (some: readonly Line[], whole: number): Worth => ({ kg: sumOf(some), percent: whole > 0 ? (100 * sumOf(some)) / whole : null, block: some[0]!.block });
  const parts = (belongs: (line: Line) => boolean): Worth[] => [...ofTable, ...ofGroup, [...lines]].flatMap((group) => {
    const own = group.filter(belongs);
    if (own.length === 0) return [];
    const whole = sumOf(group);
    // Of the whole, or of the stage that the row belongs to.
    const stages = own.length === 1 ? [group.filter((line) => stageOfEntry(line.entry) === stageOfEntry(own[0]!.entry)), group.filter((line) => line.entry.row.stage === own[0]!.entry.row.stage)] : [];
    return [worth(own, whole), ...own.map((line) => worth([line], whole)), ...stages.map((stage) => worth(own, sumOf(stage)))];
  });
  const printed = (belongs: (line: Line) => boolean): Worth[] => reading.evidence.tables.flatMap((table) => {
    const column = columnOf(table, "share");
    return (reading.evidence.entries.get(table) ?? []).flatMap((entry): Worth[] => {
      const cell = column && table.cell(entry.row, column);
      return belongs({ entry, kg: NaN, block: 0, column: 0 }) && cell && cell.number !== null ? [{ kg: NaN, percent: cell.percentFormat && cell.number <= 1 ? cell.number * 100 : cell.number, block: blockOf(reading, entry.row.index) }] : [];
    });
  });
  const belongsTo = ({ item, stage }: Part) => ({ entry }: Line): boolean => (item !== null ? entry.name.trim() === item : stage !== undefined && sameStage(stage, [stageOf(entry.name), stageOf(entry.row.stage), entry.stage, stageOfEntry(entry)]));
  return {
    all: [...lines.map(({ kg }) => kg), ...[...ofTable, ...ofGroup, [...lines], ...groups((line) => `${tableOf(line)}|${line.entry.row.stage}`), ...groups(({ entry }) => String(stageOfEntry(entry))), ...groups(({ entry }) => entry.name)].map(sumOf), ...facts.map(({ kg }) => kg)],
    totals: [...ofTable.filter((group) => group.length > 1).map((group) => worth(group, 0)), ...facts],
    of: (part) => [...parts(belongsTo(part)), ...printed(belongsTo(part))],
  };
}

/** "Transport" alone may be that of the materials, of the product, or both. */
function sameStage(stage: NonNullable<Part["stage"]>, found: readonly (Part["stage"])[]): boolean {
  const own = found.find((each) => each !== undefined);
  const transport = ["transport", "materialTransport", "distribution"];
  return own === stage || (own !== undefined && transport.includes(stage) && transport.includes(own) && (stage === "transport" || own === "transport"));
}

function sumOf(lines: readonly Line[]): number {
  return lines.reduce((sum, { kg }) => sum + kg, 0);
}

function blockOf(reading: Reading, row: number): number {
  return reading.laidOut.blockOfRow[row] ?? 0;
}
