import { tried } from "../../../errors";
import { parseUnit } from "../../../units";
import { shorten } from "../document";
import type { ReportFinding } from "../finding";
import type { Reading } from "../reading";

const number = "(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)";
const emission = "((?:k?g|t|tonnes?|吨|千克)\\s*CO(?:2|₂)\\s*(?:-?\\s*eq?\\b|当量)?)";
const twice = new RegExp(`(?<![\\d.])${number}\\s*${emission}(?:\\s*(?:\\/|per)\\s*[\\p{L}]{1,15})?\\s*[,，(（]?\\s*(?:i\\.?e\\.?,?|that is,?|equal to|equals|=|即|也就是|等于|合)\\s*(?:为)?\\s*${number}\\s*${emission}(?![A-Za-z]|\\s*(?:\\/|per\\b|for\\b|a\\b|in\\b|每))`, "giu");

/** "300 kg CO2e, i.e. 3.00 t CO2e": one amount that is said in two units. */
export function* sameAmount(reading: Reading): Iterable<ReportFinding> {
  for (const { text, block } of reading.sentences) {
    for (const [said, one, oneUnit, two, twoUnit] of text.normalize("NFKC").matchAll(twice)) {
      const [first, second] = [measured(one!, oneUnit!), measured(two!, twoUnit!)];
      if (!first || !second || Math.abs(first.kg - second.kg) <= Math.max(first.half, second.half) * 1.001) continue;
      const wanted = `${Number((first.kg / second.scale).toPrecision(8))} ${twoUnit!.trim()}`;
      yield {
        rule: "unit.scale", severity: "error", place: reading.at(block), expected: wanted,
        message: { en: `"${shorten(said, 60)}": ${one!} ${oneUnit!.trim()} is ${wanted}.`, zh: `“${shorten(said, 60)}”：${one!} ${oneUnit!.trim()} 应为 ${wanted}。` },
      };
    }
  }
}

function measured(digits: string, unit: string): { readonly kg: number; readonly half: number; readonly scale: number } | null {
  const scale = tried(() => parseUnit(unit.replace(/\s+/g, "")))?.scale.toNumber();
  const plain = digits.replace(/,/g, "");
  return scale === undefined ? null : { kg: Number(plain) * scale, half: 0.5 * 10 ** -(plain.split(".")[1]?.length ?? 0) * scale, scale };
}
