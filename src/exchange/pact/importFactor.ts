import { PcfError } from "../../errors";
import type { Factor } from "../../factors/factor";
import { Decimal } from "../../units";
import type { JsonRecord } from "./footprint";
import { isRecord } from "./footprint";
import { brokenIdentities, decimalIn, forbiddenFields } from "./identities";

/** How our factor units call the declared units of PACT. */
const units: Readonly<Record<string, string>> = {
  liter: "L", kilogram: "kg", "cubic meter": "m3", "kilowatt hour": "kWh", megajoule: "MJ", "ton kilometer": "t·km", "square meter": "m2", piece: "piece", hour: "h",
};

/** What a supplier's footprint tells beyond its value. */
export interface ImportedFactor {
  readonly factor: Factor;
  /** 1 (best) to 5 in v3, 1 to 3 in v2; absent where the supplier states none. */
  readonly ratings: Readonly<Record<string, string>>;
  /** Percent of the footprint that rests on primary data; null where it is not stated. */
  readonly primaryDataShare: string | null;
}

/**
 * A supplier's PACT product footprints (v3 or v2) as emission factors: kgCO2e per one declared unit, without biogenic uptake. All of a file or none.
 * @throws PcfError pact.notFootprint, pact.field, pact.identity.
 */
export function importFactors(text: string): readonly ImportedFactor[] {
  return readFootprints(text).map(importFactor);
}

function importFactor(record: JsonRecord): ImportedFactor {
  const pcf = record["pcf"];
  if (!isRecord(pcf)) throw new PcfError("pact.notFootprint", {});
  // A file without its version is told by the names that it uses.
  const isV2 = /^[12]\./.test(shown(record["specVersion"])) || (record["specVersion"] === undefined && "declaredUnit" in pcf);
  const names = isV2
    ? { unit: "declaredUnit", amount: "unitaryProductAmount", excluding: "pCfExcludingBiogenic", including: "pCfIncludingBiogenic" }
    : { unit: "declaredUnitOfMeasurement", amount: "declaredUnitAmount", excluding: "pcfExcludingBiogenicUptake", including: "pcfIncludingBiogenicUptake" };
  if (!isV2) refuseBroken(pcf);
  const declared = shown(pcf[names.unit]);
  const unit = Object.hasOwn(units, declared) ? units[declared] : undefined;
  if (unit === undefined) throw new PcfError("pact.field", { field: `pcf.${names.unit}`, given: shown(pcf[names.unit]) });
  const excluding = decimalIn(pcf, names.excluding);
  if (!excluding) throw new PcfError("pact.field", { field: `pcf.${names.excluding}`, given: shown(pcf[names.excluding]) });
  // v2 states emissions per one declared unit; its amount says only how many of them a product holds.
  const amount = isV2 ? new Decimal(1) : decimalIn(pcf, names.amount);
  if (!amount || amount.lessThanOrEqualTo(0)) throw new PcfError("pact.field", { field: `pcf.${names.amount}`, given: shown(pcf[names.amount]) });
  if (isV2 && decimalIn(pcf, "pCfExcludingBiogenic")!.isNegative()) throw new PcfError("pact.field", { field: "pcf.pCfExcludingBiogenic", given: excluding.toFixed() });
  const ratings = isRecord(pcf["dqi"]) ? Object.fromEntries(Object.entries(pcf["dqi"]).flatMap(([name, value]) => (typeof value === "string" || typeof value === "number" ? [[name, String(value)] as const] : []))) : {};
  const share = decimalIn(pcf, "primaryDataShare");
  const including = decimalIn(pcf, names.including);
  const note = [
    ...Object.entries(ratings).map(([name, value]) => `${name} ${value}${isV2 ? " (1-3)" : " (1-5)"}`),
    ...(share ? [`primaryDataShare ${share.toFixed()} %`] : []),
    ...(including && !including.equals(excluding) ? [`including biogenic uptake ${including.dividedBy(amount).toSignificantDigits(12).toFixed()} kgCO2e/${unit}`] : []),
    ...(record["status"] === "Deprecated" ? ["status Deprecated"] : []),
    `PACT ${shown(record["specVersion"]) || (isV2 ? "2" : "3")}`,
  ].join("; ");
  const name = (textIn(record, "productNameCompany") || textIn(record, "productDescription")).trim();
  const company = textIn(record, "companyName").trim();
  if (name === "" || company === "") throw new PcfError("pact.field", { field: name === "" ? "productNameCompany" : "companyName", given: "" });
  const [start, end] = [shown(record["validityPeriodStart"]), shown(record["validityPeriodEnd"])];
  const factor: Factor = {
    id: `pact-${idPart(record["id"])}`,
    nameZh: name, nameEn: name, synonyms: [], category: unit === "kWh" || unit === "MJ" ? "other" : unit === "t·km" ? "transport" : "material",
    value: excluding.dividedBy(amount).toSignificantDigits(15).toFixed(),
    unit: `kgCO2e/${unit}`, gases: "CO2e", gwpSet: gwpSet(pcf),
    region: region(pcf), dataYear: yearOf(shown(pcf["referencePeriodEnd"])),
    validFrom: start.slice(0, 10), validTo: end.slice(0, 10), boundary: "cradle-to-gate",
    source: `${company}: product carbon footprint of ${name}`, publisher: company, locator: shown(record["id"]), url: "", licence: "supplier", verified: isRecord(pcf["verification"] ?? pcf["assurance"]), supersededBy: "", note,
  };
  return { factor, ratings, primaryDataShare: share ? share.toFixed() : null };
}

/** One footprint, a list of them, the answer of a PACT service ("data") or what it sends of its own accord ("pfs"). */
function readFootprints(text: string): readonly JsonRecord[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new PcfError("pact.notFootprint", {});
  }
  for (const wrapper of ["data", "pfs"]) if (isRecord(parsed) && wrapper in parsed && !("pcf" in parsed)) parsed = parsed[wrapper];
  const list: readonly unknown[] = Array.isArray(parsed) ? parsed : [parsed];
  const found = list.filter((each): each is JsonRecord => isRecord(each) && "pcf" in each);
  if (found.length === 0 || found.length < list.length) throw new PcfError("pact.notFootprint", {});
  return found;
}

function refuseBroken(pcf: JsonRecord): void {
  const [broken] = brokenIdentities(pcf);
  if (broken) throw new PcfError("pact.identity", { field: broken.field, written: broken.written, sum: broken.sum, parts: broken.parts.map(({ field, value }) => `${field} ${value}`) });
  const [forbidden] = forbiddenFields(pcf);
  if (forbidden !== undefined) throw new PcfError("pact.field", { field: `pcf.${forbidden}`, given: shown(pcf[forbidden]) });
}

function shown(value: unknown): string {
  return typeof value === "string" ? value : value === undefined || value === null ? "" : JSON.stringify(value);
}

function textIn(record: JsonRecord, field: string): string {
  const value = record[field];
  return typeof value === "string" ? value : "";
}

function idPart(id: unknown): string {
  const text = shown(id).toLowerCase().replace(/[^a-z0-9]/g, "");
  if (text === "") throw new PcfError("pact.field", { field: "id", given: shown(id) });
  return text.slice(0, 12);
}

function gwpSet(pcf: JsonRecord): string {
  const found = pcf["ipccCharacterizationFactors"] ?? pcf["ipccCharacterizationFactorsSources"] ?? pcf["characterizationFactors"];
  const sets = (Array.isArray(found) ? found : [found]).filter((each): each is string => typeof each === "string" && /^AR[456]$/.test(each));
  return sets.length === 1 ? sets[0]! : "";
}

function region(pcf: JsonRecord): string {
  return shown(pcf["geographyCountrySubdivision"]) || shown(pcf["geographyCountry"]) || "GLO";
}

/** The end is exclusive: a period that ends with the first instant of a year has its last data in the year before. */
function yearOf(time: string): string {
  const year = /^(\d{4})/.exec(time)?.[1];
  if (year === undefined) return "";
  return /^\d{4}-01-01T00:00:00/.test(time) ? String(Number(year) - 1) : year;
}
