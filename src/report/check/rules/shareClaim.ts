import type { ReportFinding } from "../finding";
import type { Reading } from "../reading";
import { stageIn } from "../../../tables/stage";
import { shorten } from "../document";

const atLeast = /(?:超过|高达|大于|达到?|more than|over|at least|as high as)\s*(\d+(?:\.\d+)?)\s*%\s*(以上)?|(\d+(?:\.\d+)?)\s*%\s*以上/i;

/** "均高达 99 % 以上" against what the results give for the same stage of every product. */
export function* shareClaim(reading: Reading): Iterable<ReportFinding> {
  const results = stageResults(reading);
  for (const { text, block } of reading.sentences) {
    for (const clause of text.split(/[，,；;。]/)) {
      const match = atLeast.exec(clause);
      if (!match || !/占|贡献|比例|share|contribut|account/i.test(clause) || !/均|都|以上|超过|both|all|over|more than|at least/i.test(clause)) continue;
      const claimed = Number(match[1] ?? match[3]);
      const stage = stageIn(clause.slice(0, match.index).replace(/过程.*$/u, ""));
      if (!stage) continue;
      const below = results.filter((each) => each.stage === stage && each.percent < claimed - 0.05);
      if (below.length === 0 || (below.length < results.filter((each) => each.stage === stage).length && !/均|都|both|all/i.test(clause))) continue;
      const [first] = below;
      yield {
        rule: "text.share", severity: "warning", place: reading.at(block), other: reading.at(first!.block), expected: `${first!.percent.toFixed(1)} %`,
        message: { en: `"${shorten(clause, 50)}": the table gives ${first!.percent.toFixed(1)} % (${first!.value} of ${first!.total}).`, zh: `“${shorten(clause, 50)}”：按表中数据为 ${first!.percent.toFixed(1)} %（${first!.total} 中的 ${first!.value}）。` },
      };
    }
  }
}

interface StageResult {
  readonly stage: ReturnType<typeof stageIn>;
  readonly value: number;
  readonly total: number;
  readonly percent: number;
  readonly block: number;
}

/** Rows whose cells add up to their last one, under headings that are stages; and the rows of tables of results. */
function stageResults(reading: Reading): StageResult[] {
  const found: StageResult[] = [];
  reading.document.blocks.forEach((block, at) => {
    if (block.kind !== "table") return;
    let heads: readonly string[] = [];
    for (const row of block.rows) {
      const numbers = row.map((cell) => (/^\d[\d,]*(\.\d+)?$/.test(cell) ? Number(cell.replace(/,/g, "")) : null));
      const filled = numbers.flatMap((value, column) => (value === null ? [] : [{ value, column }]));
      if (filled.length === 0) heads = row;
      const total = filled.at(-1);
      const parts = filled.slice(0, -1);
      if (!total || parts.length < 2 || Math.abs(parts.reduce((sum, { value }) => sum + value, 0) - total.value) > total.value * 1e-4) continue;
      for (const { value, column } of parts) {
        const stage = stageIn(heads[column] ?? "");
        if (stage) found.push({ stage, value, total: total.value, percent: (100 * value) / total.value, block: at });
      }
    }
  });
  for (const share of reading.shares) if (share.stage) found.push({ stage: share.stage, value: share.value, total: share.value / (share.percent / 100), percent: share.percent, block: share.block });
  return found;
}
