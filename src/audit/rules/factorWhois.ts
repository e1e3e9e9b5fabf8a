import type { Owner } from "../../factors/whois";
import { cellAddress } from "../address";
import { withUnit } from "../arithmetic";
import { kindOfFactor, kindOfName } from "../kinds/kinds";
import type { Kind } from "../kinds/kinds";
import { significant } from "../interval";
import { bandsOf, whoisOf } from "../publishedValues";
import type { Rule } from "../rule";
import { kindOfEntry } from "./factorOutlier";

/** A factor whose value is published for another item: 3.09591 kgCO2/kg is diesel, the row says natural gas. */
export const factorWhois: Rule = {
  id: "factor.whois",
  *check(evidence) {
    const whois = whoisOf(evidence.context.factors);
    const bands = bandsOf(evidence.context.factors);
    const answers = new Map<string, ReturnType<typeof whois.ask>>();
    for (const [table, entries] of evidence.entries) {
      for (const entry of entries) {
        for (const factor of entry.factors) {
          if (!factor.unit || factor.value <= 0 || significant(factor.cell) < 3) continue;
          const kind = kindOfEntry(entry, factor);
          if (!kind || !factor.cell.digits) continue;
          const asked = `${factor.cell.digits} ${factor.unitText}`;
          const answer = answers.get(asked) ?? whois.ask(factor.cell.digits, { unit: factor.unitText, count: 12 });
          answers.set(asked, answer);
          const digits = significant(factor.cell);
          const owners = answer.owners.filter((owner) => owner.inUnit && owner.power === 0 && (owner.strength === "strong" || (digits === 3 && owner.how === "exact" && owner.strength === "fair")));
          const first = owners[0];
          if (!first || owners.some((owner) => sameKind(owner, kind))) continue;
          const band = bands.of(kind, factor.unit.per.dimension);
          const kg = factor.unit.emission.scale.times(factor.value).div(factor.unit.per.scale).toNumber();
          // Few digits meet by chance now and then; then the value must also be far from all of the item's own.
          const far = band !== undefined && (kg < band.low / 1.5 || kg > band.high * 1.5);
          const surely = digits >= 6 || (digits === 5 && (band === undefined || kg < band.low || kg > band.high));
          if (!surely && !far) continue;
          yield {
            rule: "factor.whois",
            severity: surely || (far && digits >= 4) ? "warning" : "info",
            sheet: table.sheet,
            range: cellAddress(factor.cell),
            message: {
              en: `${entry.name}: ${withUnit(factor)} is published for ${nameOf(first).en} (${first.value} ${first.unit}${first.formula ? `, ${first.formula}` : ""}; ${sourceOf(first)}), not for ${kind.en}.`,
              zh: `${entry.name}：${withUnit(factor)} 是“${nameOf(first).zh}”的数值（${first.value} ${first.unit}${first.formula ? `，${first.formula}` : ""}；${sourceOf(first)}），而不是${kind.zh}的。`,
            },
          };
        }
      }
    }
  },
};

/** Owners of no known kind may be the item under another name: the row is left in peace. */
function sameKind(owner: Owner, kind: Kind): boolean {
  const found = owner.factor ? (kindOfFactor(owner.factor) ?? kindOfName(owner.factor.nameZh)) : kindOfName(owner.fuel?.nameEn ?? "");
  if (found === undefined) return owner.factor === undefined ? false : alike(owner, kind);
  return found.id === kind.id;
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
