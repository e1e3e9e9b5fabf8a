import { tried } from "../../src/errors";
import type { Factor } from "../../src/factors/factor";
import type { Hit, Query } from "../../src/factors/search";
import { Decimal } from "../../src/units/decimal";
import { valueIn } from "../../src/workbook/insert/factorText";
import { parseFactorUnit } from "../../src/units/index";

export interface Neighbour {
  readonly factor: Factor;
  /** Its value in the unit of the factor it is compared with. */
  readonly value: Decimal;
  /** How far it lies from that factor: 0.1 is ten percent more. Null beside a factor of zero. */
  readonly difference: Decimal | null;
}

const most = 8;
/** Hits that fit the name less than this, measured by the best other hit, are of something else. */
const alike = 0.75;

/** The same thing from other sources, other years or other places, as far as the units compare. */
export function neighboursOf(factor: Factor, find: (query: Query) => readonly Hit[]): readonly Neighbour[] {
  const unit = tried(() => parseFactorUnit(factor.unit));
  if (unit === null) return [];
  const hits = [factor.nameEn, factor.nameZh].filter((name) => name !== "").flatMap((name) => {
    const found = find({ text: plainName(name), categories: [factor.category], count: 40 }).filter((hit) => hit.factor.id !== factor.id);
    const best = found[0]?.score ?? 0;
    return found.filter(({ score }) => score >= best * alike);
  });
  const seen = new Set<string>();
  const own = new Decimal(factor.value);
  const neighbours: Neighbour[] = [];
  for (const { factor: other } of hits) {
    if (seen.has(other.id) || neighbours.length >= most) continue;
    seen.add(other.id);
    const value = valueIn(other, unit);
    if (value !== null) neighbours.push({ factor: other, value, difference: own.isZero() ? null : value.div(own).minus(1) });
  }
  return neighbours;
}

/** A name without what only its own edition has: years and remarks in brackets. */
function plainName(name: string): string {
  return name.replace(/[（(][^（）()]*[)）]/g, " ").replace(/\b(?:19|20)\d\d\b年?/g, " ").replace(/[,，:：]/g, " ").trim();
}
