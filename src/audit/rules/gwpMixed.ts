import { columnsOf } from "../../tables/table";
import { cellAddress } from "../address";
import type { Evidence } from "../evidence";
import type { Place } from "../finding";
import type { Rule } from "../rule";
import { studyPlace, textsOf } from "../studyFacts";

interface Named extends Place {
  readonly set: string;
  readonly by: "study" | "column" | "text";
}

const roman: Readonly<Record<string, string>> = { 二: "SAR", 三: "TAR", 四: "AR4", 五: "AR5", 六: "AR6", second: "SAR", third: "TAR", fourth: "AR4", fifth: "AR5", sixth: "AR6" };

/** Two sets of global warming potentials in one study: one total of CO2e cannot stand on both. */
export const gwpMixed: Rule = {
  id: "gwp.mixed",
  *check(evidence) {
    const stated = [...inStudy(evidence)];
    const named = [...stated, ...inColumns(evidence), ...inTexts(evidence)];
    const counts = new Map<string, number>();
    for (const each of named) counts.set(each.set, (counts.get(each.set) ?? 0) + 1);
    if (counts.size < 2) return;
    const usual = stated[0]?.set ?? [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "";
    for (const each of named) {
      if (each.set === usual) continue;
      const first = named.find((other) => other.set === usual);
      yield {
        rule: "gwp.mixed",
        severity: "warning",
        sheet: each.sheet,
        range: each.range,
        message: {
          en: `GWP of ${each.set} here, of ${usual} elsewhere (${first ? `${first.sheet}!${first.range}` : ""}): one study uses one set.`,
          zh: `此处采用 ${each.set} 的 GWP，其他位置（${first ? `${first.sheet}!${first.range}` : ""}）采用 ${usual}：同一研究应只用一套。`,
        },
        expected: usual,
      };
    }
  },
};

function* inStudy(evidence: Evidence): Iterable<Named> {
  const [place, set] = [studyPlace(evidence, "gwpSet"), evidence.context.study?.study.gwpSet];
  if (place && set) yield { ...place, set, by: "study" };
}

function* inColumns({ tables }: Evidence): Iterable<Named> {
  for (const table of tables) {
    for (const column of columnsOf(table, "gwp")) {
      for (const row of table.rows) {
        const cell = table.cell(row, column);
        const set = setIn(cell.text);
        if (row.kind === "item" && set) yield { sheet: table.sheet, range: cellAddress(cell), set, by: "column" };
      }
    }
  }
}

/** Sentences that say which GWP the study uses; a report that tells of several assessments chooses none. */
function* inTexts(evidence: Evidence): Iterable<Named> {
  const columns = new Set([...inColumns(evidence)].map((each) => `${each.sheet}!${each.range}`));
  for (const { sheet, row, column, text } of textsOf(evidence)) {
    if (text.length > 300 || !/gwp|全球变暖|全球暖化|global warming|ar[456]|评估报告/i.test(text)) continue;
    const range = cellAddress({ row, column });
    const sets = new Set([...text.matchAll(/\b(AR[456]|SAR|TAR)\b|第?([二三四五六])次评估|(second|third|fourth|fifth|sixth) assessment/gi)].map((match) => (match[1] ? match[1].toUpperCase() : (roman[(match[2] ?? match[3] ?? "").toLowerCase()] ?? ""))));
    const [only] = sets;
    if (sets.size === 1 && only && !columns.has(`${sheet}!${range}`)) yield { sheet, range, set: only, by: "text" };
  }
}

function setIn(text: string): string | null {
  const found = /\b(AR[456]|SAR|TAR)\b/i.exec(text)?.[1];
  const chinese = /第([二三四五六])次/.exec(text)?.[1];
  return found ? found.toUpperCase() : chinese ? (roman[chinese] ?? null) : null;
}
