import { plainText } from "../../tables/plainText";
import { cellAddress, around } from "../address";
import { show } from "../arithmetic";
import type { Evidence } from "../evidence";
import { floatSlack } from "../interval";
import type { Finding, Place } from "../finding";
import type { Rule } from "../rule";
import { shareColumns } from "../shares";
import { textsOf } from "../studyFacts";

/**
 * What practice allows where the study names no limits, in per cent: 1 each, 5 together (PAS 2050:2011 asks for 95 % of the emissions, and for each source
 * of more than 1 %).
 */
const usual = { single: 1, together: 5 };

interface Limits {
  readonly single: number;
  readonly together: number;
}

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
      for (const item of percents)
        if (item.percent > limits.single + floatSlack) yield ofFlow({ sheet: table.sheet, range: cellAddress(item.cell) }, item.row.name, item.percent, limits);
      const sum = percents.reduce((all, item) => all + item.percent, 0);
      if (sum > limits.together + floatSlack) yield ofAll({ sheet: table.sheet, range: around([...percents, ...shares.totals].map((item) => item.cell)) }, sum, limits);
    }
    yield* inWords(evidence, limits);
  },
};

/** "Limit: 1 % per flow, 5 % in total. Excluded: cutting tools (0.3 %), wash chemicals (0.6 %)": the flows that a sentence leaves out. */
function* inWords(evidence: Evidence, limits: Limits): Iterable<Finding> {
  for (const { sheet, row, column, text } of textsOf(evidence)) {
    const list = excludedIn(text)?.list;
    const flows = [...(list ?? "").matchAll(excludedFlow)].map((match) => ({ name: (match[1] ?? "").trim(), percent: Number(match[2]) }));
    const sum = flows.reduce((all, { percent }) => all + percent, 0);
    const largest = flows.reduce<(typeof flows)[number] | null>((most, flow) => (most && most.percent >= flow.percent ? most : flow), null);
    const place = { sheet, range: cellAddress({ row, column }) };
    if (largest && largest.percent > limits.single + floatSlack) yield ofFlow(place, largest.name, largest.percent, limits);
    else if (sum > limits.together + floatSlack) yield ofAll(place, sum, limits);
  }
}

function ofFlow(place: Place, name: string, percent: number, { single }: Limits): Finding {
  return {
    rule: "cutoff.exceeded",
    severity: "warning",
    ...place,
    message: {
      en: `${name}: ${show(percent)} % is excluded; the rule allows ${show(single)} % for a single flow.`,
      zh: `${name}：舍弃 ${show(percent)} %，超过单项上限 ${show(single)} %。`,
    },
    expected: single,
  };
}

function ofAll(place: Place, sum: number, { together }: Limits): Finding {
  const shown = show(Number(sum.toPrecision(6)));
  return {
    rule: "cutoff.exceeded",
    severity: "warning",
    ...place,
    message: {
      en: `The excluded flows come to ${shown} % together; the rule allows ${show(together)} %.`,
      zh: `舍弃项合计 ${shown} %，超过总上限 ${show(together)} %。`,
    },
    expected: together,
  };
}

function excludedIn(text: string): { readonly list: string; readonly rest: string } | null {
  const plain = text.normalize("NFKC");
  const list = listsExcluded.exec(plain)?.[1];
  return list === undefined || limiting.test(list) ? null : { list, rest: plain.replace(listsExcluded, "") };
}

/** "Excluded: flows below 2 % each": the rule itself, and no flow that was left out. */
const limiting = /below|less than|under|at most|up to|[<≤]|小于|低于|不超过|不大于|不足|以下|以内|each|in total|单项|合计|累计/i;
/** What stands behind "Excluded:" up to the end of the sentence; a point inside a number ends none. */
const listsExcluded = /(?:excluded|omitted|cut off|left out|舍弃|排除|未计入|忽略)(?:的?(?:项|流|项目|过程|物料|flows?|items?|inputs?|processes?))*\s*(?:[:：]|are|were|为|有|包括)\s*((?:[^.。;；]|\.(?=\d))+)/i;
const excludedFlow = /([^,，、(]{2,40}?)\s*\(?\s*(?:约|ca\. ?|approx\. ?|about )?(\d+(?:\.\d+)?)\s*%\)?/g;

function inPercent(value: number, percentFormat: boolean, scale: number, named: boolean): number {
  if (percentFormat) return value * 100;
  return named ? value : value * scale;
}

/** "…小于1%…不超过总量的5%": the limits as the study words them. */
function limitsOf(evidence: Evidence): Limits {
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

/** Two limits as they are given, before what is left out; one alone where the text says what it is for: a single flow, or all of them together. */
function limitsIn(text: string): Limits | null {
  const rule = excludedIn(text)?.rest ?? text.normalize("NFKC");
  const percents = [...rule.matchAll(/(\d+(?:\.\d+)?)\s*%/g)].map((match) => Number(match[1])).filter((percent) => percent <= 10);
  const [only] = percents;
  if (only === undefined) return null;
  if (percents.length >= 2) return { single: Math.min(...percents), together: Math.max(...percents) };
  if (only >= usual.single && /together|in total|\bsum\b|cumulativ|aggregate|overall|累计|合计|总和|总计/i.test(text)) return { single: only, together: only };
  return null;
}
