import { plainText } from "../tables/plainText";
import { factKind } from "../tables/summaryWord";
import type { Evidence, PlacedFact } from "./evidence";
import { lastWords } from "./studyFacts";

/** What one product weighs, and where that is said. */
export interface PieceMass {
  readonly fact: PlacedFact;
  readonly kg: number;
  /** False for a declared unit that is a mass ("1 t"): what is counted weighs so much, not a piece. */
  readonly weighs: boolean;
}

const words =
  /(?:单[件台个只支套]|每[件台个只支套]|产品|净|成品)(?:重量?|质量)$|(?:净重|单重)$|\b(?:net|product|unit|piece|part|finished)(?: product)? (?:weight|mass)$|\bweigh(?:s|ing)$/;

/** "单件重 4.15 kg" in a title, "Net weight (kg/件) | 0.9", "功能单位：1 t …"; null where nothing or several things are said. */
export function pieceMass({ facts }: Evidence): PieceMass | null {
  const found = facts.flatMap((fact): PieceMass[] => {
    if (fact.number === null || fact.number <= 0 || fact.unit?.kind !== "amount") return [];
    const { mass, count, ...others } = fact.unit.unit.dimension;
    // "kg/件" is the mass of one as well.
    if (mass !== 1 || (count !== undefined && count !== -1) || Object.keys(others).length > 0) return [];
    const weighs = words.test(plainText(fact.label).replace(/[:：(（\s]+$/, ""));
    return weighs || declares(fact) ? [{ fact, kg: fact.number * fact.unit.unit.scale.toNumber(), weighs }] : [];
  });
  const [first] = found;
  return first && new Set(found.map(({ kg }) => kg)).size === 1 ? (found.find(({ weighs }) => weighs) ?? first) : null;
}

/** "声明单位：1 kg …", "Functional unit | 1 t": what the study's result is for. */
export function declares(fact: PlacedFact): boolean {
  return factKind(lastWords(fact)) === "functionalUnit";
}
