import { stageOf as lifeCycleStage } from "../../../footprint/lifeCycle";
import type { StageId } from "../../../footprint/lifeCycle";
import { stageIn } from "../../../tables/stage";
import type { Stage } from "../../../tables/stage";
import type { ReportFinding } from "../finding";
import type { Reading, StageShare } from "../reading";
import { shareClaims } from "../claims";
import { shorten } from "../document";

const largest = /占比最大|占比最高|贡献最大|影响最大|排放(?:量)?最(?:大|高|多)|碳足迹最大|最大(?:的)?(?:贡献|来源|排放源|环节)|最主要的?(?:贡献|来源|排放源|环节)|largest|highest|dominant|biggest|greatest/i;
const proud = /(?:高达|多达|as (?:high|much) as)\s*(\d+(?:\.\d+)?)\s*%/gi;

/** "Most of the footprint is caused by X", "碳足迹主要来自 X", "X dominates". */
const causedBy = /most of the (?:carbon )?(?:footprint|emissions?|impact)\b.{0,40}?\b(?:by|from|of|in|to)\s+(?:the\s+)?(.+)$|(?:footprint|emissions?|impact)\b.{0,20}\b(?:dominated|driven) by\s+(?:the\s+)?(.+)$|(?:碳足迹|碳排放|排放)(?:主要)?(?:以)?(?:主要来自于?|主要来源于|主要由|主要源于)(.{2,14})$|以(.{2,10})(?:排放)?为主/iu;
/** "Next comes X", "followed by X": the second place. */
const second = /(?:其次|次之)(?:的)?(?:主要)?(?:是|为|来自于?|则是)\s*(.+)$|第二大(?:的)?[^是为，,]{0,8}(?:是|为)\s*(.+)$|\bfollowed by\s+(?:the\s+)?(.+)$|\bsecond[- ]largest\b.{0,30}?\b(?:is|are|comes? from)\s+(?:the\s+)?(.+)$|^(.+?)\s+(?:is|are|has|have)\s+the\s+second[- ]largest\b|^(.+?)(?:排放)?(?:次之|位居第二|排第二|居第二位)/iu;
/** "A main source" that another one is twice as large as. */
const main = /(?:为|是|成为)(?:最)?主要(?:的)?(?:温室气体)?(?:碳)?(?:排放源|排放来源|贡献(?:源|者|因素)?|来源)|\b(?:is|are)\s+the\s+main\s+(?:source|contributor|driver)/i;
/** The second largest of a part is no matter of the whole. */
const within = /[中内里](?:的|[，,])|\b(?:of|among|within) the (?:materials|inputs|packaging|transport)|除/iu;
/** "The second largest" is another claim. */
const ordinal = /second|third|fourth|next|2nd|3rd|其次|第[二三四五]|次(?:大|高|之)|除.{1,12}外|apart from|besides|other than/i;

/** "The largest" and "as high as" against the figures: the words were not changed when the figures were. */
export function* ranking(reading: Reading): Iterable<ReportFinding> {
  for (const { text, block } of reading.sentences) {
    let before = "";
    for (const clause of text.split(/[，,；;。]/)) {
      const previous = before;
      before = clause;
      const next = second.exec(clause)?.slice(1).find((each) => each !== undefined);
      if (next !== undefined && !within.test(text)) {
        const found = notSecond(reading, next);
        if (found) yield { rule: "text.ranking", severity: "error", place: reading.at(block), other: reading.at(found.top.block), expected: found.top.name, ...words(clause, found) };
      }
      const mainly = main.exec(clause);
      if (mainly && !largest.test(clause) && !within.test(text)) {
        const found = contradiction(reading, clause.slice(0, mainly.index));
        if (found && found.top.value >= 2 * found.said.value) yield { rule: "text.ranking", severity: "warning", place: reading.at(block), other: reading.at(found.top.block), expected: found.top.name, ...words(clause, found) };
      }
      const behind = causedBy.exec(clause)?.slice(1).find((each) => each !== undefined);
      if ((!largest.test(clause) && behind === undefined) || ordinal.test(clause) || /变化|敏感|sensitiv|不确定|uncertain|质量/.test(clause)) continue;
      const found = contradiction(reading, behind ?? (/^\s*(?:是|为|成为|也是|and (?:is|are)|is|which is)/i.test(clause) ? previous : subjectOf(clause)));
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

/** "X has the largest share", and "the largest contribution comes from X". */
function subjectOf(clause: string): string {
  const at = clause.search(largest);
  const before = clause.slice(0, at);
  // "占比最大的是 X", "排放最多的环节为 X".
  const named = /^[^是为]{0,16}?(?:是|为|来自于?|当属)(.+)$/u.exec(clause.slice(at))?.[1];
  if (named !== undefined && !/\p{Script=Han}{2}(?:是|为|的|过程|阶段|环节)/u.test(before.replace(/^\s*其中|^.*(?:可知|可见|看出|表明|显示)/u, ""))) return named;
  return /\p{Script=Han}/u.test(clause) || /\p{L}{4,}.*\b(?:is|are|has|have|make|makes|show|shows)\b/iu.test(before) ? before : `${before} ${clause.slice(at).replace(/^.*?\b(?:from|is|are|by|in|for|of)\b/i, "")}`;
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
    const said = rows.find((row) => row.name.length >= 2 && subject.toLowerCase().includes(row.name.toLowerCase())) ?? (stage && isByStage ? rows.find((row) => row.stage === stage) : undefined);
    if (!said) continue;
    if (said.value >= top.value) return null;
    denied ??= { said, top };
  }
  return denied ?? (reading.shares.length === 0 ? deniedByText(reading, stage) : null);
}

/** What stands in the second place of a table where the text puts something that two others are before. */
function notSecond(reading: Reading, subject: string): Found | null {
  let denied: Found | null = null;
  for (const table of new Set(reading.shares.map((share) => share.table))) {
    const rows = reading.shares.filter((share) => share.table === table);
    const said = rows.find((row) => row.name.length >= 2 && subject.toLowerCase().includes(row.name.toLowerCase()));
    if (!said) continue;
    const larger = rows.filter((row) => row.value > said.value).sort((one, other) => other.value - one.value);
    if (larger.length < 2) return null;
    denied ??= { said, top: larger[1]! };
  }
  return denied;
}

/** Without tables: shares of stages that one paragraph gives side by side. */
function deniedByText(reading: Reading, stage: Stage | undefined): Found | null {
  const claims = shareClaims(reading).filter(({ part }) => part.stage !== undefined);
  for (const block of new Set(claims.map(({ sentence }) => sentence.block))) {
    const rows = claims.filter(({ sentence }) => sentence.block === block).map(({ part, value }): StageShare => ({ name: part.name, stage: part.stage, value, percent: value, block, table: -1 }));
    const said = rows.find((row) => row.stage === stage);
    const top = rows.reduce((most, row) => (row.value > most.value ? row : most));
    if (said && rows.length >= 2 && said.value < top.value) return { said, top };
  }
  return null;
}

const byLifeCycle: Readonly<Partial<Record<StageId, Stage>>> = { materials: "materials", inbound: "materialTransport", production: "production", packaging: "packaging", distribution: "distribution" };

/** "能源资源": no stage's name, but a word of one. */
function wordStage(text: string): Stage | undefined {
  const id = lifeCycleStage(text);
  return id === null ? undefined : byLifeCycle[id];
}
