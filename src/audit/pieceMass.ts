import { isMass } from "../tables/readUnit";
import { factKind } from "../tables/summaryWord";
import { plainText } from "../tables/plainText";
import type { Unit } from "../units/unit";
import type { Evidence, PlacedFact } from "./evidence";
import { lastWords } from "./studyFacts";

/** What one product weighs, and where the workbook says so. */
export interface PieceMass {
  readonly fact: PlacedFact;
  readonly kg: number;
  /** It is said of the product, not taken from what the result is declared for. */
  readonly weighed: boolean;
}

const weighs =
  /(?:单[件台个只支套]|每[件台个只支套]|产品|净|成品|零件)(?:净?重量?|质量)$|(?:净重|单重)$|\b(?:net|product|unit|piece|finished|part|battery) (?:weight|mass)$|\bweigh(?:s|ing)$/;

/** "单件重 4.15 kg" in a title, "Net weight | 0.9 kg", "功能单位：1 t …"; null where the workbook says none, or two. */
export function pieceMass({ facts }: Evidence): PieceMass | null {
  const found = facts.flatMap((fact): PieceMass[] => {
    if (fact.number === null || fact.number <= 0 || fact.unit?.kind !== "amount" || !(isMass(fact.unit.unit) || isMassEach(fact.unit.unit))) return [];
    const weighed = weighs.test(plainText(fact.label).replace(/[:：(（\s]+$/, ""));
    return weighed || declares(fact) ? [{ fact, kg: fact.number * fact.unit.unit.scale.toNumber(), weighed }] : [];
  });
  return new Set(found.map(({ kg }) => kg)).size === 1 ? (found[0] as PieceMass) : null;
}

/** "kg/件" */
export function isMassEach({ dimension }: Unit): boolean {
  return dimension.mass === 1 && dimension.count === -1 && Object.keys(dimension).length === 2;
}

/** "声明单位：1 kg …", "Functional unit | 1 t": what the study's result is for. */
export function declares(fact: PlacedFact): boolean {
  return factKind(lastWords(fact)) === "functionalUnit";
}

