import { PcfError, tried } from "../../errors";
import type { Factor } from "../../factors/factor";
import { Decimal, parseUnit } from "../../units";
import type { DataSet, Json } from "./dataSet";

/** What became factors, and what did not, with the reason. */
export interface ImportedProcesses {
  readonly factors: readonly Factor[];
  readonly leftOut: readonly { readonly name: string; readonly en: string; readonly zh: string }[];
}

type Record_ = Readonly<Record<string, Json>>;

/**
 * Factors in kgCO2e per unit from a package of openLCA (its schema, any version): from results with a climate impact and a reference flow, from
 * EPDs by their modules A1 to A3, and from processes that have elementary flows alone beside their product, characterised with the one
 * climate category of the package. Processes with inputs of products need a calculation, which is openLCA's. @throws PcfError openlca.nothing.
 */
export function importFactors(sets: readonly DataSet[]): ImportedProcesses {
  const pack = new Package(sets);
  const factors: Factor[] = [];
  const leftOut: { name: string; en: string; zh: string }[] = [];
  const inEpds = new Set(pack.of("Epd").flatMap((epd) => listOf(epd["modules"]).map((module) => idOf(module["result"]))));
  for (const set of [...pack.of("Epd"), ...pack.of("Result").filter((result) => !inEpds.has(result["@id"])), ...pack.of("Process")]) {
    const read = set["@type"] === "Epd" ? pack.epd(set) : set["@type"] === "Result" ? pack.result(set) : pack.process(set);
    if ("reason" in read) leftOut.push({ name: set.name, ...reasons[read.reason] });
    else factors.push(factorOf(set, read));
  }
  if (factors.length + leftOut.length === 0) throw new PcfError("openlca.nothing", {});
  return { factors, leftOut };
}

interface Worth {
  /** kgCO2e for `amount` of the unit. */
  readonly kg: Decimal;
  readonly amount: Decimal;
  readonly unit: string;
}
type Read = Worth | { readonly reason: keyof typeof reasons };

const reasons = {
  climate: { en: "no climate impact, or several that could be meant", zh: "没有气候影响结果，或有多个无法判断" },
  reference: { en: "no reference amount", zh: "没有基准数量" },
  unit: { en: "a unit that is not known here", zh: "单位无法识别" },
  inputs: { en: "takes products: calculate it in openLCA and export the result", zh: "有产品输入：请在 openLCA 中计算后导出结果" },
  modules: { en: "no modules A1 to A3", zh: "没有 A1 至 A3 模块" },
} as const;

class Package {
  private readonly byId: ReadonlyMap<string, DataSet>;

  constructor(private readonly sets: readonly DataSet[]) {
    this.byId = new Map(sets.map((set) => [set["@id"], set]));
  }

  of(type: string): DataSet[] {
    return this.sets.filter((set) => set["@type"] === type);
  }

  result(result: Record_): Read {
    const impact = this.climateOf(result);
    if (!impact) return { reason: "climate" };
    const reference = listOf(result["flowResults"]).find((flow) => flow["isRefFlow"] === true);
    return reference ? this.worth(impact, reference) : { reason: "reference" };
  }

  epd(epd: Record_): Read {
    const modules = new Map(listOf(epd["modules"]).map((module) => [String(module["name"] ?? "").replace(/\s|–/g, (sign) => (sign === "–" ? "-" : "")).toUpperCase(), module] as const));
    const taken = modules.has("A1-A3") ? [modules.get("A1-A3")] : ["A1", "A2", "A3"].map((name) => modules.get(name));
    const found = taken.filter((each) => each !== undefined);
    if (found.length < taken.length) return { reason: "modules" };
    const parts = found.map((module) => {
      const result = this.byId.get(idOf(module["result"]));
      const climate = result && this.climateOf(result);
      // A module takes its result as often as its multiplier says.
      return climate ? climate.times(module["multiplier"] === undefined ? 1 : numberOf(module["multiplier"])) : null;
    });
    const kg = parts.reduce((sum, part) => (sum && part ? sum.plus(part) : null), new Decimal(0) as Decimal | null);
    const product = recordOf(epd["product"]);
    if (!kg) return { reason: "climate" };
    return product ? this.worth(kg, product) : { reason: "reference" };
  }

  process(process: Record_): Read {
    const exchanges = listOf(process["exchanges"]);
    const reference = exchanges.find((exchange) => exchange["isQuantitativeReference"] === true);
    if (!reference) return { reason: "reference" };
    const rest = exchanges.filter((exchange) => exchange !== reference);
    if (rest.some((exchange) => this.flowOf(exchange)?.["flowType"] !== "ELEMENTARY_FLOW")) return { reason: "inputs" };
    const category = only(this.of("ImpactCategory").filter(isClimate));
    const scale = category && scaleOf(String(category["refUnit"] ?? ""));
    if (!category || !scale) return { reason: "climate" };
    const factors = new Map(listOf(category["impactFactors"]).map((factor) => [idOf(factor["flow"]), factor] as const));
    let kg = new Decimal(0);
    for (const exchange of rest) {
      const factor = factors.get(idOf(exchange["flow"]));
      if (!factor) continue;
      const [have, per] = [scaleOf(nameOf(exchange["unit"])), scaleOf(nameOf(factor["unit"]))];
      if (!have || !per) return { reason: "unit" };
      const signed = numberOf(exchange["amount"]).times(exchange["isInput"] === true ? -1 : 1);
      kg = kg.plus(signed.times(have).dividedBy(per).times(numberOf(factor["value"])).times(scale));
    }
    return this.worth(kg, reference);
  }

  private climateOf(result: Record_): Decimal | null {
    const impact = only(listOf(result["impactResults"]).filter((each) => isClimate(this.byId.get(idOf(each["indicator"])) ?? recordOf(each["indicator"]) ?? {})));
    const indicator = impact && (this.byId.get(idOf(impact["indicator"])) ?? recordOf(impact["indicator"]));
    const scale = indicator ? scaleOf(String(indicator["refUnit"] ?? "")) : null;
    return impact && scale ? numberOf(impact["amount"]).times(scale) : null;
  }

  private worth(kg: Decimal, reference: Record_): Read {
    const amount = numberOf(reference["amount"]);
    const unit = nameOf(reference["unit"]) || this.referenceUnit(reference);
    if (amount.isZero()) return { reason: "reference" };
    if (scaleOf(unit) === null) return { reason: "unit" };
    return { kg, amount, unit: unitName(unit) };
  }

  /** A missing unit is the reference unit of the flow's own quantity. */
  private referenceUnit(reference: Record_): string {
    const property = idOf(listOf(this.flowOf(reference)?.["flowProperties"]).find((each) => each["isRefFlowProperty"] === true)?.["flowProperty"]);
    const group = this.byId.get(idOf(this.byId.get(property)?.["unitGroup"]));
    return nameOf(listOf(group?.["units"]).find((each) => each["isRefUnit"] === true));
  }

  private flowOf(exchange: Record_): Record_ | null {
    return this.byId.get(idOf(exchange["flow"])) ?? recordOf(exchange["flow"]);
  }
}

function factorOf(set: DataSet, { kg, amount, unit }: Worth): Factor {
  const isTransport = /km/i.test(unit);
  return {
    id: `olca-${set["@id"].toLowerCase()}`, nameZh: set.name, nameEn: set.name, synonyms: [], category: isTransport ? "transport" : /^(kwh|mj|gj|mwh)$/i.test(unit) ? "other" : "material",
    value: kg.dividedBy(amount).toSignificantDigits(15).toFixed(), unit: `kgCO2e/${unit}`, gases: "CO2e", gwpSet: "", region: recordName(set["location"]) || "GLO", dataYear: "", validFrom: "", validTo: "",
    boundary: set["@type"] === "Epd" ? "cradle-to-gate" : "other", source: `openLCA: ${set.name}`, publisher: "", locator: `${set["@type"]} ${set["@id"]}`, url: "", licence: "user", verified: false, supersededBy: "",
    note: String(set["description"] ?? "").slice(0, 500),
  };
}

/** The total where a method also splits it into fossil, biogenic and land use. */
function isClimate(category: Record_): boolean {
  const name = String(category["name"] ?? "");
  return /climate change|global warming|\bGWP|气候变化|全球变暖|carbon footprint|碳足迹/i.test(name) && !/fossil|biogenic|luluc|land use|化石|生物|土地|uptake|GWP\s*20\b|20 years|500/i.test(name);
}

function only<T>(list: readonly T[]): T | null {
  return list.length === 1 ? list[0]! : null;
}

/** As units are called here: openLCA says "Item(s)" and "t*km". */
function unitName(unit: string): string {
  return unit.trim().replace(/^(Item\(s\)|Items?|p)$/i, "piece").replace(/\*/g, "·");
}

/** Null for what is no unit. */
function scaleOf(unit: string): Decimal | null {
  return tried(() => parseUnit(unitName(unit)))?.scale ?? null;
}

function listOf(value: Json | undefined): readonly Record_[] {
  return Array.isArray(value) ? (value as readonly Json[]).map(recordOf).filter((each) => each !== null) : [];
}

function recordOf(value: Json | undefined): Record_ | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record_) : null;
}

function idOf(value: Json | undefined): string {
  return String(recordOf(value)?.["@id"] ?? "");
}

function nameOf(value: Json | undefined): string {
  return String(recordOf(value)?.["name"] ?? "");
}

function recordName(value: Json | undefined): string {
  const name = nameOf(value);
  return /^[A-Z]{2}(-[A-Z0-9]+)?$/.test(name) ? name : "";
}

function numberOf(value: Json | undefined): Decimal {
  return new Decimal(typeof value === "number" && Number.isFinite(value) ? value : 0);
}
