import { cellAddress } from "../audit/address";
import type { Amount, Entry } from "../audit/entry";
import { readEvidence, readGrid } from "../audit/evidence";
import type { AuditContext, Evidence } from "../audit/evidence";
import type { Place } from "../audit/finding";
import { rounding } from "../audit/interval";
import { stageOfEntry } from "../audit/stages";
import { stageOf as lifeCycleStage } from "../footprint/lifeCycle";
import type { StageId } from "../footprint/lifeCycle";
import { sum } from "../footprint/sum";
import type { Cell } from "../tables/cell";
import type { Grid } from "../tables/grid";
import { readHeading } from "../tables/header";
import type { Stage } from "../tables/stage";
import { factKind, summaryWord } from "../tables/summaryWord";
import { columnOf } from "../tables/table";
import type { FootprintTable } from "../tables/table";
import { Decimal } from "../units";
import type { Unit } from "../units/unit";
import { footprintRows } from "./footprintRows";
import type { Product } from "./products";

/** A number as a cell has it, with its unit as written and the cells it stands in or follows from. */
export interface Figure {
  readonly value: Decimal;
  /** "" where the workbook gives none. */
  readonly unit: string;
  readonly places: readonly Place[];
}

export interface SourcedText {
  readonly text: string;
  readonly place: Place;
}

/** One contribution of the inventory: what was used, the factor, and the emission as its cell shows it. */
export interface InventoryRow {
  readonly name: string;
  /** The product that the row belongs to; "" where the workbook has one product. */
  readonly group: string;
  readonly stage: StageId | null;
  /** The stage in the workbook's own words. */
  readonly stageText: string;
  /** False where only the kind of the row suggests the stage: freight without a word on what is moved. */
  readonly stageStated: boolean;
  readonly amount: Figure | null;
  readonly distance: Figure | null;
  readonly factor: Figure | null;
  /** A factor that is named instead of typed ("天然气"), with its cell. */
  readonly factorName: SourcedText | null;
  readonly source: SourcedText | null;
  /** In the unit of the cell; `kg` is the same in kgCO2e. */
  readonly emission: Figure;
  readonly kg: Decimal;
  readonly formula: string | null;
}

/** The calculation of a workbook, row by row, with its total and what it stands for. */
export interface Inventory {
  readonly rows: readonly InventoryRow[];
  /** Sum of the rows, kgCO2e. */
  readonly kg: Decimal;
  /** The total as a cell shows it; null where no cell does, or where it is not the sum of the rows. */
  readonly total: Figure | null;
  /** What the rows made, where the workbook says it. */
  readonly output: Figure | null;
  /** The result per unit as a cell shows it. */
  readonly perUnit: Figure | null;
  /** The unit in which the workbook states its emissions ("tCO2e"). */
  readonly unit: string;
  /** Line above the first table: its title. */
  readonly title: SourcedText | null;
}

/** The rows that make the footprint (footprintRows), with what they add up to and what they made. */
export function readInventory(grids: readonly Grid[], context: AuditContext): Inventory {
  return inventoryOf(readEvidence(grids.map((grid) => readGrid(grid, context)), grids, context));
}

/** The inventory of one of several products, or of all of them together: then rows of two products are never the same row. */
export function inventoryOf(evidence: Evidence, product: Product | null = null, products: readonly Product[] = []): Inventory {
  const groupOf = (entry: Entry) => products.find((each) => each.has(entry))?.name ?? entry.group;
  const counted = footprintRows(evidence, product ? { counts: product.has } : { groupOf }).rows;
  const rows = counted.flatMap(({ entry, amount }) => (amount.unit ? [rowOf(entry, amount, amount.unit, evidence)] : []));
  const tables = [...new Set(counted.map(({ entry }) => entry.table))];
  const kg = sum(rows.map((row) => row.kg));
  const first = tables[0];
  const title = first?.titles.at(-1);
  const about = product ? onlyOn(product.sheets, evidence) : evidence;
  const total = totalOf(tables, kg, about);
  return {
    rows,
    kg,
    total,
    output: factOf(about, "output") ?? outputBesidePerUnit(about),
    perUnit: factOf(about, "perUnit") ?? perUnitRow(about) ?? perPieceOfTitle(title?.text ?? "", total),
    unit: rows[0]?.emission.unit ?? "",
    title: first && title ? { text: title.text, place: { sheet: first.sheet, range: cellAddress({ row: title.row, column: title.column }) } } : null,
  };
}

/** What stands on the sheets of one product alone: outputs and results of the others are not its own. */
function onlyOn(sheets: ReadonlySet<string>, evidence: Evidence): Evidence {
  return { ...evidence, facts: evidence.facts.filter(({ sheet }) => sheets.has(sheet)), tables: evidence.tables.filter(({ sheet }) => sheets.has(sheet)) };
}

const stageIds: Readonly<Record<Stage, StageId>> = {
  materials: "materials", materialTransport: "inbound", transport: "distribution", production: "production", packaging: "packaging", distribution: "distribution", use: "use", endOfLife: "end-of-life", waste: "production",
};

/** What the row says itself comes before what its unit suggests. */
function stageIdOf(entry: Entry): { readonly id: StageId | null; readonly stated: boolean } {
  const own = entry.stage && entry.stage !== "transport" ? stageIds[entry.stage] : lifeCycleStage(entry.row.stage);
  const suggested = stageOfEntry(entry);
  return { id: own ?? (suggested ? stageIds[suggested] : null), stated: own !== null };
}

function rowOf(entry: Entry, emission: Amount, unit: Unit, evidence: Evidence): InventoryRow {
  const check = evidence.checkOf(entry);
  const { sheet } = entry.table;
  const { id: stage, stated: stageStated } = stageIdOf(entry);
  const factor = check?.factor ?? entry.factors[0];
  const value = new Decimal(emission.cell.digits);
  const amount = entry.quantities[0] ?? entry.mass;
  return {
    name: entry.name,
    group: entry.group,
    stage,
    stageText: entry.row.stage,
    stageStated,
    amount: amount ? figureOf(sheet, amount.cell, amount.unitText) : null,
    distance: entry.distance && entry.distance !== amount ? figureOf(sheet, entry.distance.cell, entry.distance.unitText || "km") : null,
    factor: factor ? figureOf(sheet, factor.cell, factor.unitText) : null,
    factorName: factor ? null : textOf(entry, "factor"),
    source: textOf(entry, "source"),
    emission: figureOf(sheet, emission.cell, emission.unitText),
    kg: value.times(unit.scale),
    formula: emission.cell.formula,
  };
}

function figureOf(sheet: string, cell: Cell, unit: string): Figure {
  return { value: new Decimal(cell.digits), unit, places: [{ sheet, range: cellAddress(cell) }] };
}

function textOf(entry: Entry, role: "factor" | "source"): SourcedText | null {
  const column = columnOf(entry.table, role);
  const cell = column && entry.table.cell(entry.row, column);
  return cell && cell.text !== "" ? { text: cell.text, place: { sheet: entry.table.sheet, range: cellAddress(cell) } } : null;
}

/** The cell whose value is the sum of all rows, within what its digits allow. */
function totalOf(tables: readonly FootprintTable[], kg: Decimal, evidence: Evidence): Figure | null {
  for (const table of tables) {
    const column = columnOf(table, "emission");
    const unit = column?.unit?.kind === "emission" ? column.unit : null;
    if (!column || !unit) continue;
    for (const row of table.rows) {
      if (row.kind !== "total") continue;
      const cell = table.cell(row, column);
      if (cell.number !== null && near(new Decimal(cell.digits).times(unit.unit.scale), kg, rounding(cell) * unit.unit.scale.toNumber())) return figureOf(table.sheet, cell, unit.text);
    }
  }
  for (const fact of evidence.facts) {
    if (fact.form === "sentence" || fact.number === null || fact.unit?.kind !== "emission" || factKind(fact.label) !== "total") continue;
    if (near(new Decimal(fact.cell.digits).times(fact.unit.unit.scale), kg, rounding(fact.cell) * fact.unit.unit.scale.toNumber())) return figureOf(fact.sheet, fact.cell, fact.unitText);
  }
  return null;
}

function near(value: Decimal, of: Decimal, half: number): boolean {
  return value.minus(of).abs().lessThanOrEqualTo(of.abs().times("1e-9").plus(half));
}

function factOf(evidence: Evidence, kind: "output" | "perUnit"): Figure | null {
  const facts = evidence.facts.filter((each) => each.form !== "sentence" && each.number !== null && each.cell.digits !== "" && (kind === "perUnit" ? summaryWord(each.label) : factKind(each.label)) === kind);
  for (const { sheet, cell, unit, unitText, label } of facts) {
    if (unit?.kind === (kind === "perUnit" ? "factor" : "amount")) return figureOf(sheet, cell, unitText);
    const per = kind === "perUnit" && unit?.kind === "emission" ? pieceNamed(label) : null;
    if (per !== null) return figureOf(sheet, cell, `${unitText}/${per}`);
  }
  return null;
}

/** "每套碳足迹（kgCO2e）", "Footprint per table (kg CO2e)": what one of is meant stands in the label. */
function pieceNamed(label: string): string | null {
  const found = /每\s*(?:一|1)?\s*([\p{Script=Han}a-z]{1,4}?)(?:产品|產品)?的?(?:碳足|碳排|排放|GHG|温室)/iu.exec(label) ?? /\bper\s+(?:one\s+|1\s+)?(?!unit|year|annum|yr|month|quarter|day|capita|declared|functional)([a-z]{1,15})\b/i.exec(label);
  return found?.[1] ?? null;
}

/** "Footprint of one mill", "Footprint (per machine)", "铝箔轧机碳足迹（每 1 台）": the whole table is of one piece, and its total the result. */
function perPieceOfTitle(title: string, total: Figure | null): Figure | null {
  const piece = /[(（]\s*每\s*(?:一|1)?\s*([\p{Script=Han}a-z]{1,6}?)\s*[)）]/iu.exec(title)?.[1] ?? /[(（]\s*per\s+(?:one\s+|1\s+)?([a-z]{1,15})\s*[)）]/i.exec(title)?.[1] ?? (/\bfootprint of (?:one|1) [a-z]/i.test(title) ? "piece" : undefined);
  if (total === null || piece === undefined || /^(?:年|年度|月|季|季度|日|天|year|annum|yr|month|quarter|day|unit|functional|declared)$/i.test(piece)) return null;
  return { ...total, unit: `${total.unit}/${piece}` };
}

/** "Per tonne (tCO2e/t) | ... | 0.9": a line under the table whose result is per unit. */
function perUnitRow(evidence: Evidence): Figure | null {
  for (const table of evidence.tables) {
    const column = columnOf(table, "emission");
    for (const row of table.rows) {
      if (!column || row.kind !== "summary" || factKind(row.name) !== "perUnit") continue;
      const { unit, unitText } = readHeading(row.name);
      const cell = table.cell(row, column);
      if (unit?.kind === "factor" && cell.number !== null) return figureOf(table.sheet, cell, unitText);
    }
  }
  return null;
}

/** "Per tonne | 6270 | t | 0.9": the output that the total is divided by stands in the line of the result per unit. */
function outputBesidePerUnit(evidence: Evidence): Figure | null {
  for (const table of evidence.tables) {
    for (const row of table.rows) {
      if (row.kind !== "summary" || factKind(row.name) !== "perUnit") continue;
      const amount = columnOf(table, "quantity");
      const unit = columnOf(table, "unit");
      const cell = amount && table.cell(row, amount);
      if (cell && cell.number !== null) return figureOf(table.sheet, cell, cell.unit || (unit ? table.cell(row, unit).text : ""));
    }
  }
  return null;
}
