import type { Factor } from "../../factors/factor";
import { createLexicon } from "../../tables/lexicon";
import { plainText } from "../../tables/plainText";
import { parseFactorUnit } from "../../units";
import type { FactorUnit } from "../../units/unit";
import { signature } from "../data";
import data from "./kinds.json";
import { remembered } from "../../tables/remembered";

/** Kinds of things whose factors are alike. */
export interface Kind {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly below: number;
  readonly above: number;
  /** Kinds that are kinds of this one: "plastics" are all polymers. */
  readonly parts?: readonly string[];
  readonly words: readonly string[];
  readonly library: readonly string[];
  readonly without: readonly string[];
}

const kinds: readonly Kind[] = data.kinds;
const byId = new Map(kinds.map((kind) => [kind.id, kind] as const));
const lexicon = createLexicon<string>(Object.fromEntries(kinds.map((kind) => [kind.id, kind.words])));

const remainder =
  /磁钢|钕铁硼|磁铁|铁氧体|永磁|废|回炉|边角|scrap|waste|recycl|再生|回收|氧化|清洗|清洁|处理|胶带|涂料|油漆|包装|设备|机$|机器|machine$|cleaner|coating|paint|grit|砂轮|upstream|\bwtt\b|well[- ]to[- ]tank|t&d|transmission|line loss|losses|上游|线损|输配|开采|纯水|去离子|软化水|蒸馏水|注射用水|循环水|冷却水|热水|[氧氨胶墨药香盐灰王卤汽酸碱泥油乳薪]水|粉$|粉\b|铁矿|矿石|矿粉|校正|powder|\bores?\b|purified|deionis|deioniz|demineral|ultrapure|distilled|for injection|chilled|softened/i;
const freight: ReadonlySet<string> = new Set(["road", "rail", "ship", "air"]);
const secondary = /再生|回收|循环料|回料|碎玻璃|recycl|secondary|cullet|regrind|post-consumer|(?<![a-z])r(?:pet|pp|pe|hdpe|ldpe)(?![a-z])/;
/** What a row that says nothing of it is not made of. */
const recycled = /recycl|re-used|(?:closed|open)-loop/i;
/** Electricity that is not the grid's. */
const ofOneSource = /hydro|\bwind\b|solar|photovolt|nuclear|renewable|green (?:power|electricity)|水电|风电|光伏|核电|绿电|绿色电力/i;
const transported = /运输|transport|freight|shipping|delivery|配送|物流/i;

/** The kind that a row's name tells; undefined where it tells none for sure. */
export const kindOfName = remembered(10_000, lookUp);

/** A name in two languages ("PP塑料桶 PP pail") is looked up as a whole, then in each. */
function lookUp(name: string): Kind | undefined {
  const whole = plainText(name);
  // "铝合金五星脚（再生铝）", "Glass cullet": nothing like the first melt.
  if (secondary.test(whole)) return undefined;
  const [, first, second] = /^(.*\p{Script=Han}\S*)\s+([a-z][a-z0-9 ,%()-]*)$/u.exec(whole) ?? [];
  return lookUpIn(whole) ?? (first && second && !remainder.test(whole) && !transported.test(whole) ? (lookUpIn(first) ?? lookUpIn(second)) : undefined);
}

/** What stands in brackets only narrows the name before it; where that tells nothing, it may be what the thing is made of ("合页（碳钢）"). */
function lookUpIn(whole: string): Kind | undefined {
  const inside = /^[^([]+[([]([^()[\]]+)[)\]]$/.exec(whole)?.[1];
  return lookUpHead(whole) ?? (inside !== undefined && !transported.test(whole) && !remainder.test(whole) ? exactly(inside) : undefined);
}

/** The kind of which this is a name by itself. */
function exactly(name: string): Kind | undefined {
  const found = lexicon.best(name);
  return found && plainText(found.word) === name ? byId.get(found.kind) : undefined;
}

function lookUpHead(whole: string): Kind | undefined {
  // The number of a model or grade only narrows the name, too.
  const head = whole
    .replace(/[([].*$/, "")
    .replace(/(消耗量|用量|使用量|消耗|采购)$/, "")
    .replace(/\b(consumption|use|usage)$/, "")
    .replace(/(?<=[\p{Script=Han}\s])[a-z0-9.\-/]*\d[a-z0-9.\-/]*\s*$/u, "")
    .trim();
  if (head === "" || head.length > 40 || (remainder.test(head) && !/包装(纸|箱|膜)|塑料包装/.test(head))) return undefined;
  // "钢管车架料": what the material is for.
  const found = kindIn(head) ?? kindIn(head.replace(/(?:[车支骨框椅桌床柜]?(?:架|腿|脚)|扶手|把手|手柄|外壳|壳体)?[料件材坯]?$/, ""));
  if (found?.id === "electricity" && ofOneSource.test(whole)) return undefined;
  const isFreight = found !== undefined && freight.has(found.id);
  return isFreight || !transported.test(head) ? found : undefined;
}

function kindIn(head: string): Kind | undefined {
  const found = head === "" ? undefined : bestOf(head);
  if (!found) return undefined;
  const word = plainText(found.word);
  const ends = head.endsWith(word) || head.endsWith(`${word}s`) || new RegExp(`(^|[^a-z])${escaped(word)}( |,|$)`).test(head);
  return ends || found.confidence >= 0.6 ? byId.get(found.kind) : undefined;
}

/** "铝合金压铸件", "brass flange": what a part is made of says more than its form, which most often is of steel. */
function bestOf(head: string): ReturnType<typeof lexicon.best> {
  const found = lexicon.best(head);
  if (found?.kind !== "steel" || /[钢铁]|steel|iron/.test(found.word)) return found;
  const made = lexicon
    .matches(head)
    .find(({ kind, word }) => formed.has(kind) && !plated.test(head.slice(0, head.indexOf(plainText(word)) + plainText(word).length + 8)));
  return made ? { ...found, kind: made.kind } : found;
}

const formed = new Set(["aluminium", "zinc", "copper", "plastic", "olefin", "pet", "pvc", "polystyrene", "polyamide", "rubber", "wood", "glass"]);
const plated = /镀|涂|包[胶铜铝]|plat(ed|ing)|coat|galvan|\bfor\b/;

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

export function kindOfFreight(...texts: readonly string[]): Kind | undefined {
  for (const text of texts) {
    const found = lexicon.matches(text).find((match) => freight.has(match.kind));
    if (found) return byId.get(found.kind);
  }
  return undefined;
}

/** The kind of a published factor, by its names. */
export function kindOfFactor(factor: Pick<Factor, "nameEn" | "nameZh" | "category">): Kind | undefined {
  const name = plainText(factor.nameEn);
  // A short word must stand alone: "bus" is not in "combustion".
  const names = (word: string) => (word.length <= 3 ? has(name, word) : name.includes(word));
  const fits = (kind: Kind) => kind.library.some((word) => has(name, word)) && !kind.without.some(names);
  return kinds.find((kind) => categoriesOf(kind).includes(factor.category) && fits(kind));
}

function has(name: string, word: string): boolean {
  const at = name.indexOf(word);
  return at >= 0 && !/[a-z]/.test(name[at - 1] ?? " ") && !/[a-rt-z]/.test(name[at + word.length] ?? " ");
}

function categoriesOf(kind: Kind): readonly string[] {
  if (kind.id === "electricity") return ["electricity"];
  if (["naturalGas", "diesel", "petrol", "coal", "lpg"].includes(kind.id)) return ["fuel"];
  if (freight.has(kind.id)) return ["transport"];
  if (kind.id === "heat") return ["heat"];
  if (kind.id === "water") return ["water", "material"];
  return ["material", "packaging"];
}

/** The published values of a kind per one dimension of amount, in kg per coherent unit. */
export interface Band {
  readonly kind: Kind;
  readonly low: number;
  readonly high: number;
  readonly count: number;
  readonly lowest: Factor;
  readonly highest: Factor;
}

/** Past the lowest or highest published value by this much a factor may still be right, and is worth a question (kinds.json has what cannot be). */
const questionable = 1.5;

export function isBeyond(kg: number, { low, high }: Band): boolean {
  return kg < low / questionable || kg > high * questionable;
}

/** A factor in kg of CO2e per coherent unit of what it is per. */
export function kgPer(value: number | string, { emission, per }: FactorUnit): number {
  return emission.scale.times(value).div(per.scale).toNumber();
}

export interface Bands {
  /** Undefined where the library has too few values to compare with. */
  of(kind: Kind, dimension: Readonly<Record<string, number | undefined>>): Band | undefined;
}

const fewest = 2;

export function createBands(factors: readonly Factor[]): Bands {
  let bands: Map<string, Band> | undefined;
  const make = () => {
    const made = new Map<string, Band>();
    for (const factor of factors) {
      if ((!/^CO2e?$/i.test(factor.gases) && !/CO2/i.test(factor.gases)) || recycled.test(factor.nameEn)) continue;
      const kind = kindOfFactor(factor);
      if (!kind) continue;
      const value = valueOf(factor);
      if (!value || !(value.kg > 0)) continue;
      const key = `${kind.id}|${value.per}`;
      const known = made.get(key);
      if (!known) made.set(key, { kind, low: value.kg, high: value.kg, count: 1, lowest: factor, highest: factor });
      else
        made.set(key, {
          kind,
          low: Math.min(known.low, value.kg),
          high: Math.max(known.high, value.kg),
          count: known.count + 1,
          lowest: value.kg < known.low ? factor : known.lowest,
          highest: value.kg > known.high ? factor : known.highest,
        });
    }
    return made;
  };
  return {
    of(kind, dimension) {
      bands ??= make();
      // A gas at standard state is held against the values per cubic metre: what lies between them is less than any threshold.
      const per = signature(dimension);
      const found = [kind.id, ...(kind.parts ?? [])].flatMap((id) => bands?.get(`${id}|${per}`) ?? bands?.get(`${id}|${per.replace("normalVolume", "volume")}`) ?? []);
      // A cubic metre of water weighs a tonne.
      if (kind.id === "water" && per === "mass1") found.push(...[bands.get("water|volume1")].flatMap((band) => (band ? [{ ...band, low: band.low / 1000, high: band.high / 1000 }] : [])));
      const [first, ...others] = found;
      const band = first && others.reduce((all, each) => joined(all, each), { ...first, kind });
      return band && band.count >= fewest ? band : undefined;
    },
  };
}

function joined(a: Band, b: Band): Band {
  const [low, high] = [a.low <= b.low ? a : b, a.high >= b.high ? a : b];
  return { kind: a.kind, low: low.low, high: high.high, count: a.count + b.count, lowest: low.lowest, highest: high.highest };
}

/** A factor in kg per coherent unit, with the dimension it is per; null for a unit that is none. */
export function valueOf(factor: Factor): { kg: number; per: string } | null {
  try {
    const unit = parseFactorUnit(factor.unit);
    if (unit.emission.gas !== undefined && !/^CO2e?$/i.test(unit.emission.gas)) return null;
    return { kg: kgPer(factor.value, unit), per: signature(unit.per.dimension) };
  } catch {
    return null;
  }
}
