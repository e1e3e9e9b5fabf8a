import { shorten } from "../document";
import { shareClaims } from "../claims";
import type { Claim } from "../claims";
import type { ReportFinding } from "../finding";
import type { Reading } from "../reading";
import { worthsOf } from "../worth";

/** "Materials account for 58.3 %" against the tables; and shares of stages that one paragraph adds up to more than the whole. */
export function* statedShare(reading: Reading): Iterable<ReportFinding> {
  const claims = shareClaims(reading);
  for (const claim of claims) {
    const found = worthsOf(reading).of(claim.part).filter(({ percent }) => percent !== null);
    const slack = 10 ** -claim.decimals + 0.011;
    // A table of this part alone says nothing of its share.
    const first = found.find(({ percent }) => percent! < 99.99) ?? found[0];
    if (!first || found.some(({ percent }) => Math.abs(percent! - claim.value) <= slack)) continue;
    const wanted = `${Number(first.percent!.toFixed(2))} %`;
    yield {
      rule: "text.share", severity: "error", place: reading.at(claim.sentence.block), other: reading.at(first.block), expected: wanted,
      message: { en: `"${shorten(claim.text, 50)}": by the table it is ${wanted}.`, zh: `“${shorten(claim.text, 50)}”：按表中数据为 ${wanted}。` },
    };
  }
  for (const [block, own] of byBlock(claims)) {
    const stages = own.filter(({ part }) => part.item === null);
    const sum = stages.reduce((total, { value }) => total + value, 0);
    const slack = stages.reduce((total, { decimals }) => total + 10 ** -decimals, 0);
    if (stages.length < 3 || new Set(stages.map(({ part }) => part.stage)).size < stages.length || sum <= 100 + slack) continue;
    const terms = stages.map(({ value }) => value).join(" + ");
    yield {
      rule: "share.total", severity: "error", place: reading.at(block), expected: "100 %",
      message: { en: `The shares of the stages add up to ${Number(sum.toFixed(2))} % (${terms}).`, zh: `各阶段占比合计为 ${Number(sum.toFixed(2))} %（${terms}）。` },
    };
  }
}

function byBlock(claims: readonly Claim[]): Map<number, Claim[]> {
  const found = new Map<number, Claim[]>();
  for (const claim of claims) found.set(claim.sentence.block, [...(found.get(claim.sentence.block) ?? []), claim]);
  return found;
}
