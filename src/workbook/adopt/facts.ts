import { readUnit } from "../../tables/readUnit";
import type { Cell } from "../../tables/cell";
import type { Evidence, PlacedFact } from "../../audit/evidence";
import { significant } from "../../audit/interval";
import { factKind } from "../../tables/summaryWord";
import { columnsOf } from "../../tables/table";
import { sameDimension } from "../../units";
import type { Unit } from "../../units/unit";
import { cellName } from "../cellName";
import { scaleText } from "./columns";
import type { AdoptDraft } from "./draft";
import { sameAsShown } from "./shown";
import { why } from "./why";

interface Figure {
  readonly sheet: string;
  readonly cell: Cell;
  readonly value: number;
  readonly unit: Unit;
}

/** Fewer digits than these are met by chance. */
const leastDigits = 2;

/** Labels with a result per unit: the total over the output, where exactly one pair of the sheet (or else of the workbook) gives the figure. */
export function planFacts({ facts, tables }: Evidence, drafts: ReadonlyMap<string, AdoptDraft>): void {
  const results = facts.filter((fact) => fact.form !== "sentence" && fact.number !== null && factKind(fact.label) === "perUnit" && fact.unit !== null);
  if (results.length === 0) return;
  const totals: Figure[] = tables.flatMap((table) => columnsOf(table, "emission").flatMap((column) => table.rows.filter(({ kind }) => kind === "total").flatMap((row) => figureOf(drafts, table.sheet, table.cell(row, column), column.unit?.kind === "emission" ? column.unit.unit : null))));
  const outputs: Figure[] = [];
  for (const fact of facts) {
    const kind = fact.form === "sentence" ? null : factKind(fact.label);
    if (kind === "total" && fact.unit?.kind === "emission") totals.push(...figureOf(drafts, fact.sheet, fact.cell, fact.unit.unit));
    if (kind === "output" && fact.unit?.kind === "amount") outputs.push(...figureOf(drafts, fact.sheet, fact.cell, fact.unit.unit));
  }
  for (const fact of results) planFact(fact, totals, outputs, drafts);
}

function figureOf(drafts: ReadonlyMap<string, AdoptDraft>, sheet: string, cell: Cell, unit: Unit | null): Figure[] {
  const value = drafts.get(sheet)?.valueOf(cell) ?? null;
  return unit === null || value === null || value === 0 ? [] : [{ sheet, cell, value, unit }];
}

function planFact(fact: PlacedFact, totals: readonly Figure[], outputs: readonly Figure[], drafts: ReadonlyMap<string, AdoptDraft>): void {
  const draft = drafts.get(fact.sheet);
  const { cell } = fact;
  if (draft === undefined || cell.formula !== null || draft.settled(cell) || significant(cell) < leastDigits) return;
  if (typeof cell.value !== "number") return draft.leave(cell, why.text(cell.text));
  const wanted = perOf(fact);
  if (wanted === null) return;
  const pairs = new Map<string, { formula: string; value: number; near: number }>();
  for (const total of totals) {
    for (const output of outputs) {
      if (wanted.per !== null && !sameDimension(wanted.per, output.unit)) continue;
      const by = total.unit.scale.div(wanted.scale).times(wanted.per === null ? 1 : wanted.per.scale.div(output.unit.scale)).toNumber();
      const value = (total.value / output.value) * by;
      if (!sameAsShown(cell, value)) continue;
      const formula = `=${referTo(total, fact.sheet)}/${referTo(output, fact.sheet)}${scaleText(by)}`;
      pairs.set(formula, { formula, value, near: Number(total.sheet === fact.sheet) + Number(output.sheet === fact.sheet) });
    }
  }
  const nearest = Math.max(...[...pairs.values()].map(({ near }) => near));
  const [only, ...others] = [...pairs.values()].filter(({ near }) => near === nearest);
  if (only && others.length === 0) draft.take(cell, "perUnit", only.formula, only.value);
  else draft.leave(cell, why.perUnitDiffers());
}

/** The emission's unit of a result and what it is per; null where it is no result per unit. */
function perOf({ unit }: PlacedFact): { readonly scale: Unit["scale"]; readonly per: Unit | null } | null {
  if (unit?.kind === "factor") return { scale: unit.factor.emission.scale, per: unit.factor.per };
  if (unit?.kind !== "emission") return null;
  const per = unit.per === undefined ? null : readUnit(unit.per);
  return { scale: unit.unit.scale, per: per?.kind === "amount" ? per.unit : null };
}

function referTo({ sheet, cell }: Figure, from: string): string {
  const name = cellName(cell.row, cell.column);
  return sheet === from ? name : `'${sheet.replaceAll("'", "''")}'!${name}`;
}
