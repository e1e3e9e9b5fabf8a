import { headingParts, headingText } from "./columnDraft";
import type { ColumnDraft } from "./columnDraft";
import { sampleColumn } from "./columnSamples";
import type { ColumnSample } from "./columnSamples";
import { isPartOfYear, readHeading } from "./header";
import type { Heading, Role } from "./header";
import { isFreight, isLength, readUnit } from "./readUnit";
import { indicatorRoles, isIndicator } from "./indicatorRoles";
import { plainText } from "./plainText";
import type { RawTable } from "./readBlock";
import { settleNumbers } from "./settleNumbers";
import { sideOf } from "./sides";
import type { Column } from "./table";

const textRoles: ReadonlySet<Role> = new Set([
  "name",
  "stage",
  "product",
  "unit",
  "factorUnit",
  "emissionUnit",
  "source",
  "place",
  "mode",
  "region",
  "note",
  "method",
  "gas",
]);
const numberRoles: ReadonlySet<Role> = new Set([
  "quantity",
  "factor",
  "emission",
  "share",
  "distance",
  "freight",
  "mass",
  "perUnit",
  "output",
  "baseline",
  "changed",
  "difference",
  "change",
  "loss",
  "score",
  "overall",
  "q1",
  "q2",
  "q3",
  "q4",
  "q5",
]);

const plainValue = /^(数值|取值|值|数据|数量|value|values|figure|amount)$/i;
const plainUnit = /^(单位|计量单位|unit|units|uom)$/i;

/** "排放因子 | 数值" and "排放因子 | 单位" under one group: the group says what the value or the unit is of. */
function groupedRole(parts: readonly string[]): Role | null {
  const [group, own] = [parts.at(-2), parts.at(-1)];
  if (group === undefined || own === undefined) return null;
  const bare = plainText(own).replace(/[([（].*$/, "").trim();
  const of = readHeading(group).matches.find(
    (match) =>
      match.kind === "factor" ||
      match.kind === "emission" ||
      match.kind === "quantity" ||
      match.kind === "distance" ||
      match.kind === "mass" ||
      match.kind === "freight",
  )?.kind;
  if (!of) return null;
  if (plainValue.test(bare)) return of;
  if (plainUnit.test(bare)) return of === "factor" ? "factorUnit" : of === "emission" ? "emissionUnit" : "unit";
  return null;
}

/** What each column of a table is, from its heading, from its cells, and from how its numbers multiply. */
export function assignRoles(table: RawTable, overrides: ReadonlyMap<number, Role> = new Map()): Column[] {
  const drafts: ColumnDraft[] = [];
  for (let index = table.left; index <= table.right; index++) drafts.push(draft(table, index));
  settleMonths(drafts);
  settleIndicators(drafts);
  settleSides(table, drafts);
  settleText(drafts);
  settleUnits(drafts);
  settleNumbers(table, drafts);
  for (const each of drafts) {
    const forced = overrides.get(each.index);
    if (forced) Object.assign(each, { role: forced, confidence: 1, because: "override" });
  }
  return drafts
    .filter((each) => each.heading !== "" || each.sample.filled > 0)
    .map(({ index, role, confidence, heading, unit, because }) => ({ index, role, confidence, heading, unit, because }));
}

function draft(table: RawTable, index: number): ColumnDraft {
  const heading = headingText(table, index);
  const read = readHeading(heading);
  const cells = table.rows.filter((row) => row.section === null).slice(0, 60).map(({ row }) => {
    const cell = table.view.at(row, index);
    const merge = table.view.merge(row, index);
    return { cell, held: merge !== undefined && merge.top < row };
  });
  const sample = sampleColumn(cells);
  const found = read.matches.find((match) => fits(match.kind, sample, read)) ?? read.matches[0];
  let role: Role = found && fits(found.kind, sample, read) ? found.kind : "other";
  let confidence = role === "other" ? 0 : 0.5 + 0.5 * (found?.confidence ?? 0);
  let because: Column["because"] = role === "other" ? "none" : "heading";
  // "Scrap %", "Dry matter %": per cent of something else, unless all of them are a hundred.
  if (role === "share" && found?.word === "%" && /\p{L}{2}/u.test(read.label) && sample.wholeOf === null) [role, confidence, because] = ["other", 0, "none"];
  if (uncertain.test(heading) && sample.numbers > 0) [role, confidence, because] = ["other", 0, "none"];
  const grouped = groupedRole(headingParts(table, index));
  if (grouped && fits(grouped, sample, read)) [role, confidence, because] = [grouped, 0.9, "heading"];
  // "数据来源（q3）": the letter in brackets says which indicator of the quality score it is.
  const indicator = /(?:^|[^a-z])q([1-5])(?![a-z0-9])/i.exec(heading)?.[1];
  if (indicator && sample.numbers > 0) [role, confidence, because] = [`q${indicator}` as Role, 1, "heading"];
  // "50 % rPET" heads a scenario.
  if (/^\d+(?:\.\d+)?\s*[%％]\s*\p{L}/u.test(heading)) [role, confidence, because] = ["other", 0, "none"];
  const moment = read.unit?.kind === "emission" ? momentOf(heading) : null;
  if (moment && sample.numbers > 0) [role, confidence, because] = [moment, 0.9, "heading"];
  const byUnit = uncertain.test(heading) ? null : roleByUnit(role, read, sample);
  if (byUnit) {
    [role, confidence, because] = [byUnit, Math.max(confidence, 0.8), role === byUnit ? because : "content"];
  }
  const byCells = role === "difference" && sample.percents > 0 && sample.percents === sample.numbers ? "change" : roleByCells(role, sample, heading);
  if (byCells) [role, confidence, because] = [byCells, 0.8, "content"];
  return { index, heading, read, sample, role, confidence, because, unit: read.unit };
}

/** "U factor (±%)", "GSD2", "不确定度": how sure a figure is, not the figure. Scores of quality are called so too, and have no per cent. */
const uncertain = /±|\bgsd\b|标准差|std\.? ?dev|standard deviation|\bcv\b|置信|confidence interval|(?:uncertainty|不确定[度性]).*[%％]/i;

/** "基准碳足迹", "变化后总量": the total before and after a parameter is varied. */
function momentOf(heading: string): Role | null {
  const plain = plainText(heading);
  if (/^(基准|基线|原始|原总|原有|初始|baseline|base case|original|reference)/.test(plain)) return "baseline";
  if (/^(变化|调整|变动|减少?|增加|改变|变更)后|^(after|new|changed|adjusted|resulting total)\b/.test(plain)) return "changed";
  return null;
}

/** Columns of texts hold no amounts, columns of numbers no names. */
function fits(role: Role, sample: ColumnSample, read: Heading): boolean {
  if (sample.filled === 0) return true;
  // "Unit | Cold store 1": a unit of the plant.
  if (
    role === "unit" &&
    sample.texts > 1 &&
    sample.distinctTexts > 1 &&
    sample.amountUnits + sample.factorUnits + sample.emissionUnits === 0 &&
    sample.numbers === 0
  )
    return false;
  if (textRoles.has(role)) {
    if (role === "gas" || role === "region") return sample.texts > 0;
    if (role === "name" || role === "stage" || role === "product")
      return sample.texts >= sample.numbers && sample.amountUnits + sample.factorUnits <= sample.texts / 2;
    return sample.texts >= sample.numbers;
  }
  // "Source and year": words about the year, and more of them about the source.
  if (role === "year") return sample.years > 0 || (sample.texts > 0 && sample.longTexts * 2 < sample.texts && !/source|来源|出处|依据/i.test(read.label));
  if (role === "index" || role === "gwp") return true;
  if (numberRoles.has(role)) {
    if (sample.numbers === 0 && sample.texts > 0) return false;
    if (isIndicator(role)) return sample.numbers > 0 && read.text !== "";
    return sample.numbers * 2 >= sample.texts;
  }
  return true;
}

/** Denominators that mean the unit of each row: "per unit", "/单位", "per UoM", "per kg or kWh". */
export const perRow = /^(?:(?:one |each )?(?:units?|uom|measure)(?: of (?:input|measure|amount|activity|item))?|input|单位|單位|計量單位|计量单位|活动数据单位|活动数据|\S+ (?:or|bzw\.?) \S+|\S+或\S+)(?:\s*(?:\([a-z\d*]\)|\[\d+\]|\*+|†))?$/i;

function roleByUnit(role: Role, { unit, label }: Heading, sample: ColumnSample): Role | null {
  if (unit === null || sample.numbers === 0) return null;
  // "Delta (kgCO2e)" beside "Delta (%)", "Change (kg)" beside "Change": the unit says which of the two it is.
  if (role === "difference" && unit.kind === "percent") return "change";
  if (role === "change" && unit.kind === "emission") return "difference";
  const settled: readonly Role[] = ["perUnit", "baseline", "changed", "difference", "change", "loss", "output", "gwp", "score"];
  if (settled.includes(role) && !(role === "output" && unit.kind === "emission")) return null;
  if (unit.kind === "factor") return role === "emission" && label !== "" && !isFreight(unit.factor.per) ? "perUnit" : "factor";
  // "碳足迹系数 (kgCO2e/单位)": per the unit of each row.
  if (unit.kind === "emission")
    return (role === "factor" && (unit.per !== undefined || label !== "")) || (unit.per !== undefined && perRow.test(unit.per)) ? "factor" : "emission";
  // "Weight (%)" is a share; "Dry matter (%)" is one only where it adds up to all of something.
  if (unit.kind === "percent")
    return role === "share" || role === "emission" || role === "quantity" || role === "mass" || (role === "other" && (label === "" || sample.wholeOf !== null))
      ? "share"
      : null;
  // A factor whose heading names only its denominator, or an "emission" that is measured in t·km: it is the factor.
  if (isFreight(unit.unit)) return role === "factor" || role === "emission" ? "factor" : "freight";
  if (isLength(unit.unit) && (role === "quantity" || role === "other" || role === "name" || role === "mode")) return "distance";
  if (role === "other" || role === "name" || role === "product" || role === "stage") return isLength(unit.unit) ? "distance" : "quantity";
  return null;
}

function roleByCells(role: Role, sample: ColumnSample, heading: string): Role | null {
  if (sample.texts > 0 && sample.factorUnits * 2 > sample.texts && sample.numbers === 0) return "factorUnit";
  if (sample.texts > 0 && sample.emissionUnits * 2 > sample.texts && sample.numbers === 0) return role === "unit" ? "unit" : "emissionUnit";
  if (sample.texts > 0 && sample.amountUnits * 2 > sample.texts && sample.numbers === 0 && role !== "unit" && role !== "factorUnit")
    return role === "other" || role === "source" ? "unit" : null;
  if (sample.cellUnits.length * 2 > sample.numbers && sample.numbers > 0) {
    const kinds = sample.cellUnits.map((text) => readUnit(text)?.kind);
    if (kinds.every((kind) => kind === "factor") && role !== "perUnit" && role !== "emission") return "factor";
    if (role === "other" && kinds.every((kind) => kind === "emission")) return "emission";
    if (role === "other" && kinds.every((kind) => kind === "amount")) return "quantity";
  }
  if (role !== "other") return null;
  if (sample.numbers > 1 && sample.percents === sample.numbers && (heading === "" || sample.wholeOf !== null)) return "share";
  if (sample.years > 1 && sample.years === sample.numbers) return "year";
  if (sample.ascending && sample.numbers === sample.filled) return "index";
  return null;
}

/** "Jan | Feb | ... | Dec | Year", "Q1 | ... | Q4 | Year": months and quarters are parts of the amount that follows them; marks under "q1" are no quarters. */
function settleMonths(drafts: readonly ColumnDraft[]): void {
  const months = drafts.filter(({ heading, role, sample }) => isPartOfYear(heading) && !(isIndicator(role) && sample.scores * 2 >= sample.numbers));
  if (months.length < fewestMonths || drafts.some(({ role }) => role === "q5")) return;
  for (const each of months) Object.assign(each, { role: "other", confidence: 0, because: "none", unit: null });
  const year = drafts.find((each) => each.index > Math.max(...months.map(({ index }) => index)) && each.sample.numbers > 0);
  const known = drafts.some((each) => each.role === "quantity" || each.role === "mass" || each.role === "freight");
  if (year && !known && year.unit?.kind !== "emission" && year.unit?.kind !== "factor") Object.assign(year, { role: "quantity", confidence: 0.8, because: "position" });
}

/** Of a part of a year. */
const fewestMonths = 3;

const meanWord = /^(?:(?:row |arithmetic )?(?:mean|average|avg\.?)(?: of row)?|ø|平均|均值|平均[值分]|算术平均)$/;
/** The score as the formula calls it: "Q", "DQR". */
const scoreLetters = /^(?:q|dqr?|dqi|qi)(?:值|分|得分)?$/;

function settleIndicators(drafts: readonly ColumnDraft[]): void {
  const roles = indicatorRoles(drafts);
  for (const each of drafts) {
    const role = roles.get(each.index);
    if (role && role !== each.role) Object.assign(each, { role, confidence: 0.8, because: "content", unit: null });
  }
  // "TeR | GeR | TiR | Mean": what the indicators of each row come to.
  const last = Math.max(...roles.keys());
  const mean = drafts.find((each) => each.index > last && each.role === "other" && (meanWord.test(plainText(each.heading)) || (roles.size >= 3 && scoreLetters.test(plainText(each.heading)))));
  if (roles.size >= 2 && mean && !drafts.some(({ role }) => role === "score" || role === "overall")) Object.assign(mean, { role: "score", confidence: 0.8, because: "content" });
}

/** "口径 | 填报 | 核查 | 填报 ...": every item once as it was reported and once as it was verified. */
function settleSides(table: RawTable, drafts: readonly ColumnDraft[]): void {
  for (const each of drafts) {
    if (each.sample.distinctTexts !== 2) continue;
    const texts = table.rows.flatMap(({ row, section }) => (section === null ? [table.view.at(row, each.index).text] : [])).filter((text) => text !== "");
    if (texts.length >= 4 && new Set(texts.map(sideOf)).size === 2 && texts.every((text) => sideOf(text) !== undefined))
      Object.assign(each, { role: "product", confidence: 0.8, because: "content" });
  }
}

/** One column of names; what repeats or is merged before it are stages or products. */
function settleText(drafts: ColumnDraft[]): void {
  if (drafts.some((each) => each.role === "mode" || each.role === "freight" || each.role === "distance")) {
    // Beside a way of transport "能源类型" is what the lorry burns, not what it carries.
    for (const each of drafts) {
      const others = drafts.some((other) => other !== each && (other.role === "name" || other.role === "product"));
      if (each.role === "name" && others && /能源|燃料|fuel|energy/i.test(each.heading)) Object.assign(each, { role: "mode", confidence: 0.7, because: "content" });
    }
  }
  // "Scope | Source | Activity": a source before the numbers is a source of emissions.
  const numbersFrom = Math.min(
    ...drafts.filter((each) => each.sample.numbers > each.sample.texts && each.role !== "index" && each.role !== "year").map((each) => each.index),
  );
  if (Number.isFinite(numbersFrom) && !drafts.some((each) => each.role === "name" && each.sample.distinctTexts > 0)) for (const each of drafts) if (each.role === "source" && each.index < numbersFrom && /^(sources?|来源)$/.test(plainText(each.heading))) Object.assign(each, { role: "name", confidence: 0.8, because: "position" });
  const candidates = drafts.filter(
    (each) => each.role === "name" || each.role === "stage" || each.role === "product" || (each.role === "other" && each.sample.texts > each.sample.numbers),
  );
  const variety = (each: ColumnDraft) => each.sample.distinctTexts - each.sample.held * 0.5 - each.sample.longTexts;
  const pick = (from: ColumnDraft[]) => from.reduce<ColumnDraft | undefined>((best, each) => (!best || variety(each) > variety(best) + 0.5 ? each : best), undefined);
  // "尺寸 | 15吋 | 17吋": where nothing else names the rows, sizes before all other figures do.
  const first = drafts.find((each) => each.role !== "index");
  if (candidates.length === 0 && first?.because === "content" && first.role === "quantity" && first.sample.cellUnits.length > 1 && first.sample.cellUnits.length === first.sample.numbers)
    candidates.push(Object.assign(first, { role: "name" as const, confidence: 0.6 }));
  let name = pick(candidates.filter((each) => each.role === "name"));
  const rival = pick(candidates.filter((each) => each.role !== "other"));
  if (!name || (rival && rival !== name && variety(rival) > variety(name) * 1.5 + 1 && rival.role === "product")) name = rival ?? pick(candidates);
  // "过程 | 核算条目": a heading that nobody knows over other words in each row, beside one that groups them.
  const unknown = pick(candidates.filter((each) => each.role === "other"));
  if (
    name && unknown && Math.abs(unknown.index - name.index) === 1 && groups(name) &&
    unknown.sample.distinctTexts === unknown.sample.texts && variety(unknown) >= variety(name) * 1.5 + 1
  ) {
    Object.assign(name, { role: "stage", confidence: 0.6, because: "content" });
    name = unknown;
  }
  if (!name) return;
  // One heading merged over two columns of texts: the group stands before its members.
  const right = drafts.find((each) => name && each.index === name.index + 1 && each.heading === name.heading && each.sample.texts > 0);
  if (right && variety(right) >= variety(name) - 2) {
    Object.assign(name, { role: "stage", confidence: 0.6, because: "content" });
    name = right;
    if (!candidates.includes(right)) candidates.push(right);
  }
  for (const each of candidates) {
    if (each === name) {
      if (each.role !== "name") Object.assign(each, { role: "name", confidence: 0.6, because: "content" });
    } else if (each.role === "name") {
      const repeats = each.sample.distinctTexts + each.sample.held < Math.max(1, name.sample.distinctTexts) || each.sample.held > 0;
      Object.assign(
        each,
        each.index < name.index && (repeats || each.sample.distinctTexts < name.sample.distinctTexts)
          ? { role: "stage", confidence: 0.6, because: "content" }
          : { role: "other", confidence: 0.3 },
      );
    }
  }
}

/** Cells merged over several rows, or one word in several of them. */
function groups({ sample }: ColumnDraft): boolean {
  return sample.held > 0 || sample.distinctTexts < sample.texts;
}

/** A unit column belongs to the number column before it: amount, factor or emission. */
function settleUnits(drafts: ColumnDraft[]): void {
  for (const [at, each] of drafts.entries()) {
    const next = drafts[at + 1];
    // "工厂总量 | 单位": numbers without a word that is known, with units of amounts beside them.
    if (
      each.role === "other" &&
      each.sample.numbers > each.sample.texts &&
      next?.role === "unit" &&
      next.sample.amountUnits * 2 > next.sample.texts &&
      !drafts.some((other) => other.role === "quantity" && other.unit === null)
    )
      Object.assign(each, { role: "quantity", confidence: 0.7, because: "content" });
  }
  // "单位排放值 | kgCO2e/kg": what has the units of factors beside it is one, however it is called.
  if (!drafts.some((each) => each.role === "factor"))
    for (const [at, each] of drafts.entries()) {
      const next = drafts[at + 1];
      if (each.role === "perUnit" && each.unit === null && next && next.sample.numbers === 0 && next.sample.factorUnits * 2 > next.sample.texts && next.sample.factorUnits > 1)
        Object.assign(each, { role: "factor", confidence: 0.8, because: "content" });
    }
  // "单位 | 台账值": the only numbers of a list of amounts, with their units before them.
  const bare = drafts.filter((each) => each.role === "other" && each.sample.numbers > each.sample.texts);
  const units = drafts.find((each) => each.role === "unit" && each.sample.amountUnits * 2 > each.sample.texts);
  if (bare[0] && bare.length === 1 && units && !drafts.some((each) => numberRoles.has(each.role))) Object.assign(bare[0], { role: "quantity", confidence: 0.6, because: "content" });
  let before: Role = "other";
  for (const each of drafts) {
    if (each.role === "unit") {
      if (each.sample.factorUnits * 2 > each.sample.texts || (before === "factor" && each.sample.amountUnits + each.sample.emissionUnits === 0))
        each.role = "factorUnit";
      else if (each.sample.emissionUnits * 2 > each.sample.texts && before === "emission") each.role = "emissionUnit";
    }
    if (numberRoles.has(each.role)) before = each.role;
  }
  // Two columns of amounts, and units of factors beside one of them: that one holds the factors.
  if (!drafts.some((each) => each.role === "factor")) {
    const beside = drafts.filter(
      (each, at) => each.role === "quantity" && drafts[at + 1]?.role === "factorUnit" && (drafts[at + 1]?.sample.factorUnits ?? 0) > 0,
    );
    if (beside.length === 1 && drafts.filter((each) => each.role === "quantity").length > 1)
      Object.assign(beside[0] as ColumnDraft, { role: "factor", confidence: 0.8, because: "content" });
  }
  // "数据值 | 0.6776", "单位 | tCO2/MWh": the value is a factor.
  if (drafts.some((each) => each.role === "factorUnit") && !drafts.some((each) => each.role === "factor" || each.role === "unit")) {
    const values = drafts.filter((each) => each.role === "quantity" && each.unit === null);
    if (values.length === 1 && values[0]) Object.assign(values[0], { role: "factor", because: "content" });
  }
}
