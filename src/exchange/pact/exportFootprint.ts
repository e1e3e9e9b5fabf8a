import { tried } from "../../errors";
import { stageOf } from "../../footprint/lifeCycle";
import type { StageId } from "../../footprint/lifeCycle";
import placesJson from "../../factors/names/places.json";
import type { Factor } from "../../factors/factor";
import type { Study } from "../../study/study";
import { Decimal, parseUnit } from "../../units";
import type { Inventory } from "../../workbook/inventory";
import { footprintFields, pcfFields, ratingFields } from "./fields";
import type { Json, JsonRecord, ProductFootprint } from "./footprint";
import { isRecord } from "./footprint";
import { brokenIdentities, decimalIn, forbiddenFields } from "./identities";
import type { BrokenIdentity } from "./identities";
import type { SheetField } from "./sheetFields";
import { violationsOf } from "./validate";
import type { Violation } from "./validate";

/** What only the host knows: it has a clock and can draw a number. */
export interface Issue {
  /** A UUID. */
  readonly id: string;
  /** ISO time. */
  readonly created: string;
}

/** A field that the workbook does not state. required: the schema refuses the file without it; shall, should: the methodology asks for it. */
export interface Gap {
  readonly field: string;
  readonly need: "required" | "shall" | "should";
}

/** Something that was taken for granted and is said aloud. */
export type Assumption = "allFossil" | "noUptake" | "useAndEndExcluded" | "globalGeography";

export interface Export {
  readonly footprint: ProductFootprint;
  readonly gaps: readonly Gap[];
  readonly assumptions: readonly Assumption[];
  readonly violations: readonly Violation[];
  readonly broken: readonly BrokenIdentity[];
  /** Fields that another field forbids. */
  readonly forbidden: readonly string[];
}

export interface Sources {
  readonly study: Study;
  readonly inventory: Inventory;
  /** What cells state in PACT's own names; they come before what is derived. */
  readonly stated: readonly SheetField[];
  readonly pinned: readonly Factor[];
}

/** The product footprint (PACT v3) that follows from study and inventory, with what is missing and what was assumed. Nothing is invented: a gap is a gap. */
export function exportFootprint({ study, inventory, stated, pinned }: Sources, { id, created }: Issue): Export {
  const said = new Map(stated.map(({ name, value }) => [name, value] as const));
  const assumptions: Assumption[] = [];
  const unit = declaredUnit(study, said);
  const top: Record<string, Json | undefined> = {
    id, specVersion: "3.0.0", created, status: "Active",
    companyName: study.producer ?? undefined,
    productDescription: joined(study.product, study.specification),
    productNameCompany: study.product ?? undefined,
  };
  const pcf: Record<string, Json | undefined> = {
    ...unit?.fields,
    ...(unit?.isMass && study.massPerUnit === null && { productMassPerDeclaredUnit: unit.fields["declaredUnitAmount"] }),
    ...(study.massPerUnit !== null && { productMassPerDeclaredUnit: study.massPerUnit }),
    ...period(study),
    ...geography(study),
    boundaryProcessesDescription: boundaryText(inventory),
    ...emissions(inventory, unit, study, said, assumptions),
    ipccCharacterizationFactors: study.gwpSet && /^AR\d$/.test(study.gwpSet) ? [study.gwpSet] : undefined,
    crossSectoralStandards: study.standards.length > 0 ? [...new Set(study.standards.map(standardName))] : undefined,
    exemptedEmissionsDescription: study.cutOff ?? undefined,
    allocationRulesDescription: study.allocation ?? undefined,
    secondaryEmissionFactorSources: factorSources(pinned),
  };
  for (const { name } of footprintFields) if (said.has(name)) top[name] = said.get(name)!;
  for (const { name } of pcfFields) if (said.has(name)) pcf[name] = said.get(name)!;
  if (ratingFields.every((name) => said.has(name))) pcf["dqi"] = Object.fromEntries(ratingFields.map((name) => [name, said.get(name)!]));
  if (!Object.keys(pcf).some((name) => name.startsWith("geography") && pcf[name] !== undefined)) assumptions.push("globalGeography");
  const footprint: ProductFootprint = { ...inOrder(top, footprintFields.map(({ name }) => name)), pcf: inOrder(pcf, pcfFields.map(({ name }) => name)) };
  const violations = violationsOf(footprint);
  return {
    footprint,
    gaps: gapsOf(footprint, violations),
    assumptions,
    violations: violations.filter(({ reason }) => reason === "kind"),
    broken: brokenIdentities(footprint.pcf),
    forbidden: forbiddenFields(footprint.pcf),
  };
}

function inOrder(record: Readonly<Record<string, Json | undefined>>, names: readonly string[]): JsonRecord {
  return Object.fromEntries(names.flatMap((name) => { const value = record[name]; return value === undefined ? [] : [[name, value] as const]; }));
}

function gapsOf({ pcf, ...top }: ProductFootprint, violations: readonly Violation[]): Gap[] {
  const required = violations.filter(({ reason }) => reason === "missing").map(({ path }): Gap => ({ field: path, need: "required" }));
  const asked = pcfFields.filter(({ name, obligation }) => obligation !== undefined && pcf[name] === undefined).map(({ name, obligation }): Gap => ({ field: `pcf.${name}`, need: obligation! }));
  return [...required.filter(({ field }) => field !== "pcf" || isRecord(top)), ...asked];
}

interface DeclaredUnit {
  readonly fields: Readonly<Record<string, string>>;
  readonly isMass: boolean;
  /** Declared units in one of the workbook's units of output; the result per declared unit follows from it. */
  readonly perUnit: (kg: Decimal) => Decimal | null;
}

const coherent: readonly { readonly dimension: string; readonly name: string; readonly scale: string }[] = [
  { dimension: "mass1", name: "kilogram", scale: "1" },
  { dimension: "volume1", name: "cubic meter", scale: "1" },
  { dimension: "area1", name: "square meter", scale: "1" },
  { dimension: "count1", name: "piece", scale: "1" },
  { dimension: "time1", name: "hour", scale: "1" },
  { dimension: "length1·mass1", name: "ton kilometer", scale: "1000" },
  { dimension: "energy1", name: "megajoule", scale: "1" },
];

/** "1 t" becomes 1000 kilogram; litres and kilowatt hours stay what they are. */
function declaredUnit(study: Study, said: ReadonlyMap<string, Json>): DeclaredUnit | null {
  const perUnit = (declaredScale: Decimal | null) => (kg: Decimal): Decimal | null => {
    const { outputUnit } = study;
    if (study.outputAmount === null || outputUnit === null) return null;
    const output = tried(() => parseUnit(outputUnit));
    if (!output || declaredScale === null) return null;
    const made = new Decimal(study.outputAmount).times(output.scale);
    return made.isZero() ? null : kg.times(declaredScale).dividedBy(made);
  };
  const unitText = study.declaredUnit;
  const unit = unitText === null ? null : tried(() => parseUnit(unitText));
  if (!unit) return null;
  const amount = new Decimal(study.declaredAmount ?? "1");
  const signature = Object.entries(unit.dimension).map(([base, exponent]) => `${base}${exponent}`).sort().join("·");
  const kind = coherent.find(({ dimension }) => dimension === signature);
  if (!kind || amount.lessThanOrEqualTo(0)) return null;
  const isLitre = kind.name === "cubic meter" && unit.scale.equals("0.001");
  const isKilowattHour = kind.name === "megajoule" && unit.scale.equals("3.6");
  const [name, scale] = isLitre ? ["liter", unit.scale] : isKilowattHour ? ["kilowatt hour", unit.scale] : [kind.name, new Decimal(kind.scale)];
  const declared = amount.times(unit.scale);
  return { fields: { declaredUnitOfMeasurement: name, declaredUnitAmount: plain(declared.dividedBy(scale)) }, isMass: kind.name === "kilogram" && !said.has("productMassPerDeclaredUnit"), perUnit: sameKind(study, signature) ? perUnit(declared) : () => null };
}

function sameKind({ outputUnit }: Study, signature: string): boolean {
  const output = outputUnit === null ? null : tried(() => parseUnit(outputUnit));
  return output !== null && Object.entries(output.dimension).map(([base, exponent]) => `${base}${exponent}`).sort().join("·") === signature;
}

/** Digits beyond the twelfth are a quotient's tail, not knowledge; sums are made of the rounded parts, so that the identities hold exactly. */
function plain(value: Decimal): string {
  return value.toSignificantDigits(12).toFixed();
}

/** Cradle to gate: use and end of life stay out. */
const outside: readonly (StageId | null)[] = ["use", "end-of-life"];

function emissions(inventory: Inventory, unit: DeclaredUnit | null, study: Study, said: ReadonlyMap<string, Json>, assumptions: Assumption[]): Record<string, Json | undefined> {
  const rows = inventory.rows.filter(({ stage }) => !outside.includes(stage));
  if (rows.length < inventory.rows.length) assumptions.push("useAndEndExcluded");
  const of = (picked: typeof rows) => unit?.perUnit(picked.reduce((total, { kg }) => total.plus(kg), new Decimal(0))) ?? null;
  const total = rows.length === 0 ? null : of(rows);
  const packaging = rows.filter(({ stage }) => stage === "packaging");
  const outbound = rows.filter(({ stage }) => stage === "distribution");
  const scope = study.stages.find(({ stage }) => stage === "packaging")?.included;
  const included = packaging.length > 0 ? true : (scope ?? undefined);
  const packed = packaging.length > 0 ? of(packaging) : null;
  const shipped = outbound.length > 0 ? of(outbound) : null;
  const parts = {
    packagingEmissionsIncluded: included,
    packagingGhgEmissions: packed ? plain(packed) : undefined,
    outboundLogisticsGhgEmissions: shipped ? plain(shipped) : undefined,
  };
  if (!total) return parts;
  const record = Object.fromEntries(said) as JsonRecord;
  const apart = ["landUseChangeGhgEmissions", "landManagementBiogenicCO2Emissions", "landManagementBiogenicCO2Removals", "technologicalCO2Removals", "ccsTechnologicalCO2Capture", "biogenicNonCO2Emissions"].map((name) => decimalIn(record, name) ?? new Decimal(0));
  const uptake = decimalIn(record, "biogenicCO2Uptake");
  if (!said.has("fossilGhgEmissions")) assumptions.push("allFossil");
  if (uptake === null) assumptions.push("noUptake");
  const excluding = new Decimal(plain(total));
  return {
    ...parts,
    pcfExcludingBiogenicUptake: excluding.toFixed(),
    pcfIncludingBiogenicUptake: excluding.plus(uptake ?? 0).toFixed(),
    fossilGhgEmissions: apart.reduce((rest, each) => rest.minus(each), excluding).toFixed(),
  };
}

/** The last day belongs to the period, and PACT's end does not: the 31st of December ends on the 1st of January. */
function period({ periodStart, periodEnd }: Study): Record<string, string | undefined> {
  return { referencePeriodStart: periodStart === null ? undefined : dayOf(periodStart, 0), referencePeriodEnd: (periodEnd ?? periodStart) === null ? undefined : dayOf((periodEnd ?? periodStart)!, 1) };
}

function dayOf(text: string, end: 0 | 1): string | undefined {
  const found = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?)?/.exec(text.trim());
  if (!found) return undefined;
  const [year, month, day] = [Number(found[1]), found[2] ? Number(found[2]) : null, found[3] ? Number(found[3]) : null];
  const date = month === null ? Date.UTC(year + end, 0, 1) : day === null ? Date.UTC(year, month - 1 + end, 1) : Date.UTC(year, month - 1, day + end);
  return `${new Date(date).toISOString().slice(0, 19)}Z`;
}

function geography({ region }: Study): Record<string, string> {
  if (region === null) return {};
  const text = region.trim();
  const code = placesJson.find(({ code: each, zh, en, also }) => [each, zh, en, ...also].some((name) => name.toLowerCase() === text.toLowerCase()))?.code ?? text;
  if (/^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(code)) return { geographyCountrySubdivision: code };
  const country = /^([A-Z]{2})(?:-|$)/.exec(code)?.[1];
  return country && country !== "GL" ? { geographyCountry: country } : {};
}

const standardNames: readonly (readonly [RegExp, string])[] = [
  [/ISO\W*(TS)?\W*14067/i, "ISO14067"], [/ISO\W*14083/i, "ISO14083"], [/ISO\W*1404[04]/i, "ISO14040-44"], [/PAS\W*2050/i, "PAS2050"], [/GHG.*product|product.*GHG|GHGP/i, "GHGP-Product"], [/^PEF/i, "PEF"], [/PACT\W*3/i, "PACT-3.0"],
];

/** Others, GB/T 24067 among them, keep their designation: the list is open. */
function standardName(text: string): string {
  return standardNames.find(([pattern]) => pattern.test(text))?.[1] ?? text.replace(/\s+/g, "");
}

function factorSources(pinned: readonly Factor[]): Json | undefined {
  const known = new Map(pinned.filter(({ source, dataYear }) => source !== "" && dataYear !== "").map(({ source, dataYear }) => [`${source}|${dataYear}`, { name: source, version: dataYear }] as const));
  return known.size > 0 ? [...known.values()] : undefined;
}

function boundaryText(inventory: Inventory): string | undefined {
  const byStage = new Map<string, Set<string>>();
  for (const { stage, stageText, name } of inventory.rows) {
    if (outside.includes(stage)) continue;
    const key = stageText || (stage ?? "");
    if (key === "" && stageOf(name) === null) continue;
    (byStage.get(key) ?? byStage.set(key, new Set()).get(key)!).add(name);
  }
  return byStage.size > 0 ? [...byStage].map(([stage, names]) => `${stage}: ${[...names].join(", ")}`).join("; ") : undefined;
}

function joined(...texts: readonly (string | null)[]): string | undefined {
  const found = texts.filter((each) => each !== null && each !== "");
  return found.length > 0 ? found.join(", ") : undefined;
}
