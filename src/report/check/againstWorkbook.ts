import { tried } from "../../errors";
import { cellAddress } from "../../audit/address";
import { dataOf, sameGroup, sameValue } from "../../audit/data";
import type { Datum } from "../../audit/data";
import type { AuditContext } from "../../audit/evidence";
import { readEvidence, readGrid } from "../../audit/evidence";
import type { Place } from "../../audit/finding";
import { factKind } from "../../tables/summaryWord";
import type { Grid } from "../../tables/grid";
import { stageIn } from "../../tables/stage";
import { Decimal, parseFactorUnit, parseUnit } from "../../units";
import { inventoryOf } from "../../workbook/inventory";
import { productsOf } from "../../workbook/products";
import type { Figure, Inventory } from "../../workbook/inventory";
import { shorten } from "./document";
import type { ReportFinding } from "./finding";
import type { Reading } from "./reading";
import { readReport } from "./reading";
import type { ReportDocument } from "./document";

/** What came of the comparison, beside the contradictions. */
export interface Comparison {
  readonly findings: readonly ReportFinding[];
  /** Figures of the report that the workbook has too. */
  readonly agreeing: number;
}

/** Every amount, factor, result and share that report and workbook both state, held against each other; contradictions name both places. */
export function againstWorkbook(document: ReportDocument, grids: readonly Grid[], context: AuditContext): Comparison {
  // What was corrected in the reading are the sheets of the workbook.
  const reading = readReport(document, { ...context, overrides: [] });
  const evidence = readEvidence(grids.map((grid) => readGrid(grid, context)), grids, context);
  const products = productsOf(evidence);
  const inventory = inventoryOf(evidence, null, products);
  // A report of one of several products, or of all: what agrees with any of them agrees.
  const inventories = [...products.map((product) => inventoryOf(evidence, product)), inventory];
  const findings: ReportFinding[] = [];
  let agreeing = 0;
  const known = dataOf(evidence);
  const told = new Set<string>();
  for (const datum of dataOf(reading.evidence)) {
    const same = known.filter((other) => other.topic === datum.topic && sameGroup(other.entry, datum.entry) && sameStage(other, datum));
    if (same.length === 0) continue;
    if (same.some((other) => sameValue(other, datum))) { agreeing++; continue; }
    const block = reading.laidOut.blockOfRow[datum.cell.row] ?? 0;
    const first = same[0]!;
    const key = `${datum.topic}|${block}`;
    if (told.has(key)) continue;
    told.add(key);
    findings.push(contradiction(reading, block, `${datum.entry.name} ${shown(datum)}`, `${first.entry.name} ${shown(first)}`, { sheet: first.entry.table.sheet, range: cellAddress(first.cell) }));
  }
  for (const fact of anyOf(inventories.map((each) => statedResults(reading, each)))) {
    if (fact.agrees) agreeing++;
    else findings.push(contradiction(reading, fact.block, fact.said, fact.wanted, fact.place));
  }
  for (const share of anyOf(inventories.map((each) => statedShares(reading, each)))) {
    if (share.agrees) agreeing++;
    else findings.push(contradiction(reading, share.block, share.said, share.wanted, share.place));
  }
  return { findings: [...findings, ...unknownItems(reading, inventory)].sort((a, b) => a.place.block - b.place.block), agreeing };
}

function contradiction(reading: Reading, block: number, said: string, wanted: string, place: Place | null): ReportFinding {
  const cell = place ? `${place.sheet}!${place.range}` : "";
  return {
    rule: "workbook.figure", severity: "error", place: reading.at(block), ...(place && { other: place }), expected: wanted,
    message: { en: `The report says ${said}; the workbook ${cell === "" ? "gives" : `(${cell}) has`} ${wanted}.`, zh: `报告为 ${said}；工作簿${cell === "" ? "" : `（${cell}）`}为 ${wanted}。` },
  };
}

function shown(datum: Datum): string {
  return `${datum.cell.digits} ${datum.source.unitText}`.trim();
}

/** Material and its transport share a name; they are told apart by the stage where both state one. */
function sameStage(one: Datum, other: Datum): boolean {
  return one.entry.stage === undefined || other.entry.stage === undefined || one.entry.stage === other.entry.stage || one.what === "factor" || one.what === "amount";
}

interface Stated {
  readonly agrees: boolean;
  readonly block: number;
  readonly said: string;
  readonly wanted: string;
  readonly place: Place | null;
}

/** What is said once, held against several: the one that it agrees with, else the first. */
function anyOf(lists: readonly (readonly Stated[])[]): Stated[] {
  const found = new Map<string, Stated>();
  for (const stated of lists.flat()) {
    const key = `${stated.block}|${stated.said}`;
    if (!found.has(key) || (stated.agrees && !found.get(key)!.agrees)) found.set(key, stated);
  }
  return [...found.values()];
}

/** Totals, results per unit and outputs, in lines under tables, in pairs and in sentences. */
function statedResults(reading: Reading, inventory: Inventory): Stated[] {
  const wanted = {
    total: { kg: inventory.kg, figure: inventory.total },
    perUnit: inventory.perUnit ? { kg: factorScale(inventory.perUnit), figure: inventory.perUnit } : null,
    output: inventory.output ? { kg: amountScale(inventory.output), figure: inventory.output } : null,
  };
  return reading.evidence.facts.flatMap((fact): Stated[] => {
    if (fact.number === null || fact.unit === null) return [];
    const kind = factKind(fact.form === "sentence" ? (fact.label.split(/[，,；;。：:]|为|is\b/).filter((part) => part.trim() !== "").at(-1) ?? "") : fact.label);
    // "运输的总排放量为 …": the total of a stage is not the product's.
    if (fact.form === "sentence" && kind === "total" && stageIn(fact.label.split(/[。；;]/).at(-1) ?? "") !== undefined && !/产品总?碳足迹|全生命周期/.test(fact.label)) return [];
    const target = kind === "total" || kind === "output" || kind === "perUnit" ? wanted[kind === "total" && fact.unit.kind === "factor" ? "perUnit" : kind === "perUnit" && fact.unit.kind === "emission" ? "total" : kind] : null;
    if (!target?.kg) return [];
    const scale = fact.unit.kind === "factor" ? fact.unit.factor.emission.scale.dividedBy(fact.unit.factor.per.scale) : fact.unit.kind === "percent" ? null : fact.unit.unit.scale;
    const isFactor = target === wanted.perUnit;
    if (!scale || isFactor !== (fact.unit.kind === "factor") || (target === wanted.output) !== (fact.unit.kind === "amount")) return [];
    const half = new Decimal(10).pow(-fact.decimals).dividedBy(2).times(scale);
    const apart = new Decimal(fact.number).times(scale).minus(target.kg).abs();
    const place = target.figure?.places[0] ?? null;
    return [{
      agrees: apart.lessThanOrEqualTo(half.times("1.001").plus(target.kg.abs().times("1e-9"))),
      block: reading.laidOut.blockOfRow[fact.cell.row] ?? 0, said: `${shorten(fact.label, 24)} ${fact.number} ${fact.unitText}`,
      wanted: target.figure ? `${target.figure.value.toFixed()} ${target.figure.unit}` : `${target.kg.toFixed()} kgCO2e`, place,
    }];
  });
}

function factorScale({ value, unit }: Figure): Decimal | null {
  const factor = tried(() => parseFactorUnit(unit));
  return factor && value.times(factor.emission.scale).dividedBy(factor.per.scale);
}

function amountScale({ value, unit }: Figure): Decimal | null {
  const known = tried(() => parseUnit(unit));
  return known && value.times(known.scale);
}

/** "原材料获取 … 占 49.66 %": one share and one stage in a clause. */
function statedShares(reading: Reading, inventory: Inventory): Stated[] {
  if (inventory.kg.isZero()) return [];
  const byStage = new Map<string, Decimal>();
  for (const row of inventory.rows) {
    const stage = stageIn(row.stageText);
    if (stage) byStage.set(stage, (byStage.get(stage) ?? new Decimal(0)).plus(row.kg));
  }
  return reading.sentences.flatMap(({ text, block }) =>
    text.split(/[，,；;。]/).flatMap((clause): Stated[] => {
      const percents = [...clause.matchAll(/(\d+(?:\.\d+)?)\s*%/g)];
      if (percents.length !== 1 || !/占|贡献|比例|share|account|contribut/i.test(clause) || /超过|以上|不超过|小于|低于|more than|less than|at least|over|under/i.test(clause)) return [];
      const before = clause.slice(0, percents[0]!.index);
      const parts = partsNamed(before, inventory, byStage);
      if (parts.length === 0) return [];
      const digits = percents[0]![1]!;
      const shares = parts.map((kg) => kg.times(100).dividedBy(inventory.kg));
      // Shares that are made to add up to 100 may lie one unit of the last digit off.
      const slack = new Decimal(10).pow(-(digits.split(".")[1]?.length ?? 0));
      return [{ agrees: shares.some((percent) => percent.minus(digits).abs().lessThan(slack)), block, said: `“${shorten(clause.trim(), 40)}”`, wanted: `${shares[0]!.toDecimalPlaces(2).toFixed()} %`, place: null }];
    }),
  );
}

/** What a clause speaks of: an item by its name (in one stage, or in all), else a stage. */
function partsNamed(text: string, inventory: Inventory, byStage: ReadonlyMap<string, Decimal>): readonly Decimal[] {
  const longest = inventory.rows.filter(({ name }) => name.length >= 2 && text.includes(name)).sort((one, other) => other.name.length - one.name.length)[0]?.name;
  if (longest !== undefined) {
    const rows = inventory.rows.filter(({ name }) => name === longest);
    return [...rows.map(({ kg }) => kg), rows.reduce((sum, { kg }) => sum.plus(kg), new Decimal(0))];
  }
  const stage = stageIn(text.replace(/(?:的)?(?:碳足迹|碳排放|排放)?\s*(?:占|贡献).*$/u, ""));
  const kg = stage ? byStage.get(stage) : undefined;
  return kg ? [kg] : [];
}

/** Items that tables of the report calculate and the workbook does not know. */
function unknownItems(reading: Reading, inventory: Inventory): ReportFinding[] {
  const keys = new Set(inventory.rows.map(({ name }) => name.normalize("NFKC").toLowerCase().replace(/\s+/g, "")));
  if (keys.size === 0) return [];
  const told = new Set<string>();
  return reading.evidence.tables.flatMap((table) => {
    if (table.kind !== "activity" && table.kind !== "transport") return [];
    return (reading.evidence.entries.get(table) ?? []).flatMap((entry): ReportFinding[] => {
      const name = entry.name.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
      if (entry.emissions.length === 0 || name === "" || told.has(name) || [...keys].some((key) => key.includes(name) || name.includes(key))) return [];
      told.add(name);
      return [{ rule: "workbook.item", severity: "warning", place: reading.at(reading.laidOut.blockOfRow[entry.row.index] ?? 0), message: { en: `The report calculates "${entry.name}", which the workbook does not know.`, zh: `报告计算了“${entry.name}”，工作簿中没有。` } }];
    });
  });
}
