import type { Unit } from "../../units/unit";
import { plainText } from "../../tables/plainText";
import { columnOf } from "../../tables/table";
import type { Column } from "../../tables/table";
import { factKind, summaryWord } from "../../tables/summaryWord";
import { unitOf } from "../entry";
import type { Entry } from "../entry";
import type { Finding } from "../finding";
import { isMass } from "../../tables/readUnit";
import { cellAddress } from "../address";
import { show } from "../arithmetic";
import type { Evidence, PlacedFact } from "../evidence";
import { kindOfName } from "../kinds/kinds";
import type { Band, Kind } from "../kinds/kinds";
import { nameHalves } from "../nameHalves";
import { declares, isMassEach, pieceMass } from "../pieceMass";
import { bandsOf } from "../publishedValues";
import type { Rule } from "../rule";

/** Kinds that a product can be of as a whole: its footprint per mass is held against the factors. */
const kindsOfProducts: ReadonlySet<string> = new Set(["steel", "aluminium", "copper", "zinc", "plastic", "olefin", "pet", "pvc", "polystyrene", "polyamide", "rubber", "paper", "glass", "cement"]);
/**
 * What follows are judgements and no published limits: wide enough for what products are made of, narrow enough for a power of ten.
 * A finished part may take this many times the material's footprint (forging, machining, waste), or this part of it (recycled metal).
 */
const making = { above: 6, below: 6 };
/** In kg CO2e. Above `perMass` per kg lie precious metals and chips; below `leastPerMass` not even gravel; below `perPiece` no piece that anybody counts. */
const anything = { perMass: 300, leastPerMass: 0.003, perPiece: 0.0001 };
/** A part of metal lighter than this, in kg, would be dust. */
const lightest = 0.001;

/** A result per unit that no such product has: 35.98 t per t of casting, half a gram of CO2 for a steel part. */
export const resultImplausible: Rule = {
  id: "result.implausible",
  *check(evidence) {
    const bands = bandsOf(evidence.context.factors);
    const product = productKind(evidence);
    const band = product ? bands.of(product.kind, { mass: 1 }) : undefined;
    const told = new Set<string>();
    const mass = pieceMass(evidence)?.kg ?? null;
    for (const { fact, kg, of } of mass === null ? [] : perPiece(evidence)) {
      const at = `${fact.sheet}!${cellAddress(fact.cell)}`;
      const each = of ?? (mass as number);
      const [low, high] = band ? [band.low / making.below, band.high * making.above] : [anything.leastPerMass, anything.perMass];
      if (told.has(at) || kg <= 0 || (kg / each >= low && kg / each <= high)) continue;
      told.add(at);
      yield {
        rule: "result.implausible",
        severity: "warning",
        sheet: fact.sheet,
        range: cellAddress(fact.cell),
        message: perMassOf(fact, kg / each, each, low, high),
      };
    }
    yield* outputs(evidence);
    yield* heavierThanInputs(evidence);
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
      const wrong = perMass ? kg > band.high * making.above || kg < band.low / making.below : count && kg / band.low < lightest;
      if (!wrong) continue;
      told.add(at);
      yield {
        rule: "result.implausible",
        severity: "warning",
        sheet: fact.sheet,
        range: cellAddress(fact.cell),
        message: perMass ? masses(product.name, fact, band) : pieces(product.name, fact, kg, band),
      };
    }
  },
};

type Shown = Pick<PlacedFact, "sheet" | "cell" | "number" | "unitText">;

function perMassOf(fact: Shown, ratio: number, mass: number, low: number, high: number): { en: string; zh: string } {
  const [given, each, lowest, highest] = [ratio, mass, low, high].map((value) => show(Number(value.toPrecision(3))));
  return {
    en: `${show(fact.number ?? 0)} ${fact.unitText} for ${each} kg of product is ${given} kgCO2e per kg; such products lie between ${lowest} and ${highest}. Check the units and the powers of ten.`,
    zh: `产品质量 ${each} kg，结果 ${show(fact.number ?? 0)} ${fact.unitText}，折合 ${given} kgCO2e/kg；此类产品应在 ${lowest} 与 ${highest} 之间。请核对单位和数量级。`,
  };
}

/** Results for one piece: stated ones, and the total of a list for one piece or for the declared unit. */
function perPiece(evidence: Evidence): { fact: Shown; kg: number; of?: number }[] {
  const stated = results(evidence).filter(({ count }) => count).map(({ fact, kg }) => ({ fact, kg }));
  const declared = declaredMass(evidence);
  const made =
    results(evidence).length > 0 || evidence.facts.some((fact) => factKind(fact.label) === "output" || /产量|\boutput\b|production|produced/i.test(fact.label));
  const lists = evidence.tables.flatMap((table) => {
    const column = columnOf(table, "emission");
    const unit = column?.unit ? unitOf(column.unit, true) : null;
    const total = table.rows.filter((row) => row.kind === "total").at(-1);
    const cell = column && total && table.cell(total, column);
    const forOne = column?.unit?.kind === "factor" && column.unit.factor.per.dimension.count === 1;
    // A plain total is for the declared unit where the workbook is one list and no output divides it.
    const alone =
      declared !== null && isFor(inputMass(evidence), declared) && !made && column?.unit?.kind === "emission" && evidence.tables.filter((other) => columnOf(other, "emission")).length === 1;
    return unit && cell && cell.number !== null && (forOne || alone)
      ? [{ fact: { sheet: table.sheet, cell, number: cell.number, unitText: column.unit?.text ?? "" }, kg: cell.number * unit.scale.toNumber() }]
      : [];
  });
  return [...stated, ...lists];
}

/** What the study is declared for, in kg. */
function declaredMass({ facts }: Evidence): number | null {
  for (const fact of facts) if (fact.number !== null && fact.unit?.kind === "amount" && isMass(fact.unit.unit) && declares(fact)) return fact.number * fact.unit.unit.scale.toNumber();
  return null;
}

/** What goes into the products, in kg, and of how many rows that is known. */
function inputMass({ entries }: Evidence): { readonly kg: number; readonly rows: number } {
  const inputs = [...entries.values()].flatMap((list) =>
    list.filter(({ factors, stage }) => factors.length > 0 && stage !== "waste").flatMap(({ quantities }) => quantities.slice(0, 1)),
  );
  const masses = inputs.filter(({ unit }) => unit !== null && isMass(unit)).map(({ value, unit }) => value * (unit?.scale.toNumber() ?? 0));
  return { kg: masses.reduce((all, mass) => all + mass, 0), rows: masses.length };
}

/** No list for one tonne has twenty tonnes of inputs: it is one of a year. */
function isFor({ kg, rows }: ReturnType<typeof inputMass>, declared: number): boolean {
  return rows === 0 || (kg <= declared * mostInputs && kg >= declared / mostInputs);
}
const mostInputs = 20;

/** Water, air and ore that nobody counts make a product heavier than its list, but not this many times. */
const heavier = 50;

/** An output that weighs many times what goes into it: a power of ten between tonnes and kilograms. */
function* outputs(evidence: Evidence): Iterable<Finding> {
  const output = evidence.facts.filter(
    (fact) => fact.number !== null && fact.number > 0 && factKind(fact.label) === "output" && fact.unit?.kind === "amount" && isMass(fact.unit.unit),
  );
  const [only] = output;
  if (output.length !== 1 || only?.unit?.kind !== "amount") return;
  const inputs = inputMass(evidence);
  const declared = declaredMass(evidence);
  const [sum, made] = [inputs.kg, (only.number as number) * only.unit.unit.scale.toNumber()];
  // "All amounts per functional unit; production in the period 2484 t": the list is for the one tonne.
  if (inputs.rows < 2 || sum <= 0 || made / sum < heavier || (declared !== null && isFor(inputs, declared))) return;
  yield {
    rule: "result.implausible",
    severity: "warning",
    sheet: only.sheet,
    range: cellAddress(only.cell),
    message: {
      en: `${show(only.number as number)} ${only.unitText} of product from ${show(Number((sum / 1000).toPrecision(4)))} t of inputs: ${show(Number((made / sum).toPrecision(3)))} times their mass. Were t and kg exchanged?`,
      zh: `产品 ${show(only.number as number)} ${only.unitText}，而投入合计仅 ${show(Number((sum / 1000).toPrecision(4)))} t：相差 ${show(Number((made / sum).toPrecision(3)))} 倍。是否混淆了 t 与 kg？`,
    },
  };
}

/** A piece that weighs more than all that goes into it: many times is a slip of the unit; somewhat is worth a remark. */
function* heavierThanInputs(evidence: Evidence): Iterable<Finding> {
  const piece = pieceMass(evidence);
  if (!piece?.weighed) return;
  const lists = [...evidence.entries].flatMap(([table, list]) => {
    const columns = table.columns.filter(({ role }) => role === "quantity" || role === "mass");
    const sums = columns.map((column) => massesIn(list, column));
    const largest = sums.reduce<ReturnType<typeof massesIn> | null>((most, sum) => (most && most.kg >= sum.kg ? most : sum), null);
    return largest && table.kind === "activity" && largest.count >= 2 ? [largest] : [];
  });
  const inputs = lists.reduce((sum, { kg }) => sum + kg, 0);
  const times = piece.kg / inputs;
  // Where the list does not say that it is for one piece, only what no year of production could be is told.
  if (inputs <= 0 || times < (lists.every(({ each }) => each) ? remarkable : heavier)) return;
  const [given, sum, by] = [`${show(piece.fact.number ?? 0)} ${piece.fact.unitText}`, show(Number(inputs.toPrecision(4))), show(Number(times.toPrecision(3)))];
  yield {
    rule: "result.implausible",
    severity: times < heavier ? "info" : "warning",
    sheet: piece.fact.sheet,
    range: cellAddress(piece.fact.cell),
    message: {
      en: `One piece weighs ${given}, all that goes into it ${sum} kg: ${by} times as much comes out. Is an input missing, or a unit wrong?`,
      zh: `单件产品重 ${given}，而全部投入仅 ${sum} kg：产出为投入的 ${by} 倍。是否漏列投入或单位有误？`,
    },
  };
}

/** Water that nobody lists and figures before and after machining explain less than this. */
const remarkable = 1.5;

function massesIn(entries: readonly Entry[], column: Column): { readonly kg: number; readonly count: number; readonly each: boolean } {
  const amounts = entries.flatMap(({ quantities }) => quantities.filter((amount) => amount.column === column));
  const masses = amounts.filter(({ unit }) => unit !== null && (isMass(unit) || isMassEach(unit)));
  return {
    kg: masses.reduce((sum, { value, unit }) => sum + value * (unit?.scale.toNumber() ?? 0), 0),
    count: masses.length,
    each: masses.every(({ unit }) => unit !== null && isMassEach(unit)),
  };
}

function beyondAll(fact: PlacedFact, perMass: boolean): { en: string; zh: string } {
  const shown = `${show(fact.number ?? 0)} ${fact.unitText}`;
  return perMass
    ? {
        en: `${shown}: hardly any product but precious metals and chips has more than ${anything.perMass} kg per kg. Check the units of the stages.`,
        zh: `${shown}：除贵金属和芯片外，产品很少超过 ${anything.perMass} kg/kg。请核对各阶段的单位。`,
      }
    : {
        en: `${shown}: less than ${show(anything.perPiece * 1000)} g for a whole piece. Was t written as kg?`,
        zh: `${shown}：一件产品还不到 ${show(anything.perPiece * 1000)} g。是否把 t 写成了 kg？`,
      };
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
  // "Material 材质 | 原生铝6063挤压": what the piece is made of, where one material is told.
  const materials = evidence.facts.filter((fact) => fact.form === "pair" && fact.text !== "" && fact.number === null && madeOf.test(plainText(fact.label)));
  if (materials.length === 1) names.push(...materials.flatMap(({ text }) => nameHalves(text)));
  for (const table of evidence.tables) if (table.kind === "output") for (const row of table.rows) if (row.kind === "item") names.push(row.name);
  for (const entries of evidence.entries.values()) for (const entry of entries) if (/产量$/.test(entry.name)) names.push(entry.name.replace(/产量$/, ""));
  for (const { sheet, lines } of evidence.sheets) for (const line of lines.slice(0, 5)) if (sheet !== "") names.push(withoutLabel(line.text).replace(/^1\s*(?:t|kg|吨|件|台|个)(?:\s+of)?\s*/i, "").replace(/(?:[(（].*[)）])?\s*(?:产品)?(?:碳足迹|carbon footprint).*$/i, ""));
  for (const name of names) {
    const kind = name === "" ? undefined : kindOfName(name.replace(/(系列|产品|制品)+$/, ""));
    if (kind && kindsOfProducts.has(kind.id)) return { name, kind };
  }
  return null;
}

const madeOf = /^(?:(?:product|base|main|raw)? ?materials?(?: grade)?)? ?(?:(?:产品|主要|主体|主|基)?(?:材质|材料|材)(?:牌号)?)?$/;

/** "声明单位：1 kg 铝型材": what stands behind the label. */
function withoutLabel(text: string): string {
  const parts = /^([^:：]{2,30})[:：]\s*(.*)$/.exec(text);
  return parts?.[1] && factKind(parts[1]) === "functionalUnit" ? (parts[2] ?? "") : text;
}

const perOne = /每[件个個台只支套]|\bper (?:piece|pc|item|unit)\b/i;

function results({ facts }: Evidence): { fact: PlacedFact; kg: number; per: Unit | null; count: boolean }[] {
  return facts.flatMap((fact): { fact: PlacedFact; kg: number; per: Unit | null; count: boolean }[] => {
    if (fact.number === null) return [];
    // "Footprint per piece | 40.79 | kg CO2e"
    if (fact.unit?.kind === "emission" && fact.unit.per === undefined && fact.form === "pair" && perOne.test(fact.label) && summaryWord(fact.label) === "perUnit")
      return [{ fact, kg: fact.number * fact.unit.unit.scale.toNumber(), per: null, count: true }];
    if (fact.unit?.kind !== "factor") return [];
    const { emission, per } = fact.unit.factor;
    const kind = factKind(fact.label);
    const tail = fact.form === "sentence" ? /碳足迹|footprint/i.test(fact.label) : kind === "perUnit" || kind === "total";
    if (!tail || /因子|系数|factor/i.test(fact.label)) return [];
    return [{ fact, kg: emission.scale.times(fact.number).div(per.scale).toNumber(), per, count: per.dimension.count === 1 }];
  });
}
