import type { Language } from "../../locales";
import type { Line, ReportTable } from "../content";
import type { StageResult } from "../context";
import { exactly, shortest, unitIn } from "../figures";
import type { NamedFactor } from "../namedFactor";
import type { InventoryRow } from "../../workbook/inventory";
import { gap } from "../stated";
import { fill, plainLine } from "../words/words";
import { address, count, refer, text } from "./section";
import type { Section } from "./section";

export const activity: Section = (context) => {
  const { words, stages, language } = context;
  const tables = stages.map((stage): ReportTable => {
    const withDistance = stage.rows.some(({ distance }) => distance !== null);
    return {
      kind: "table", id: inventoryId(stage, stages), caption: fill(words.captions.inventory, { stage: stage.name }), total: false, numeric: withDistance ? [1, 3] : [1],
      heads: [words.columns.item, words.columns.amount, words.columns.unit, ...(withDistance ? [words.columns.distance] : []), words.columns.cell],
      rows: stage.rows.map((row) => [[row.name], row.amount ? [exactly(row.amount)] : ["—"], [row.amount ? unitIn(language, row.amount.unit) || { kind: "gap" as const, text: words.unitGap } : "—"], ...(withDistance ? [row.distance ? [exactly(row.distance)] : ["—"]] : []), [row.amount?.places.map(address).join(", ") ?? ""]]),
    };
  });
  const references = [tables[0]!, ...tables.slice(1).slice(-1)].map(({ id, caption }) => refer("table", id, plainLine(caption)));
  const list = references.flatMap((each, index): Line => (index > 0 ? [words.upTo, each] : [each]));
  return [text(fill(words.text.inventory, { tables: list })), ...tables];
};

/** Two stages that are none of the life cycle's have a table each. */
function inventoryId(stage: StageResult, stages: readonly StageResult[]): string {
  const unnamed = stages.filter(({ id }) => id === null).indexOf(stage);
  return `inventory.${stage.id ?? (unnamed > 0 ? `other${unnamed + 1}` : "other")}`;
}

/** A factor with its unit as the row has them, or as the list has it that the row names. */
function factorCells(row: InventoryRow, found: NamedFactor | null, language: Language): [Line, Line] {
  if (row.factor) return [[exactly(row.factor)], [unitIn(language, row.factor.unit)]];
  if (row.factorName === null) return [["—"], ["—"]];
  return found ? [[shortest(found.value, [row.factorName.place])], [found.unit]] : [[row.factorName.text], ["—"]];
}

export const factors: Section = (context) => {
  const { words, named, factorNamed, language } = context;
  const missing = named.filter(({ row }) => row.source === null).length;
  const table: ReportTable = {
    kind: "table", id: "factors", caption: [words.captions.factors], heads: [words.columns.item, words.columns.factor, words.columns.factorUnit, words.columns.source], numeric: [1], total: false,
    rows: named.map(({ name, row }) => [[name], ...factorCells(row, factorNamed(row), language), [row.source ? row.source.text : gap(context, "factorSource")]]),
  };
  return [text(fill(words.text.factors, { table: refer("table", "factors", words.captions.factors) })), table, ...(missing > 0 ? [text(fill(words.text.noFactorSource, { count: count(missing, named.filter(({ row }) => row.source === null).flatMap(({ row }) => row.emission.places)) }))] : [])];
};
