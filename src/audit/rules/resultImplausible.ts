import type { Unit } from "../../units/unit";
import { factKind } from "../../tables/summaryWord";
import { isMass } from "../../tables/readUnit";
import { cellAddress } from "../address";
import { show } from "../arithmetic";
import type { Evidence, PlacedFact } from "../evidence";
import { kindOfName } from "../kinds/kinds";
import type { Band, Kind } from "../kinds/kinds";
import { bandsOf } from "../publishedValues";
import type { Rule } from "../rule";

/** Kinds that a product can be of as a whole: its footprint per mass is held against the factors. */
const kindsOfProducts: ReadonlySet<string> = new Set(["steel", "aluminium", "copper", "zinc", "plastic", "rubber", "paper", "glass", "cement"]);
/** A finished part may take this many times the material's footprint, or this part of it. */
const making = { above: 6, below: 6 };
/** No product of any kind is known above this per kg, or per piece below this; in kg CO2e. */
const anything = { perMass: 300, perPiece: 0.0001 };
/** A part of metal lighter than this would be dust: half a gram. */
const lightest = 0.0005;

/** A result per unit that no such product has: 35.98 t per t of casting, half a gram of CO2 for a steel part. */
export const resultImplausible: Rule = {
  id: "result.implausible",
  *check(evidence) {
    const bands = bandsOf(evidence.context.factors);
    const product = productKind(evidence);
    const band = product ? bands.of(product.kind, { mass: 1 }) : undefined;
    const told = new Set<string>();
    for (const { fact, kg, per, count } of results(evidence)) {
      const at = `${fact.sheet}!${cellAddress(fact.cell)}`;
      if (told.has(at)) continue;
      const perMass = per !== null && isMass(per);
      if (kg <= 0) continue;
      if (!product || !band) {
        if (!(perMass && kg > anything.perMass) && !(count && kg < anything.perPiece)) continue;
        told.add(at);
        yield { rule: "result.implausible", severity: "warning", sheet: fact.sheet, range: cellAddress(fact.cell), message: beyondAll(fact, perMass) };
        continue;
      }
      const wrong = perMass ? kg > band.high * making.above || kg < band.low / making.below : count && kg / band.low < lightest * 2;
      if (!wrong) continue;
      told.add(at);
      yield { rule: "result.implausible", severity: "warning", sheet: fact.sheet, range: cellAddress(fact.cell), message: perMass ? masses(product.name, fact, band) : pieces(product.name, fact, kg, band) };
    }
  },
};

function beyondAll(fact: PlacedFact, perMass: boolean): { en: string; zh: string } {
  const shown = `${show(fact.number ?? 0)} ${fact.unitText}`;
  return perMass
    ? { en: `${shown}: no product has more than ${anything.perMass} kg per kg. Check the units of the stages.`, zh: `${shown}：任何产品都不会超过 ${anything.perMass} kg/kg。请核对各阶段的单位。` }
    : { en: `${shown}: less than ${show(anything.perPiece * 1000)} g for a whole piece. Was t written as kg?`, zh: `${shown}：一件产品还不到 ${show(anything.perPiece * 1000)} g。是否把 t 写成了 kg？` };
}

function masses(name: string, fact: PlacedFact, band: Band): { en: string; zh: string } {
  const range = `${show(Number(band.low.toPrecision(3)))} – ${show(Number(band.high.toPrecision(3)))}`;
  return {
    en: `${show(fact.number ?? 0)} ${fact.unitText} for ${name}: published values for ${band.kind.en} lie between ${range} kg per kg (${band.count} values; ${band.highest.source}). Check the units of the stages.`,
    zh: `${name}为 ${show(fact.number ?? 0)} ${fact.unitText}：${band.kind.zh}的已发布数值在 ${range} kg/kg 之间（${band.count} 个；${band.highest.source}）。请核对各阶段的单位。`,
  };
}

function pieces(name: string, fact: PlacedFact, kg: number, band: Band): { en: string; zh: string } {
  const grams = show(Number(((kg / band.low) * 1000).toPrecision(2)));
  return {
    en: `${show(fact.number ?? 0)} ${fact.unitText} for ${name}: even at the lowest published ${show(Number(band.low.toPrecision(3)))} kg/kg for ${band.kind.en} that is ${grams} g of material. Was t written as kg?`,
    zh: `${name}为 ${show(fact.number ?? 0)} ${fact.unitText}：即使按${band.kind.zh}最低的 ${show(Number(band.low.toPrecision(3)))} kg/kg 计，也只相当于 ${grams} g 材料。是否把 t 写成了 kg？`,
  };
}

/** What the study is of: the study's own word, the pair "产品名称", the output table's item. */
function productKind(evidence: Evidence): { name: string; kind: Kind } | null {
  const names = [evidence.context.study?.study.product ?? ""];
  for (const fact of evidence.facts) if (fact.form === "pair" && fact.text !== "" && factKind(fact.label) === "product") names.push(fact.text);
  for (const table of evidence.tables) if (table.kind === "output") for (const row of table.rows) if (row.kind === "item") names.push(row.name);
  for (const entries of evidence.entries.values()) for (const entry of entries) if (/产量$/.test(entry.name)) names.push(entry.name.replace(/产量$/, ""));
  for (const name of names) {
    const kind = name === "" ? undefined : kindOfName(name.replace(/(系列|产品|制品)+$/, ""));
    if (kind && kindsOfProducts.has(kind.id)) return { name, kind };
  }
  return null;
}

function results({ facts }: Evidence): { fact: PlacedFact; kg: number; per: Unit | null; count: boolean }[] {
  return facts.flatMap((fact) => {
    if (fact.number === null || fact.unit?.kind !== "factor") return [];
    const { emission, per } = fact.unit.factor;
    const kind = factKind(fact.label);
    const tail = fact.form === "sentence" ? /碳足迹|footprint/i.test(fact.label) : kind === "perUnit" || kind === "total";
    if (!tail || /因子|系数|factor/i.test(fact.label)) return [];
    return [{ fact, kg: emission.scale.times(fact.number).div(per.scale).toNumber(), per, count: per.dimension.count === 1 }];
  });
}
