import type { Place } from "../audit/finding";
import type { Study } from "../study/study";
import { Decimal } from "../units";
import type { Context, StageResult } from "./context";
import type { Inline, Line, MarkedGap, PrintedFigure } from "./content";
import { exactly, rounded } from "./figures";
import type { Words } from "./words/words";

// What the study and the workbook state, as a line or as the gap that is left where they do not.

export function gap({ words }: Context, what: keyof Words["fields"]): MarkedGap {
  return { kind: "gap", text: words.gap.replace("{what}", words.fields[what]) };
}

export type TextField = "product" | "specification" | "producer" | "goal" | "functionalUnit" | "region" | "gwpSet" | "cutOff" | "allocation" | "dataQuality" | "author" | "reviewer" | "reportNumber" | "date";

export function said(context: Context, field: TextField): Line {
  const value = context.study[field];
  return [value === null || value === "" ? gap(context, field) : value];
}

export function total({ inventory, scale }: Context): PrintedFigure {
  const from = inventory.total?.places ?? inventory.rows.flatMap(({ emission }) => emission.places);
  return rounded(inventory.kg.dividedBy(scale), from);
}

/** The result per unit as its cell has it; else what follows from the output that the study or the workbook states. */
export function perUnit(context: Context): Line {
  const { inventory, study, unit } = context;
  if (inventory.perUnit) return [rounded(inventory.perUnit.value, inventory.perUnit.places, 4), ` ${inventory.perUnit.unit}`];
  const amount = study.outputAmount !== null && study.outputUnit !== null ? { value: new Decimal(study.outputAmount), unit: study.outputUnit, places: cell(context, "outputAmount") } : inventory.output;
  if (!amount || amount.value.isZero() || amount.unit === "") return [gap(context, "perUnit")];
  return [rounded(inventory.kg.dividedBy(context.scale).dividedBy(amount.value), [...amount.places, ...(inventory.total?.places ?? [])], 4), ` ${unit}/${amount.unit}`];
}

function cell({ placeOf }: Context, field: keyof Study): Place[] {
  const place = placeOf(field);
  return place ? [place] : [];
}

export function output(context: Context): Line {
  const { study, inventory } = context;
  if (study.outputAmount !== null) return [exactly({ value: new Decimal(study.outputAmount), unit: "", places: cell(context, "outputAmount") }), ` ${study.outputUnit ?? ""}`];
  return inventory.output ? [exactly(inventory.output), ` ${inventory.output.unit}`] : [gap(context, "output")];
}

export function declared(context: Context): Line {
  const { study } = context;
  if (study.declaredUnit === null) return [gap(context, "declaredUnit")];
  return study.declaredAmount === null ? [study.declaredUnit] : [exactly({ value: new Decimal(study.declaredAmount), unit: "", places: cell(context, "declaredAmount") }), ` ${study.declaredUnit}`];
}

export function period(context: Context): Line {
  const { periodStart, periodEnd } = context.study;
  if (periodStart === null && periodEnd === null) return [gap(context, "period")];
  const ends = [periodStart, periodEnd].filter((each) => each !== null);
  return [[...new Set(ends)].join(context.language === "zh" ? " 至 " : " to ")];
}

export function boundary(context: Context): Line {
  const { study, words, isPas } = context;
  return [study.boundary === null ? gap(context, "boundary") : (isPas ? words.pasBoundaries : words.boundaries)[study.boundary]];
}

export function standards(context: Context): Line {
  return [context.study.standards.length === 0 ? gap(context, "standards") : context.study.standards.join(context.language === "zh" ? "、" : ", ")];
}

function largestStage({ stages }: Context): StageResult {
  return stages.reduce((most, stage) => (stage.value.greaterThan(most.value) ? stage : most));
}

export function headline(context: Context): Readonly<Record<string, Inline | Line>> {
  const { unit, inventory, language } = context;
  const largest = largestStage(context);
  const product: Line = context.study.product ? [context.study.product] : inventory.title ? [language === "zh" ? `“${inventory.title.text}”所列产品` : `the product of "${inventory.title.text}"`] : [gap(context, "product")];
  return { product, total: total(context), unit, perUnit: perUnit(context), largest: largest.name, share: largest.share };
}
