import { tried } from "../../../errors";
import { itemKey } from "../../../audit/itemKey";
import { parseFactorUnit } from "../../../units";
import type { FactorUnit } from "../../../units";
import { shorten } from "../document";
import type { ReportFinding } from "../finding";
import type { Reading } from "../reading";

const stated = /(?<![\d.])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*((?:k?g|t|吨|千克)\s*CO(?:2|₂)\s*(?:-?\s*eq?\b|当量)?\s*(?:\/|\bper\b)\s*[(（]?\s*[\p{L}][\p{L}\d.·]{0,8}[)）]?)/giu;
/** Other values of the same factor that a report may speak of. */
const other = /若|如果|假设|文献|行业|平均值|去年|上年|改为|替代|更新|相比|对比|敏感|范围|另一|竞品|\bif\b|would|literature|industry|average|instead|replac|compared|range|between|alternative|sensitiv|previous|former|last year|target/i;

/** A factor that the text gives for an item, and the tables give otherwise. */
export function* textFactor(reading: Reading): Iterable<ReportFinding> {
  const known = factorsOf(reading);
  for (const [block, each] of reading.document.blocks.entries()) {
    if (each.kind !== "paragraph" || !/因子|系数|factor/i.test(each.text)) continue;
    const text = each.text.normalize("NFKC");
    let from = 0;
    for (const match of text.matchAll(stated)) {
      const before = text.slice(from, match.index);
      from = match.index + match[0].length;
      const unit = tried(() => parseFactorUnit(match[2]!.replace(/\s*\bper\b\s*/i, "/").replace(/\s+/g, "")));
      const item = lastNamed(before.slice(-80), known);
      const sentence = `${before.split(/[。；;]|\.\s/).at(-1) ?? ""}${text.slice(from).split(/[。；;]|\.\s/)[0] ?? ""}`;
      if (!unit || !item || other.test(sentence)) continue;
      const same = item.factors.filter((factor) => sameDimension(factor.unit, unit));
      const decimals = match[1]!.split(".")[1]?.length ?? 0;
      const [first] = same;
      if (!first || same.some((factor) => agrees(Number(match[1]!.replace(/,/g, "")), decimals, unit, factor))) continue;
      yield {
        rule: "factor.conflict", severity: "error", place: reading.at(block), other: reading.at(first.block), expected: first.text,
        message: { en: `${item.name}: "${shorten(match[0], 40)}" here, and ${first.text} in the table. One item has one factor.`, zh: `${item.name}：此处为“${shorten(match[0], 40)}”，表中为 ${first.text}。同一项目只能有一个因子。` },
      };
    }
  }
}

interface KnownFactor {
  readonly value: number;
  readonly decimals: number;
  readonly unit: FactorUnit;
  readonly text: string;
  readonly block: number;
}

interface Item {
  readonly key: string;
  readonly name: string;
  readonly factors: readonly KnownFactor[];
}

/** The factors of the tables by what the names of one item have in common. */
function factorsOf({ evidence, laidOut }: Reading): Item[] {
  const byKey = new Map<string, { name: string; factors: KnownFactor[] }>();
  for (const entry of [...evidence.entries.values()].flat()) {
    const key = itemKey(entry.name);
    if (key.length < (/\p{Script=Han}/u.test(key) ? 2 : 4)) continue;
    const own = entry.factors.flatMap(({ cell, value, unit, unitText }): KnownFactor[] => (unit ? [{ value, decimals: cell.decimals, unit, text: `${cell.digits} ${unitText}`, block: laidOut.blockOfRow[cell.row] ?? 0 }] : []));
    const found = byKey.get(key);
    if (found) found.factors.push(...own);
    else byKey.set(key, { name: entry.name, factors: own });
  }
  return [...byKey].map(([key, item]) => ({ key, ...item }));
}

function lastNamed(text: string, items: readonly Item[]): Item | null {
  const plain = text.toLowerCase().replace(/[^\p{L}\p{N}.]/gu, "");
  const named = items.map((item) => ({ item, end: plain.lastIndexOf(item.key) + item.key.length })).filter(({ item, end }) => end >= item.key.length);
  return named.sort((one, two) => two.end - one.end || two.item.key.length - one.item.key.length)[0]?.item ?? null;
}

function sameDimension(one: FactorUnit, two: FactorUnit): boolean {
  return JSON.stringify(Object.entries(one.per.dimension).sort()) === JSON.stringify(Object.entries(two.per.dimension).sort());
}

function agrees(value: number, decimals: number, unit: FactorUnit, factor: KnownFactor): boolean {
  const [here, there] = [unit, factor.unit].map(({ emission, per }) => emission.scale.dividedBy(per.scale).toNumber()) as [number, number];
  // The one is the other, rounded.
  const half = Math.max(0.5 * 10 ** -decimals * here, 0.5 * 10 ** -factor.decimals * there);
  return Math.abs(value * here - factor.value * there) <= half * 1.001;
}
