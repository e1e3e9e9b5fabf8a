import type { ReportFinding } from "../finding";
import type { Reading } from "../reading";
import { shorten } from "../document";

const bare = /(?<![\d.])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(CO2|CO₂)(?:-?\s*eq?|当量)?(?![\p{L}\d])/giu;

/** "17307.07CO2": a gas is named and no mass. */
export function* unitless(reading: Reading): Iterable<ReportFinding> {
  for (const { text, block } of reading.sentences) {
    for (const match of text.matchAll(bare)) {
      const before = text.slice(Math.max(0, match.index - 12), match.index);
      if (/[a-zA-Z]$/.test(before)) continue;
      yield {
        rule: "unit.missing", severity: "error", place: reading.at(block),
        message: { en: `"${shorten(before + match[0], 40)}" names a gas and no mass: is it kg or t of CO2e?`, zh: `“${shorten(before + match[0], 40)}”只写了气体，没有质量单位：是 kgCO2e 还是 tCO2e？` },
      };
    }
  }
}
