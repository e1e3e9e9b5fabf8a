import { stageIn } from "../../../tables/stage";
import { emissionClaims, emissionsIn, partsNamed } from "../claims";
import { shorten } from "../document";
import type { ReportFinding } from "../finding";
import type { Reading } from "../reading";
import { worthsOf } from "../worth";

const total = /总(?:的)?(?:温室气体)?(?:碳)?(?:排放|足迹)|碳(?:排放|足迹)总|排放总|合计|总计|总共|total (?:carbon |ghg |greenhouse gas )?(?:footprint|emissions?)|(?:footprint|emissions?) (?:in )?total|in total|altogether|overall/i;
const together = /之和|合计|共计|总和|一共|together|combined|the sum of|in sum/i;
const elsewhere = /去年|上年|往年|同比|目标|基准|行业|平均|last year|previous|target|baseline|industry|average|if\b|would/i;

/** An emission in a sentence against the tables: the total, a part, several parts together. What is near to it, or powers of ten away, was meant to be it. */
export function* statedEmission(reading: Reading): Iterable<ReportFinding> {
  const worths = worthsOf(reading);
  const isKnown = (kg: number, half: number) => worths.all.some((each) => Math.abs(each - kg) <= half * 1.01 + Math.abs(each) * 1e-6);
  for (const { part, value, decimals, scale, text, sentence } of emissionClaims(reading)) {
    const [kg, half] = [value * (scale ?? NaN), 0.5 * 10 ** -decimals * (scale ?? NaN)];
    if (isKnown(kg, half) || together.test(sentence.text)) continue;
    const meant = worths.of(part).filter((each) => isMeant(kg, each.kg))[0];
    if (meant) yield finding(reading, sentence.block, meant.block, text, meant.kg, scale ?? 1);
  }
  for (const { text, block } of reading.sentences) {
    if (elsewhere.test(text)) continue;
    for (const { value, decimals, scale, before, text: said } of emissionsIn(text)) {
      const [kg, half] = [value * scale, 0.5 * 10 ** -decimals * scale];
      if (isKnown(kg, half)) continue;
      const clause = before.split(/[；;。]/).at(-1) ?? "";
      const named = partsNamed(reading, clause);
      if (named.length >= 2 && together.test(clause)) {
        const rows = named.map((name) => worths.of({ name, item: name, stage: undefined })[0]);
        const sum = rows.reduce((all, row) => all + (row?.kg ?? NaN), 0);
        if (isMeant(kg, sum) && Math.abs(kg - sum) > half * 1.01 + sum * 1e-6) yield finding(reading, block, rows[0]!.block, said, sum, scale);
      } else if (named.length === 0 && total.test(clause) && stageIn(clause.replace(total, " ")) === undefined) {
        const meant = worths.totals.filter((each) => isMeant(kg, each.kg))[0];
        if (meant) yield finding(reading, block, meant.block, said, meant.kg, scale, "result.conflict");
      }
    }
  }
}

/** Near enough to have been the same figure once, or the same digits in another unit. */
function isMeant(kg: number, other: number): boolean {
  const ratio = kg / other;
  const power = Math.log10(ratio);
  return (ratio > 0.8 && ratio < 1.25) || (Math.abs(power - Math.round(power)) < 0.0005 && Math.abs(power) <= 6.001);
}

function finding(reading: Reading, block: number, other: number, said: string, kg: number, scale: number, rule = "text.emission"): ReportFinding {
  const wanted = Number((kg / scale).toPrecision(8)).toString();
  return {
    rule, severity: "error", place: reading.at(block), other: reading.at(other), expected: wanted,
    message: { en: `"${shorten(said, 50)}": by the table it is ${wanted} in the same unit.`, zh: `“${shorten(said, 50)}”：按表中数据，以同一单位计为 ${wanted}。` },
  };
}
