import type { Cell } from "../tables/cell";
import { readHeading } from "../tables/header";
import { isEnergy, isFreight } from "../tables/readUnit";
import { plainText } from "../tables/plainText";
import { stageOf } from "../tables/stage";
import type { Stage } from "../tables/stage";
import { columnOf, columnsOf } from "../tables/table";
import type { Column, FootprintTable, Row } from "../tables/table";
import type { Amount, Entry } from "./entry";
import type { Evidence } from "./evidence";
import { sameGroup } from "./data";
import { isPackaging } from "./packaging";
import { floatSlack, rounding } from "./interval";

/** One stage in a table of results against what was calculated for it. */
export interface StageRow {
  readonly table: FootprintTable;
  readonly row: Row;
  readonly amount: Amount;
  readonly nameCell: Cell | undefined;
  /** A stage of the vocabulary, or the lists' own word for one. */
  readonly stage: string;
  readonly value: number;
  readonly half: number;
  /** Sums that the value may be: of all tables, of single ones, with stages that the results do not list. */
  readonly sums: readonly number[];
  /** What is printed as the total of each table that its rows make up most of. */
  readonly totals: readonly number[];
  readonly agrees: boolean;
  /** All that was calculated for any stage, in kg. */
  readonly calculated: number;
  /** The rows that were added up for it by what they are measured in, in kg: they may belong to another stage. */
  readonly guessed: readonly number[];
  /** Every row that was added up says itself, or by its table's title, that it belongs to the stage. */
  readonly sure: boolean;
}

export function stageOfEntry(entry: Entry): Stage | undefined {
  if (entry.stage && entry.stage !== "transport") return entry.stage;
  const unit = entry.factors[0]?.unit?.per ?? entry.quantities[0]?.unit;
  if (!unit) return entry.stage;
  if (isFreight(unit)) return "materialTransport";
  if (entry.stage) return entry.stage;
  return isEnergy(unit) ? "production" : "materials";
}

const known = new WeakMap<Evidence, readonly StageRow[]>();

/** All rows of result tables that name a stage which some other table calculates. */
export function stageRows(evidence: Evidence): readonly StageRow[] {
  let rows = known.get(evidence);
  if (!rows) known.set(evidence, (rows = evidence.tables.flatMap((table) => ofTable(evidence, table))));
  return rows;
}

/** What one row adds to a stage, in kg. */
export interface Addend {
  readonly entry: Entry;
  /** A stage of the vocabulary, or the list's own word for one ("mixing"). */
  readonly stage: string;
  readonly kg: number;
  readonly mended: number;
  readonly half: number;
  /** "/件" of "kgCO2e/件"; "" for a total of a year or of a batch. */
  readonly per: string;
  /** The row, its table's title or the column's heading says that it belongs to the stage. */
  readonly sure: boolean;
}

/** All rows of the calculations, in the order of the workbook. */
export function calculated(evidence: Evidence): readonly Addend[] {
  let all = addends.get(evidence);
  if (!all) addends.set(evidence, (all = readAddends(evidence)));
  return all;
}

const addends = new WeakMap<Evidence, readonly Addend[]>();

/** The stages of items by their names, as a list of the activity data tells them for a calculation that does not; items of two stages left out. */
function listedStages({ entries }: Evidence): ReadonlyMap<string, Stage> {
  const found = new Map<string, Stage | null>();
  for (const list of entries.values()) for (const { key, stage } of list) if (stage && key !== "") found.set(key, found.has(key) && found.get(key) !== stage ? null : stage);
  return new Map([...found].flatMap(([key, stage]) => (stage ? [[key, stage] as const] : [])));
}

function readAddends(evidence: Evidence): readonly Addend[] {
  // A list that names the stage of each row counts as well, though it shows no factors.
  const listing = evidence.tables.filter(
    (table) =>
      table.kind === "result" &&
      !evidence.checks.has(table) &&
      table.rows.filter((row) => row.kind === "item" && row.stage !== "" && row.stage !== row.name && stageOf(row.stage) !== undefined).length >= 3,
  );
  const tables = [...[...evidence.checks.values()].map(({ table }) => table), ...listing];
  const listed = listedStages(evidence);
  return tables.flatMap((table) => (evidence.entries.get(table) ?? []).flatMap((entry) => addendsOf(evidence, entry, listed.get(entry.key))));
}

/** "成品运输", "瓦楞纸箱": in a list without stages an item that is carried to customers, or that packs. */
function stageByName({ name }: Entry): Stage | undefined {
  const stage = stageOf(name);
  return stage === "distribution" ? stage : isPackaging(name) && stage !== "materialTransport" ? "packaging" : undefined;
}

/** A row's result; of a row with several results each, where the headings say that they are of different stages or per different things. */
function addendsOf(evidence: Evidence, entry: Entry, told: Stage | undefined): readonly Addend[] {
  const row = evidence.checkOf(entry);
  const main = row?.emission ?? (entry.emissions.length === 1 ? entry.emissions[0] : undefined);
  const own = entry.stage ?? told ?? stageOfEntry(entry);
  return entry.emissions.flatMap((emission): Addend[] => {
    const named = entry.emissions.length > 1 ? stageOf(readHeading(emission.column.heading).label) : undefined;
    const stage = named ?? ownWord(entry) ?? own;
    if (!emission.unit || !stage || (emission !== main && named === undefined && perOf(emission) === (main ? perOf(main) : ""))) return [];
    const scale = emission.unit.scale.toNumber();
    const wrong = row?.emission === emission && row.expected && (row.status === "power" || row.status === "differs") ? row.expected : null;
    return [
      {
        entry,
        stage,
        kg: emission.value * scale,
        mended: (wrong ? (wrong.low + wrong.high) / 2 : emission.value) * scale,
        half: rounding(emission.cell) * scale,
        per: perOf(emission),
        sure: named !== undefined || entry.stage !== undefined || told !== undefined || ownWord(entry) !== undefined,
      },
    ];
  });
}

/** "Mixing", "Laying": a stage that only this study has, by the word in the list's stage column. */
function ownWord({ row }: Entry): string | undefined {
  return row.stage !== "" && stageOf(row.stage) === undefined ? plainText(row.stage) : undefined;
}

function perOf({ column: { unit } }: Amount): string {
  if (unit?.kind === "factor") return unit.factor.per.symbol;
  return unit?.kind === "emission" ? (unit.per ?? "") : "";
}

function ofTable(evidence: Evidence, table: FootprintTable): StageRow[] {
  const column = columnOf(table, "emission");
  const name = columnOf(table, "name");
  if (
    !column ||
    !name ||
    table.kind !== "result" ||
    table.rows.some((row) => row.kind === "item" && row.stage !== "" && row.stage !== row.name && stageOf(row.stage) !== undefined) ||
    columnsOf(table, "factor").length > 0
  )
    return [];
  const all = calculated(evidence);
  const named = all.map((each) => ({ ...each, stage: (each.entry.row.stage === "" ? stageByName(each.entry) : undefined) ?? each.stage }));
  const [plain = [], byName = []] = [all, named].map((addends) => against(evidence, table, column, addends));
  const agreeing = (rows: readonly StageRow[]) => rows.filter(({ agrees }) => agrees).length;
  return agreeing(byName) > agreeing(plain) ? byName : plain;
}

function against(evidence: Evidence, table: FootprintTable, column: Column, all: readonly Addend[]): StageRow[] {
  const listed = (evidence.entries.get(table) ?? []).flatMap((entry) => {
    const amount = entry.emissions.find((each) => each.column === column);
    const word = plainText(entry.name);
    const stage =
      stageOf(entry.name) ??
      (entry.row.stage === entry.name ? undefined : stageOf(entry.row.stage)) ??
      (all.some((each) => each.stage === word) ? word : undefined);
    return amount?.unit && stage ? [{ entry, amount, stage, scale: amount.unit.scale.toNumber() }] : [];
  });
  const stages = new Set(listed.map(({ stage }) => stage));
  const rows = listed
    .filter(({ stage }) => listed.filter((other) => other.stage === stage).length === 1)
    .flatMap(({ entry, amount, stage, scale }): StageRow[] => {
      const fits = (other: string) =>
        other === stage ||
        (stage === "transport" && (other === "materialTransport" || other === "distribution") && !stages.has(other)) ||
        (stage === "production" && other === "waste" && !stages.has("waste"));
      const others = all.filter((each) => sameGroup(each.entry, entry) && each.entry.table !== table);
      // "kg CO2e/pc" beside "t CO2e/a": what is per a piece is held against what is per a piece, where there is such.
      const alike = others.filter((each) => each.per === perOf(amount));
      const of = alike.some((each) => fits(each.stage))
        ? alike
        : perOf(amount) === ""
          ? others
          : others.filter((each) => each.per === "" && !inYears(each.entry));
      const mine = of.filter((each) => fits(each.stage));
      if (mine.length === 0) return [];
      const claimed = (other: string) => stages.has(other) || (stages.has("transport") && (other === "materialTransport" || other === "distribution"));
      const unlisted = [...new Set(of.map((each) => each.stage))].filter((other) => !claimed(other) && !fits(other)).slice(0, 3);
      const sum = (parts: typeof of, pick: "kg" | "mended") => parts.reduce((total, each) => total + each[pick], 0);
      const tables = new Set(mine.map((each) => each.entry.table));
      const bases = [mine, ...[...tables].map((one) => mine.filter((each) => each.entry.table === one))];
      const extra = [[], ...unlisted.map((other) => of.filter((each) => each.stage === other)), of.filter((each) => unlisted.includes(each.stage))];
      const sums = [
        ...bases.flatMap((base) => extra.flatMap((more) => [sum([...base, ...more], "kg"), sum([...base, ...more], "mended")])),
        ...[...tables].flatMap((one) =>
          printedTotals(
            one,
            fits,
            of.filter((each) => each.entry.table === one).every((each) => fits(each.stage)),
          ),
        ),
      ];
      const slack = mine.reduce((total, each) => total + each.half, 0) + 2 * rounding(amount.cell) * scale;
      const value = amount.value * scale;
      const sure = mine.every((each) => each.sure);
      return [
        {
          sure,
          guessed: mine.filter((each) => !each.sure).map(({ kg }) => kg),
          table,
          row: entry.row,
          amount,
          nameCell: entry.nameCell,
          stage,
          value,
          half: slack,
          sums,
          totals: [...tables].flatMap((one) => printedTotals(one, fits, true).filter((total) => sum(mine.filter((each) => each.entry.table === one), "kg") * 2 > total)),
          calculated: sum(of, "kg"),
          agrees: sums.some((each) => Math.abs(each - value) <= slack + Math.abs(each) * floatSlack),
        },
      ];
    });
  return perUnitRows(rows) ? [] : rows;
}

/** "t CO2e/a": the result of a year. */
function inYears({ emissions }: Entry): boolean {
  return emissions.some(({ column }) => /\/\s*(?:a|yr|year|年)\b|\bper (?:year|annum)\b|\/年/i.test(column.heading));
}

/** Totals as they are printed under the rows of the stage: a wrong total is told once, there. */
function printedTotals(table: FootprintTable, fits: (stage: string) => boolean, wholly: boolean): number[] {
  const column = columnOf(table, "emission");
  if (!column) return [];
  const scale = column.unit?.kind === "emission" ? column.unit.unit.scale.toNumber() : 1;
  return table.rows.flatMap((row) => {
    const stage = stageOf(row.name) ?? stageOf(row.stage);
    const own = wholly ? row.kind === "total" || row.kind === "subtotal" : row.kind === "subtotal" && stage !== undefined && fits(stage);
    const cell = own ? table.cell(row, column) : undefined;
    return cell && cell.number !== null ? [cell.number * scale] : [];
  });
}

/** All stages divided by the same number: results per unit, not another sum. */
function perUnitRows(rows: readonly StageRow[]): boolean {
  const ratios = rows.filter((row) => row.sums[0] && row.value).map((row) => row.value / (row.sums[0] as number));
  const first = ratios[0];
  return (
    first !== undefined &&
    ratios.length >= 2 &&
    Math.abs(first - 1) > 0.02 &&
    Math.abs(Math.log10(Math.abs(first)) - Math.round(Math.log10(Math.abs(first)))) > 0.002 &&
    ratios.every((ratio) => Math.abs(ratio / first - 1) < 0.02)
  );
}
