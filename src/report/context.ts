import type { Finding, Place } from "../audit/finding";
import { lifeCycle } from "../footprint/lifeCycle";
import type { StageId } from "../footprint/lifeCycle";
import { shares } from "../footprint/shares";
import type { Language } from "../locales";
import type { Study } from "../study/study";
import { Decimal, parseUnit } from "../units";
import type { PartedFindings } from "../workbook/ignoredFindings";
import type { Inventory, InventoryRow } from "../workbook/inventory";
import type { PrintedFigure, StatedField } from "./content";
import type { NamedFactor } from "./namedFactor";
import type { Interpretation } from "./readInterpretation";
import { wordsIn } from "./words/words";
import type { Words } from "./words/words";

export interface ReportSources {
  readonly study: Study;
  readonly inventory: Inventory;
  readonly findings: readonly Finding[];
  /** Findings that a person has looked at and left. */
  readonly ignored: PartedFindings["ignored"];
  readonly interpretation: Interpretation;
  /** What the workbook states for the data exchange (PACT). */
  readonly fields: readonly StatedField[];
  /** The value of a factor that a row names; null where nobody knows it, or the row's emission does not follow from it. */
  factorNamed(row: InventoryRow): NamedFactor | null;
  /** The cell of a field of the study. */
  placeOf(field: keyof Study): Place | null;
}

/** One stage with its rows, in the order of the life cycle. */
export interface StageResult {
  readonly id: StageId | null;
  readonly name: string;
  readonly rows: readonly InventoryRow[];
  readonly value: Decimal;
  readonly share: PrintedFigure;
}

/** All that the sections and placeholders are written from. Results are in the unit of the workbook's own cells. */
export interface Context extends ReportSources {
  readonly words: Words;
  readonly language: Language;
  readonly unit: string;
  /** kgCO2e in one of the unit. */
  readonly scale: Decimal;
  readonly stages: readonly StageResult[];
  /** Distinct names: an item that several stages have carries its stage. */
  readonly named: readonly { readonly name: string; readonly row: InventoryRow }[];
  readonly isPas: boolean;
}

/** The chapters as ISO 14067 and GB/T 24067 have them, or PAS 2050. */
export type Structure = "iso" | "pas";

/** Each row by a name of its own: where several share one, its stage says which, then its product, then its cell. */
function distinctNames(rows: readonly { readonly row: InventoryRow; readonly stage: string }[], language: Language): { readonly name: string; readonly row: InventoryRow }[] {
  const particulars: readonly ((row: InventoryRow, stage: string) => string)[] = [(_, stage) => stage, ({ group }) => group, ({ emission: { places: [place] } }) => (place ? `${place.sheet}!${place.range}` : "")];
  let named = rows.map(({ row, stage }) => ({ row, stage, said: [] as readonly string[] }));
  const keyOf = ({ row, said }: (typeof named)[number]) => JSON.stringify([row.name, said]);
  for (const particular of particulars) {
    const times = new Map<string, number>();
    for (const each of named) times.set(keyOf(each), (times.get(keyOf(each)) ?? 0) + 1);
    named = named.map((each) => {
      const more = times.get(keyOf(each))! > 1 ? particular(each.row, each.stage) : "";
      return more === "" ? each : { ...each, said: [...each.said, more] };
    });
  }
  const [open, comma, close] = language === "zh" ? ["（", "，", "）"] : [" (", ", ", ")"];
  return named.map(({ row, said }) => ({ row, name: said.length === 0 ? row.name : `${row.name}${open}${said.join(comma)}${close}` }));
}

/** Freight without a word on what is moved, and where to. */
function isUnnamedFreight({ stage, stageStated }: InventoryRow): boolean {
  return stage === "inbound" && !stageStated;
}

export function contextOf(sources: ReportSources, language: Language, structure?: Structure): Context {
  const { inventory, study } = sources;
  const words = wordsIn[language];
  const unit = inventory.unit === "" ? "kgCO2e" : inventory.unit;
  const scale = parseUnit(unit).scale;
  const groups = new Map<string, InventoryRow[]>();
  for (const row of inventory.rows) {
    const key = row.stage ?? row.stageText;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const order = (row: InventoryRow) => (row.stage === null ? lifeCycle.length : lifeCycle.findIndex(({ id }) => id === row.stage));
  const sorted = [...groups.values()].sort((one, other) => order(one[0]!) - order(other[0]!));
  const values = sorted.map((rows) => rows.reduce((total, { kg }) => total.plus(kg), new Decimal(0)).dividedBy(scale));
  const percents = shares(values, 2);
  const stages = sorted.map((rows, index): StageResult => {
    const [first] = rows;
    const name = first!.stageText !== "" ? first!.stageText : rows.every(isUnnamedFreight) ? words.freight : (lifeCycle.find(({ id }) => id === first!.stage)?.[language] ?? words.unknownStage);
    return { id: first!.stage, name, rows, value: values[index]!, share: { kind: "figure", text: percents[index]!.toFixed(2), value: percents[index]!, from: rows.flatMap(({ emission }) => emission.places) } };
  });
  const standards = study.standards.join(" ");
  const isPas = structure ? structure === "pas" : /PAS\W*2050/i.test(standards) && !/14067|24067/.test(standards);
  const named = distinctNames(stages.flatMap((stage) => stage.rows.map((row) => ({ row, stage: stage.name }))), language);
  return { ...sources, words, language, unit, scale, stages, named, isPas };
}
