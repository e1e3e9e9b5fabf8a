import type { Owner } from "../../factors/whois";
import { plainText } from "../../tables/plainText";
import { cellAddress } from "../address";
import { withUnit } from "../arithmetic";
import type { Entry, FactorAmount } from "../entry";
import type { Evidence } from "../evidence";
import type { Finding } from "../finding";
import { fuelParameters } from "../fuelParameters";
import { isBeyond, kgPer, kindOfFactor, kindOfName } from "../kinds/kinds";
import type { Band, Kind } from "../kinds/kinds";
import { significant } from "../interval";
import { bandsOf, whoisOf } from "../publishedValues";
import type { Rule } from "../rule";
import { whereUsed } from "../whereUsed";
import type { FactorRemark } from "../whereUsed";
import { kindOfEntry } from "./factorOutlier";

/** A factor whose value is published for another item: 3.09591 kgCO2/kg is diesel, the row says natural gas. */
export const factorWhois: Rule = {
  id: "factor.whois",
  *check(evidence) {
    yield* whereUsed(remarks(evidence), evidence);
    yield* fuelParameters(evidence);
  },
};

/** Values of fewer digits belong to too many things. */
const fewestDigits = 3;

function* remarks({ entries, context }: Evidence): Iterable<FactorRemark> {
  const whois = whoisOf(context.factors);
  const bands = bandsOf(context.factors);
  const answers = new Map<string, ReturnType<typeof whois.ask>>();
  const ask = (factor: FactorAmount) => {
    const asked = `${factor.cell.digits} ${factor.unitText}`;
    const answer = answers.get(asked) ?? whois.ask(factor.cell.digits, { unit: factor.unitText, count: 12 });
    answers.set(asked, answer);
    return answer;
  };
  for (const list of entries.values()) {
    for (const entry of list) {
      for (const factor of entry.factors) {
        const digits = significant(factor.cell);
        const kind = factor.unit && factor.value > 0 && digits >= fewestDigits && factor.cell.digits !== "" ? kindOfEntry(entry, factor) : undefined;
        if (!kind || !factor.unit) continue;
        const all = ask(factor).owners.filter((owner) => owner.power === 0);
        const strong = all.filter((owner) => owner.strength === "strong" || (digits === fewestDigits && owner.how === "exact" && owner.strength === "fair"));
        const inUnit = strong.filter((owner) => owner.inUnit);
        // Six digits and more are one publication's, whatever unit they were moved under; five where the item itself has no such values.
        const band = bands.of(kind, factor.unit.per.dimension);
        const kg = kgPer(factor.value, factor.unit);
        const tells = digits >= tellingDigits || (digits === tellingDigits - 1 && isOutside(kg, band));
        const exact = tells ? all.filter((owner) => owner.how === "exact") : [];
        // 3.0959 of diesel per tonne on natural gas per cubic metre: the digits went with another fuel's name.
        const burned = digits >= tellingDigits - 1 && fuels.has(kind.id) ? all.filter((owner) => owner.fuel && owner.strength === "strong") : [];
        const owners = [inUnit, exact, burned].find((some) => some.length > 0) ?? [];
        const first = owners[0];
        if (!first || owners.some((owner) => isOwn(owner, kind, entry.name))) continue;
        const surety = suretyOf(digits, kg, band);
        if (surety) yield { entry, factor, finding: ofOwner(entry, factor, first, kind, first.inUnit ? surety : "info") };
      }
    }
  }
}

const fuels: ReadonlySet<string> = new Set(["naturalGas", "diesel", "petrol", "coal", "lpg"]);

/** So many digits do not meet by chance. */
const tellingDigits = 6;

/** The owner is the item itself: of its kind, and of the plastic that its name says, where both name one. */
function isOwn(owner: Owner, kind: Kind, name: string): boolean {
  if (!sameKind(owner, kind)) return sharesWord(owner, name);
  const [asked, published] = [polymersIn(name), polymersIn(`${nameOf(owner).en} ${nameOf(owner).zh}`)];
  return asked.length === 0 || published.length === 0 || asked.some((polymer) => published.includes(polymer));
}

/** "Steel and metal fittings" and "Metals, primary production": the name of the one says the other. */
function sharesWord(owner: Owner, name: string): boolean {
  const [asked, { en, zh }] = [plainText(name), nameOf(owner)];
  const words = plainText(en).split(/[(,]/)[0]?.match(/[a-z]{4,}/g) ?? [];
  return words.some((word) => asked.includes(word.replace(/s$/, ""))) || (zh.length >= 2 && asked.includes(plainText(zh).slice(0, 2)));
}

const polymer = /(?<![a-z])(?:ldpe|lldpe|hdpe|pet|pp|ps|pvc|abs|pa ?6|pa ?66|pc|pla|pmma|pom)(?![a-z])/g;

function polymersIn(name: string): readonly string[] {
  return plainText(name).match(polymer) ?? [];
}

/** Beyond the published values of its own kind; false where there are none. */
function isOutside(kg: number, band: Band | undefined): boolean {
  return band !== undefined && (kg < band.low || kg > band.high);
}

/** Few digits meet by chance now and then; then the value must also be far from all of the item's own. */
function suretyOf(digits: number, kg: number, band: Band | undefined): "warning" | "info" | null {
  const far = band !== undefined && isBeyond(kg, band);
  if (digits >= tellingDigits || (digits === 5 && (band === undefined || isOutside(kg, band))) || (digits === 4 && far)) return "warning";
  return far || digits === 5 || isOutside(kg, band) ? "info" : null;
}

function ofOwner(entry: Entry, factor: FactorAmount, owner: Owner, kind: Kind, severity: "warning" | "info"): Finding {
  const published = `${owner.value} ${owner.unit}`;
  return {
    rule: "factor.whois",
    severity,
    sheet: entry.table.sheet,
    range: cellAddress(factor.cell),
    message: {
      en: `${entry.name}: ${withUnit(factor)} is published for ${nameOf(owner).en} (${published}${owner.formula ? `, ${owner.formula}` : ""}; ${sourceOf(owner)}), not for ${kind.en}.`,
      zh: `${entry.name}：${withUnit(factor)} 是“${nameOf(owner).zh}”的数值（${published}${owner.formula ? `，${owner.formula}` : ""}；${sourceOf(owner)}），而不是${kind.zh}的。`,
    },
  };
}

/** Owners of no known kind may be the item under another name: the row is left in peace. */
function sameKind(owner: Owner, kind: Kind): boolean {
  const found = owner.factor ? (kindOfFactor(owner.factor) ?? kindOfName(owner.factor.nameZh)) : kindOfName(owner.fuel?.nameEn ?? "");
  if (found === undefined) return owner.factor === undefined ? false : alike(owner, kind);
  return found.id === kind.id || (kind.parts?.includes(found.id) ?? false) || (found.parts?.includes(kind.id) ?? false);
}

function alike(owner: Owner, kind: Kind): boolean {
  const names = [owner.factor?.nameEn ?? "", owner.factor?.nameZh ?? "", ...(owner.factor?.synonyms ?? [])].join(" ").toLowerCase();
  return kind.words.some((word) => word.length > 1 && names.includes(word.toLowerCase()));
}

function nameOf(owner: Owner): { en: string; zh: string } {
  return owner.factor ? { en: owner.factor.nameEn, zh: owner.factor.nameZh } : { en: owner.fuel?.nameEn ?? "", zh: owner.fuel?.nameZh ?? "" };
}

function sourceOf(owner: Owner): string {
  return owner.factor?.source ?? owner.fuel?.source ?? "";
}
