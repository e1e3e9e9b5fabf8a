import { stageOf as lifeCycleStage } from "../../../footprint/lifeCycle";
import type { StageId } from "../../../footprint/lifeCycle";
import { stageIn } from "../../../tables/stage";
import type { Stage } from "../../../tables/stage";
import type { ReportFinding } from "../finding";
import type { Reading, StageShare } from "../reading";
import { shorten } from "../document";

const largest = /占比最大|占比最高|贡献最大|影响最大|排放(?:量)?最(?:大|高|多)|碳足迹最大|最大(?:的)?(?:贡献|来源|排放源|环节)|largest|highest|dominant|biggest|greatest/i;
const proud = /(?:高达|多达|as (?:high|much) as)\s*(\d+(?:\.\d+)?)\s*%/gi;

/** "The largest" and "as high as" against the figures: the words were not changed when the figures were. */
export function* ranking(reading: Reading): Iterable<ReportFinding> {
  for (const { text, block } of reading.sentences) {
    for (const clause of text.split(/[，,；;。]/)) {
      if (!largest.test(clause) || /变化|敏感|sensitiv|不确定|uncertain|质量/.test(clause)) continue;
      const subject = clause.slice(0, clause.search(largest));
      const found = contradiction(reading, subject);
      if (found) yield { rule: "text.ranking", severity: "error", place: reading.at(block), other: reading.at(found.top.block), expected: found.top.name, ...words(clause, found) };
    }
    const percents = [...text.matchAll(/(\d+(?:\.\d+)?)\s*%/g)].map((match) => Number(match[1]));
    for (const match of text.matchAll(proud)) {
      const value = Number(match[1]);
      const larger = percents.filter((percent) => percent > value && percent <= 100);
      if (larger.length < 2) continue;
      yield {
        rule: "text.ranking", severity: "error", place: reading.at(block),
        message: { en: `"${match[0]}" is the smallest share of its sentence, beside ${larger.map((each) => `${each} %`).join(", ")}. Either the figure or the wording is of another calculation.`, zh: `“${match[0]}”却是本句中最小的占比（其余为 ${larger.map((each) => `${each} %`).join("、")}）。数字或措辞来自另一次计算。` },
      };
    }
  }
}

interface Found {
  readonly said: StageShare;
  readonly top: StageShare;
}

function words(clause: string, { said, top }: Found): { message: ReportFinding["message"] } {
  const percent = (share: StageShare) => `${share.percent.toFixed(1)} %`;
  return { message: { en: `"${shorten(clause, 40)}": in the table ${said.name} has ${percent(said)}, and ${top.name} ${percent(top)}.`, zh: `“${shorten(clause, 40)}”：而表中 ${said.name} 占 ${percent(said)}，${top.name} 占 ${percent(top)}。` } };
}

/** Every table that knows the subject denies it the first place. */
function contradiction(reading: Reading, subject: string): Found | null {
  const stage = stageIn(subject.replace(/^.*(?:其中|中|由表.*可知)/u, "")) ?? stageIn(subject) ?? wordStage(subject);
  let denied: Found | null = null;
  for (const table of new Set(reading.shares.map((share) => share.table))) {
    const rows = reading.shares.filter((share) => share.table === table);
    const top = rows.reduce((most, row) => (row.value > most.value ? row : most));
    const isByStage = new Set(rows.map((row) => row.stage)).size === rows.length;
    const said = rows.find((row) => row.name.length >= 2 && subject.includes(row.name)) ?? (stage && isByStage ? rows.find((row) => row.stage === stage) : undefined);
    if (!said) continue;
    if (said.value >= top.value) return null;
    denied ??= { said, top };
  }
  return denied;
}

const byLifeCycle: Readonly<Partial<Record<StageId, Stage>>> = { materials: "materials", inbound: "materialTransport", production: "production", packaging: "packaging", distribution: "distribution" };

/** "能源资源": no stage's name, but a word of one. */
function wordStage(text: string): Stage | undefined {
  const id = lifeCycleStage(text);
  return id === null ? undefined : byLifeCycle[id];
}
