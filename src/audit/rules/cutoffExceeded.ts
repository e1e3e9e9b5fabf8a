import { plainText } from "../../tables/plainText";
import { cellAddress, around } from "../address";
import { show } from "../arithmetic";
import type { Evidence } from "../evidence";
import { floatSlack } from "../interval";
import type { Rule } from "../rule";
import { shareColumns } from "../shares";
import { textsOf } from "../studyFacts";

/**
 * What practice allows where the study names no limits, in per cent: 1 each, 5 together (PAS 2050:2011 asks for 95 % of the emissions, and for each source
 * of more than 1 %).
 */
const usual = { single: 1, together: 5 };

/** Excluded flows above the study's own cut-off rule. */
export const cutoffExceeded: Rule = {
  id: "cutoff.exceeded",
  *check(evidence) {
    const limits = limitsOf(evidence);
    for (const table of evidence.tables) {
      if (table.kind !== "cutoff") continue;
      const shares = shareColumns({ ...table, rows: table.rows })[0];
      if (!shares) continue;
      const percents = shares.items.map((item) => ({
        ...item,
        percent: inPercent(item.cell.number as number, item.cell.percentFormat, shares.scale, shares.column.unit?.kind === "percent" || item.cell.unit === "%"),
      }));
      for (const item of percents) {
        if (item.percent <= limits.single + floatSlack) continue;
        yield {
          rule: "cutoff.exceeded",
          severity: "warning",
          sheet: table.sheet,
          range: cellAddress(item.cell),
          message: {
            en: `${item.row.name}: ${show(item.percent)} % is excluded; the rule allows ${show(limits.single)} % for a single flow.`,
            zh: `${item.row.name}：舍弃 ${show(item.percent)} %，超过单项上限 ${show(limits.single)} %。`,
          },
          expected: limits.single,
        };
      }
      const sum = percents.reduce((all, item) => all + item.percent, 0);
      if (sum <= limits.together + floatSlack) continue;
      yield {
        rule: "cutoff.exceeded",
        severity: "warning",
        sheet: table.sheet,
        range: around([...percents, ...shares.totals].map((item) => item.cell)),
        message: {
          en: `The excluded flows come to ${show(Number(sum.toPrecision(6)))} % together; the rule allows ${show(limits.together)} %.`,
          zh: `舍弃项合计 ${show(Number(sum.toPrecision(6)))} %，超过总上限 ${show(limits.together)} %。`,
        },
        expected: limits.together,
      };
    }
  },
};

function inPercent(value: number, percentFormat: boolean, scale: number, named: boolean): number {
  if (percentFormat) return value * 100;
  return named ? value : value * scale;
}

/** "…小于1%…不超过总量的5%": the limits as the study words them. */
function limitsOf(evidence: Evidence): { single: number; together: number } {
  const stated = limitsIn(evidence.context.study?.study.cutOff ?? "");
  if (stated) return stated;
  const said = evidence.facts.flatMap((fact) => (fact.form === "pair" && fact.number === null ? [`${fact.label}: ${fact.text}`] : []));
  for (const text of [...said, ...[...textsOf(evidence)].map((each) => each.text)]) {
    if (text.length > 400 || !text.includes("%") && !text.includes("％") || !/取舍|舍弃|cut-?off|exclu/i.test(plainText(text))) continue;
    const limits = limitsIn(text);
    if (limits) return limits;
  }
  return usual;
}

/** Two limits as they are given; one alone where the text says what it is for: a single flow, or all of them together. */
function limitsIn(text: string): { single: number; together: number } | null {
  const percents = [...text.normalize("NFKC").matchAll(/(\d+(?:\.\d+)?)\s*%/g)].map((match) => Number(match[1])).filter((percent) => percent <= 10);
  const [only] = percents;
  if (only === undefined) return null;
  if (percents.length >= 2) return { single: Math.min(...percents), together: Math.max(...percents) };
  if (only >= usual.single && /together|in total|\bsum\b|cumulativ|aggregate|overall|累计|合计|总和|总计/i.test(text)) return { single: only, together: only };
  return null;
}
